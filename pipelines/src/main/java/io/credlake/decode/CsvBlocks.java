package io.credlake.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;

/** Goes through a CSV file block by block, each of whole rows but for one that goes on. */
final class CsvBlocks {

  private static final int MAX_TITLE_ROW = 64 << 10;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final byte[] buffer = new byte[RowBoundaries.BUFFER];
  private int filled;
  private int kept;
  private boolean end;

  /** Blocks of a file, beginning with its title row. */
  CsvBlocks(InputStream in) {
    this.in = in;
  }

  /** Reads the next block; false if there is none. */
  boolean next() throws IOException {
    if (end) {
      return false;
    }
    System.arraycopy(buffer, filled - kept, buffer, 0, kept);
    filled = kept + in.readNBytes(buffer, kept, buffer.length - kept);
    end = filled < buffer.length;
    return true;
  }

  /** The bytes of the first block, up to a number. */
  byte[] head(int length) {
    int start = titleStart();
    return Arrays.copyOfRange(buffer, start, Math.min(filled, start + length));
  }

  /** The title row of the first block, as text. */
  String titleRow(Charset charset) {
    return new String(buffer, titleStart(), titleEnd() - titleStart(), charset);
  }

  /** Tells the boundaries to leave out the title row of the first block. */
  void skipTitleRow(RowBoundaries rows) {
    int lines = 1;
    for (int i = titleStart(); i < titleEnd() - 1; i++) {
      lines += buffer[i] == '\n' ? 1 : 0;
    }
    rows.skip(titleEnd(), lines);
  }

  /** Looks for the boundaries of rows in the block. */
  void scan(RowBoundaries rows, RowBoundaries.Gate gate) {
    kept = rows.scan(buffer, filled, end, gate);
  }

  /**
   * Looks for the boundaries of rows in the block and reads the rows.
   *
   * @return the chunks of rows in the block
   */
  List<Chunk> read(RowBoundaries rows, Charset charset, RowHandler handler) throws IOException {
    long start = rows.bufferStart();
    scan(rows, (bytes, from, to, line) -> true);
    List<Chunk> chunks = rows.cut();
    for (Chunk chunk : chunks) {
      if (chunk.oversized()) {
        handler.oversized(chunk.firstLine());
      } else {
        int from = Math.toIntExact(chunk.offset() - start);
        int length = Math.toIntExact(chunk.length());
        CsvRows.read(
            new ByteArrayInputStream(buffer, from, length), charset, chunk.firstLine(), handler);
      }
    }
    return chunks;
  }

  /** Whether the last block ends amid a line. */
  boolean isUnterminated() {
    return filled > 0 && buffer[filled - 1] != '\n' && buffer[filled - 1] != '\r';
  }

  private int titleStart() {
    boolean mark =
        Arrays.equals(buffer, 0, Math.min(filled, BYTE_ORDER_MARK.length), BYTE_ORDER_MARK, 0, 3);
    return mark ? BYTE_ORDER_MARK.length : 0;
  }

  private int titleEnd() {
    int start = titleStart();
    return RowBoundaries.endOfRow(buffer, start, Math.min(filled, start + MAX_TITLE_ROW));
  }
}
