package io.credlake.generate.nation;

import io.credlake.contract.Manifest;
import io.credlake.generate.nation.Form.Cells;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A delivery that is being written, and what must become of its rows. */
final class Delivery implements Closeable {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int BUFFER = 1 << 14;

  private final FeedPlan plan;
  private final Form form;
  private final Path file;
  private final LocalDate from;
  private final LocalDate to;
  private final LocalDate sentOn;
  private final Dice dice;
  private final Truth truth;
  private final MessageDigest digest;
  private final RowWriter writer;

  private boolean declares;
  private long codes;
  private long accepted;
  private long rejected;
  private long duplicate;
  private long persons;
  private long sum;
  private final Map<String, Long> reasons = new TreeMap<>();

  /**
   * Begins a delivery.
   *
   * @param folder of all feeds
   * @param province code of the sending province; null: a national sender
   * @param from first day of the period
   * @param to last day of the period
   */
  Delivery(
      FeedPlan plan,
      Path folder,
      String province,
      String layout,
      LocalDate from,
      LocalDate to,
      LocalDate sentOn,
      Dice dice,
      Truth truth)
      throws IOException {
    this.plan = plan;
    this.form = Form.of(layout);
    this.from = from;
    this.to = to;
    this.sentOn = sentOn;
    this.dice = dice;
    this.truth = truth;
    String format = format();
    boolean isGb = plan.encodings().contains("GB18030") && dice.happens(2500);
    boolean gz = format.equals("csv") && dice.happens(1200);
    boolean zip = !gz && format.equals("csv") && dice.happens(600);
    String name =
        "%s-%s%s.%s"
            .formatted(
                plan.feed(),
                plan.months() == 12 ? from.getYear() : from.toString().substring(0, 7),
                province == null ? "" : "-" + province,
                format);
    this.file =
        folder
            .resolve(plan.feed())
            .resolve(Integer.toString(from.getYear()))
            .resolve(name + (gz ? ".gz" : zip ? ".zip" : ""));
    Files.createDirectories(file.getParent());
    this.digest = sha256();
    OutputStream out =
        new BufferedOutputStream(
            new DigestOutputStream(Files.newOutputStream(file), digest), BUFFER);
    this.writer = writer(format, packed(out, gz, zip, name), isGb);
  }

  /** Workbooks are for what stays small: cells and milestones, and rarely. */
  private String format() {
    boolean small = plan.shape().equals("return") || plan.shape().equals("milestone");
    if (small && plan.formats().contains("xlsx") && dice.happens(800)) {
      return "xlsx";
    }
    return plan.formats().stream().filter(format -> !format.equals("xlsx")).findFirst().orElse("");
  }

  private RowWriter writer(String format, OutputStream out, boolean isGb) throws IOException {
    return switch (format) {
      case "csv" -> new CsvWriter(out, isGb ? GB18030 : StandardCharsets.UTF_8, form);
      case "jsonl" -> new JsonWriter(out, form);
      case "xml" -> new XmlWriter(out, isGb ? "GB18030" : "UTF-8", form);
      default -> new SheetWriter(out, form);
    };
  }

  private static OutputStream packed(OutputStream out, boolean gz, boolean zip, String name)
      throws IOException {
    if (gz) {
      return new BufferedOutputStream(new GZIPOutputStream(out), BUFFER);
    }
    if (!zip) {
      return out;
    }
    ZipOutputStream packed = new ZipOutputStream(out);
    ZipEntry entry = new ZipEntry(name);
    entry.setLastModifiedTime(FileTime.fromMillis(0));
    packed.putNextEntry(entry);
    return new BufferedOutputStream(packed, BUFFER);
  }

  FeedPlan plan() {
    return plan;
  }

  Form form() {
    return form;
  }

  LocalDate sentOn() {
    return sentOn;
  }

  LocalDate to() {
    return to;
  }

  /** Rows written so far. */
  long rows() {
    return accepted + rejected + duplicate;
  }

  /** Rows written so far that carry a valid credit code. */
  long codes() {
    return codes;
  }

  /** Rows written so far that are accepted. */
  long accepted() {
    return accepted;
  }

  /** Whether it was closed with a manifest, which says when it was sent. */
  boolean isDeclared() {
    return declares;
  }

  /** Dice for what happens to its rows. */
  Dice dice() {
    return dice;
  }

  /**
   * Writes a row.
   *
   * @param hundredths what its control-sum field adds; 0 if it has none
   */
  void row(Cells cells, Verdict verdict, long hundredths) throws IOException {
    writer.row(cells.texts());
    countCode(cells, verdict);
    count(verdict, hundredths);
  }

  /** Writes a row once more: it must be found to be known. */
  void again(Cells cells, Verdict verdict, long hundredths) throws IOException {
    writer.row(cells.texts());
    countCode(cells, verdict);
    duplicate++;
    sum += hundredths;
    verdict.reasons().forEach(reason -> reasons.merge(reason, 1L, Long::sum));
  }

  /** Writes a row that is broken in a way of the format, if there is such a way. */
  void broken(Cells cells, String reason) throws IOException {
    if (writer.broken(cells.texts(), reason)) {
      count(Verdict.unreadable(reason), 0);
    }
  }

  private void countCode(Cells cells, Verdict verdict) {
    boolean spoiled = verdict.reasons().contains("code.invalid");
    if (form.has(Role.CODE) && !cells.text(Role.CODE).isEmpty() && !spoiled) {
      codes++;
    }
  }

  private void count(Verdict verdict, long hundredths) {
    switch (verdict.kind()) {
      case ACCEPTED -> accepted++;
      case REJECTED -> rejected++;
      case PERSON -> {
        accepted++;
        persons++;
      }
    }
    if (verdict.readable()) {
      sum += hundredths;
    }
    verdict.reasons().forEach(reason -> reasons.merge(reason, 1L, Long::sum));
  }

  @Override
  public void close() throws IOException {
    writer.close();
    String id = HexFormat.of().formatHex(digest.digest());
    long read = rows();
    declares = !dice.happens(800);
    boolean wrongly = declares && dice.happens(150);
    if (declares) {
      Files.writeString(
          file.resolveSibling(file.getFileName() + Manifest.SUFFIX),
          manifest(id, wrongly ? read + 1 : read));
    }
    truth.delivery(
        id,
        plan.feed(),
        rejected == 0 ? "accepted" : "partial",
        declares ? (wrongly ? "not_met" : "met") : "not_declared",
        accepted,
        rejected,
        duplicate,
        persons);
    for (Map.Entry<String, Long> reason : reasons.entrySet()) {
      truth.reason(id, plan.feed(), reason.getKey(), reason.getValue());
    }
    if (dice.happens(50)) {
      again(declares);
    }
  }

  /** Sends it once more, under another name. */
  private void again(boolean declared) throws IOException {
    Path copy = file.resolveSibling("z-again-" + file.getFileName());
    Files.copy(file, copy);
    if (declared) {
      Files.copy(
          file.resolveSibling(file.getFileName() + Manifest.SUFFIX),
          copy.resolveSibling(copy.getFileName() + Manifest.SUFFIX));
    }
  }

  private String manifest(String id, long rows) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("feed: ").append(plan.feed()).append('\n');
    yaml.append("contract_version: ").append(plan.version()).append('\n');
    yaml.append("rows: ").append(rows).append('\n');
    if (plan.controlSums().size() == 1 && !plan.controlSums().getFirst().isEmpty()) {
      yaml.append(
          String.format(
              Locale.ROOT,
              "sums: {%s: %s}%n",
              plan.controlSums().getFirst(),
              BigDecimal.valueOf(sum, 2).toPlainString()));
    }
    LocalDate begun =
        plan.firstDay() != null && plan.firstDay().isAfter(from) ? plan.firstDay() : from;
    LocalDate ended = plan.lastDay() != null && plan.lastDay().isBefore(to) ? plan.lastDay() : to;
    yaml.append("period: {from: ").append(begun).append(", to: ").append(ended).append("}\n");
    yaml.append("sent_on: ").append(sentOn).append('\n');
    yaml.append("sha256: ").append(id).append('\n');
    return yaml.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot take digests, SHA-256 is missing", e);
    }
  }
}
