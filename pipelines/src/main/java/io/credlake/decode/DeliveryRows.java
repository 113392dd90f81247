package io.credlake.decode;

import io.credlake.contract.FeedContract;
import java.io.IOException;
import java.io.InputStream;

/** Reads the rows of deliveries that have passed the door. */
public final class DeliveryRows {

  private DeliveryRows() {}

  /**
   * Reads all rows of a chunk.
   *
   * <p>Rows come with their line: that of the file, or of XLSX the number of the row in the sheet.
   * Bytes that are no text become U+FFFD, which the rules for rows reject.
   *
   * @param in the bytes of the chunk and nothing else; of the whole delivery if the chunk is that
   * @param reading as the scan found it
   * @throws IOException if the stream fails, or is not what was scanned
   */
  public static void read(
      InputStream in, Reading reading, Chunk chunk, FeedContract contract, RowHandler handler)
      throws IOException {
    if (chunk.oversized()) {
      handler.oversized(chunk.firstLine());
    } else if (chunk.isWhole()) {
      try {
        whole(SourceStream.plain(in), reading, contract, handler);
      } catch (SourceStream.Failure e) {
        throw e.getCause();
      }
    } else {
      CsvRows.read(in, reading.encoding().charset(), chunk.firstLine(), handler);
    }
  }

  private static void whole(
      SourceStream source, Reading reading, FeedContract contract, RowHandler handler)
      throws IOException {
    InputStream in =
        Content.unpack(reading.packing(), source, source, UnpackedStream.Limit.USUAL).stream();
    switch (reading.format()) {
      case CSV -> csv(in, reading, handler);
      case JSONL ->
          JsonRows.read(
              in, reading.encoding().charset(), placed(reading.titles(), contract, handler));
      case XML ->
          XmlRows.read(
              in,
              reading.encoding().charset(),
              contract.rowElement(),
              placed(reading.titles(), contract, handler));
      case XLSX -> {
        Workbook workbook = Workbook.of(in);
        SheetRows rows = SheetRows.find(workbook, contract);
        if (rows == null) {
          throw Workbook.broken(null);
        }
        rows.read(workbook, handler);
      }
    }
  }

  private static void csv(InputStream in, Reading reading, RowHandler handler) throws IOException {
    CsvBlocks blocks = new CsvBlocks(in);
    RowBoundaries boundaries = new RowBoundaries(RowBoundaries.BUFFER, reading.encoding());
    blocks.next();
    blocks.skipTitleRow(boundaries);
    do {
      blocks.read(boundaries, reading.encoding().charset(), handler);
    } while (blocks.next());
  }

  private static NamedRows placed(TitleRow titles, FeedContract contract, RowHandler handler) {
    return new PlacedRows(contract, titles.layout(), handler, stray -> {});
  }
}
