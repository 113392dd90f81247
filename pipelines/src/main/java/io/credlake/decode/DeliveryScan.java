package io.credlake.decode;

import io.credlake.code.ChinaTime;
import io.credlake.contract.Encoding;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContract.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The door: looks once at all bytes of a delivery before any row of it is read.
 *
 * <p>It takes the digest that identifies the delivery, finds its packing and format by its bytes
 * and its encoding by its titles, refuses what is no file of the feed, carries a citizen number
 * outside the declared person columns or is about minors, and cuts plain CSV into chunks of whole
 * rows that can be read side by side.
 */
public final class DeliveryScan {

  /** Bytes that a chunk holds at least, unless the file ends. */
  public static final int CHUNK_BYTES = 4 << 20;

  private static final Pattern XML_ENCODING =
      Pattern.compile("^[^<]{0,3}<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"'>]*)[\"']");

  private final FeedContract contract;
  private final Titles titles;
  private final int chunkBytes;
  private final UnpackedStream.Limit limit;
  private final Supplier<LocalDate> today;

  /** What a look at the data file found. */
  private record Finding(Reading reading, List<Chunk> chunks, String refusal, String remark) {

    static Finding refused(String refusal) {
      return new Finding(null, List.of(), refusal, null);
    }
  }

  /** A scan by a contract. */
  public DeliveryScan(FeedContract contract) {
    this(contract, CHUNK_BYTES, UnpackedStream.Limit.USUAL, () -> LocalDate.now(ChinaTime.ZONE));
  }

  DeliveryScan(
      FeedContract contract,
      int chunkBytes,
      UnpackedStream.Limit limit,
      Supplier<LocalDate> today) {
    this.contract = contract;
    this.titles = new Titles(contract);
    this.chunkBytes = chunkBytes;
    this.limit = limit;
    this.today = today;
  }

  /**
   * Looks at a delivery; what is not readable is refused.
   *
   * @throws IOException if the source fails
   */
  public ScannedDelivery scan(Source source) throws IOException {
    try (SourceStream in = SourceStream.digesting(source.open())) {
      Finding finding;
      try {
        finding = look(in, source);
      } catch (UnreadableDelivery e) {
        finding = Finding.refused(e.getMessage());
      }
      in.drain();
      return new ScannedDelivery(
          in.digest(),
          in.count(),
          finding.reading,
          finding.chunks,
          finding.refusal,
          finding.remark);
    } catch (SourceStream.Failure e) {
      throw e.getCause();
    }
  }

  private Finding look(SourceStream in, Source source) throws IOException {
    Content packed = new Content(in);
    Packing packing = Packing.of(packed.head());
    if (packing != Packing.ZIP) {
      return data(Content.unpack(packing, packed.stream(), in, limit), packing);
    }
    // What an archive holds is known at its end only, so that it is read twice.
    Archive archive = Archive.of(packed.stream(), in::count, limit);
    in.drain();
    if (!Archive.isComplete(in.tail())) {
      throw Archive.broken();
    }
    if (!archive.workbook() && archive.dataFiles() != 1) {
      return Finding.refused(
          "Cannot read archive, one data file expected: %d found".formatted(archive.dataFiles()));
    }
    try (SourceStream again = SourceStream.plain(source.open())) {
      return archive.workbook()
          ? workbook(Workbook.of(again), Packing.NONE)
          : data(Content.unpack(Packing.ZIP, again, again, limit), Packing.ZIP);
    }
  }

  private Finding data(Content content, Packing packing) throws IOException {
    if (content.head().length == 0) {
      return Finding.refused("Cannot read delivery, the file is empty");
    }
    if (packing != Packing.NONE && Packing.of(content.head()) == Packing.ZIP) {
      return workbook(Workbook.of(content.stream()), packing);
    }
    String signature = FileSignature.of(content.signature());
    if (signature != null) {
      return Finding.refused(notTaken(signature));
    }
    Format format =
        switch (content.firstCharacter()) {
          case '<' -> Format.XML;
          case '{' -> Format.JSONL;
          default -> Format.CSV;
        };
    if (!contract.format().contains(format)) {
      return Finding.refused(notTaken(format.name().toLowerCase(Locale.ROOT)));
    }
    return switch (format) {
      case XML -> xml(content, packing);
      case JSONL -> jsonLines(content, packing);
      default -> csv(content, packing);
    };
  }

  private String notTaken(String kind) {
    return "Cannot read delivery, feed %s takes %s: the file is %s"
        .formatted(
            contract.feed(),
            contract.format().stream()
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")),
            kind);
  }

  private Finding csv(Content content, Packing packing) throws IOException {
    CsvBlocks blocks = new CsvBlocks(content.stream());
    blocks.next();
    Titles.Found found =
        titles.in(
            encoding -> CsvRows.firstRow(blocks.titleRow(encoding.charset())), content.head());
    TitleRow row = found.row();
    String refusal = titles.refusal(row);
    if (refusal != null) {
      return Finding.refused(refusal);
    }
    RowBoundaries boundaries = new RowBoundaries(chunkBytes, found.encoding());
    blocks.skipTitleRow(boundaries);
    Gate gate = new Gate(contract, row, today.get());
    gate.beginRow(1);
    found.titles().forEach(gate::stray);
    List<Chunk> chunks = new ArrayList<>();
    do {
      if (gate.seesEveryRow()) {
        chunks.addAll(blocks.read(boundaries, found.encoding().charset(), gate));
      } else {
        blocks.scan(boundaries, candidates(gate, found.encoding()));
      }
      if (gate.refusal() != null) {
        return Finding.refused(gate.refusal());
      }
    } while (blocks.next());
    chunks.addAll(boundaries.chunks());
    boolean parts = packing == Packing.NONE || chunks.isEmpty();
    return new Finding(
        new Reading(Format.CSV, packing, found.encoding(), row),
        parts ? List.copyOf(chunks) : List.of(Chunk.whole()),
        null,
        Titles.remark(row.unknown(), blocks.isUnterminated()));
  }

  /** Shows the gate the rows that carry digits as a citizen number does. */
  private static RowBoundaries.Gate candidates(Gate gate, Encoding encoding) {
    return (buffer, from, to, line) -> {
      CsvRows.read(buffer, from, to - from, encoding.charset(), line, gate);
      return gate.refusal() == null;
    };
  }

  private Finding jsonLines(Content content, Packing packing) throws IOException {
    String start = new String(content.head(), StandardCharsets.ISO_8859_1).stripLeading();
    byte[] first = start.lines().findFirst().orElse("").getBytes(StandardCharsets.ISO_8859_1);
    Encoding encoding =
        titles.encodingOf(e -> JsonRows.parse(Titles.text(first, e), 1).names(), content.head());
    NamedScan scan = new NamedScan(contract, today.get());
    JsonRows.read(content.stream(), encoding.charset(), scan);
    return named(Format.JSONL, packing, encoding, scan);
  }

  private Finding xml(Content content, Packing packing) throws IOException {
    Encoding encoding = encodingOfXml(content.head());
    NamedScan scan = new NamedScan(contract, today.get());
    XmlRows.read(content.stream(), encoding.charset(), contract.rowElement(), scan);
    return named(Format.XML, packing, encoding, scan);
  }

  private Encoding encodingOfXml(byte[] head) throws UnreadableDelivery {
    Matcher declared =
        XML_ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1).stripLeading());
    String name = declared.find() ? declared.group(1).toUpperCase(Locale.ROOT) : "UTF-8";
    Encoding encoding =
        switch (name) {
          case "UTF-8", "UTF8" -> Encoding.UTF_8;
          // The elder standards are parts of the newer.
          case "GB18030", "GBK", "GB2312" -> Encoding.GB18030;
          default -> null;
        };
    if (!contract.encodings().contains(encoding)) {
      throw new UnreadableDelivery(
          "Cannot read delivery, feed %s takes %s: the file is in %s"
              .formatted(contract.feed(), Titles.names(contract.encodings()), Titles.shown(name)));
    }
    return encoding;
  }

  private Finding named(Format format, Packing packing, Encoding encoding, NamedScan scan) {
    if (scan.refusal() != null) {
      return Finding.refused(scan.refusal());
    }
    if (scan.layout() < 0) {
      return Finding.refused(titles.noneKnown("no row"));
    }
    TitleRow row = TitleRow.ofLayout(contract, scan.layout());
    return new Finding(
        new Reading(format, packing, encoding, row),
        List.of(Chunk.whole()),
        null,
        Titles.remark(scan.unknown(), false));
  }

  private Finding workbook(Workbook workbook, Packing packing) throws IOException {
    if (!contract.format().contains(Format.XLSX)) {
      return Finding.refused(notTaken(packing == Packing.NONE ? "xlsx" : "a ZIP archive"));
    }
    workbook.check(limit);
    SheetRows sheet = SheetRows.find(workbook, contract);
    if (sheet == null) {
      return Finding.refused(titles.noneKnown("no title row in the first " + SheetRows.HEAD));
    }
    String refusal = titles.refusal(sheet.titles());
    if (refusal != null) {
      return Finding.refused(refusal);
    }
    Gate gate = new Gate(contract, sheet.titles(), today.get());
    long rows =
        sheet.read(
            workbook,
            gate,
            (number, cells) -> {
              gate.beginRow(number);
              cells.forEach(gate::stray);
            });
    if (gate.refusal() != null) {
      return Finding.refused(gate.refusal());
    }
    return new Finding(
        new Reading(Format.XLSX, packing, null, sheet.titles()),
        rows == 0 ? List.of() : List.of(Chunk.whole()),
        null,
        Titles.remark(sheet.titles().unknown(), false));
  }
}
