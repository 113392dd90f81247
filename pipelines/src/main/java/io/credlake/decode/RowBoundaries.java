package io.credlake.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where rows begin and end in the bytes of a CSV file, and which rows carry a long number.
 *
 * <p>Bytes of the encodings in use below 0x30 stand for themselves, so that quotes and line ends
 * can be found without decoding. Eight bytes are looked at together; only those with a quote, a
 * line end or nothing but digits are looked at one by one.
 */
final class RowBoundaries {

  /** Looks at a row that carries a number as long as a citizen number. */
  interface Gate {

    /** Whether the row between the positions may pass; false ends the scan. */
    boolean admits(byte[] buffer, int from, int to, long line);
  }

  static final int BUFFER = 4 * CsvRows.MAX_ROW;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final int LONG_NUMBER = 17;

  private final int chunkBytes;
  private final List<Chunk> chunks = new ArrayList<>();

  private long bufferStart;
  private long chunkStart;
  private long chunkLine = 1;
  private long line = 1;
  private boolean inOversized;
  private long oversizedLine;

  // The row at hand: positions are within the buffer.
  private int rowStart;
  private int position;
  private boolean quoted;
  private boolean quotedField;
  private boolean fieldStart = true;
  private boolean carriageReturnLeft;
  private int digits;
  private boolean longNumber;
  private long rowLine = 1;

  RowBoundaries(int chunkBytes) {
    this.chunkBytes = chunkBytes;
  }

  /** Position after the first row that begins at a position. */
  static int endOfRow(byte[] buffer, int from, int to) {
    boolean quoted = false;
    for (int i = from; i < to; i++) {
      if (buffer[i] == '"') {
        quoted = !quoted;
      } else if (!quoted && buffer[i] == '\n') {
        return i + 1;
      } else if (!quoted && buffer[i] == '\r') {
        return i + 1 < to && buffer[i + 1] == '\n' ? i + 2 : i + 1;
      }
    }
    return to;
  }

  /** Leaves out the title row, which takes some bytes and lines. */
  void skip(int bytes, int lines) {
    rowStart = bytes;
    position = bytes;
    chunkStart = bytes;
    line = 1L + lines;
    rowLine = line;
    chunkLine = line;
  }

  /**
   * Scans a buffer that continues the last one.
   *
   * @return how many bytes at the end begin a row that goes on; the next buffer starts with them
   */
  int scan(byte[] buffer, int filled, boolean end, Gate gate) {
    while (position < filled) {
      // Seven digits before and seven after make no long number; more are counted one by one.
      if (!carriageReturnLeft
          && digits < Long.BYTES
          && position + Long.BYTES <= filled
          && isPlain((long) LONG.get(buffer, position))) {
        byte last = buffer[position + Long.BYTES - 1];
        digits = isDigit(last) ? trailingDigits(buffer, position) : 0;
        fieldStart = last == ',';
        quotedField &= quoted || !has((long) LONG.get(buffer, position), ',');
        position += Long.BYTES;
        continue;
      }
      int stop = Math.min(position + Long.BYTES, filled);
      while (position < stop) {
        if (!step(buffer, filled, end, gate)) {
          return 0;
        }
      }
    }
    if (end) {
      endRow(buffer, filled, gate);
      endChunk(bufferStart + filled);
      return 0;
    }
    return keep(filled);
  }

  List<Chunk> chunks() {
    return List.copyOf(chunks);
  }

  private int keep(int filled) {
    if (filled - rowStart > CsvRows.MAX_ROW && !inOversized) {
      endChunk(bufferStart + rowStart);
      inOversized = true;
      oversizedLine = rowLine;
    }
    int kept = inOversized ? 0 : filled - rowStart;
    bufferStart += filled - kept;
    rowStart = 0;
    position = kept;
    return kept;
  }

  /** Looks at one byte; false if the gate closed. */
  private boolean step(byte[] buffer, int filled, boolean end, Gate gate) {
    byte b = buffer[position];
    if (carriageReturnLeft) {
      carriageReturnLeft = false;
      if (b != '\n' && !endLine(buffer, gate)) {
        return false;
      }
    }
    position++;
    digits = isDigit(b) ? digits + 1 : 0;
    longNumber |= digits >= LONG_NUMBER;
    if (b == '"') {
      if (quoted) {
        quoted = false;
      } else if (fieldStart || quotedField) {
        quoted = true;
        quotedField = true;
      }
      fieldStart = false;
    } else {
      if (b == '\n' || b == '\r') {
        return lineEnd(b, buffer, filled, end, gate);
      }
      fieldStart = b == ',' && !quoted;
      quotedField &= !fieldStart;
    }
    return true;
  }

  private boolean lineEnd(byte b, byte[] buffer, int filled, boolean end, Gate gate) {
    if (b == '\r') {
      if (position < filled && buffer[position] == '\n') {
        return true; // the line feed that follows ends the line
      }
      if (position == filled && !end) {
        carriageReturnLeft = true; // the next buffer tells whether a line feed follows
        return true;
      }
    }
    return endLine(buffer, gate);
  }

  private boolean endLine(byte[] buffer, Gate gate) {
    line++;
    if (quoted) {
      return true;
    }
    fieldStart = true;
    quotedField = false;
    return endRow(buffer, position, gate);
  }

  private boolean endRow(byte[] buffer, int to, Gate gate) {
    boolean admitted = true;
    if (inOversized) {
      inOversized = false;
      long stop = bufferStart + to;
      chunks.add(new Chunk(chunkStart, stop - chunkStart, oversizedLine, true));
      chunkStart = stop;
      chunkLine = line;
    } else if (to - rowStart > CsvRows.MAX_ROW) {
      endChunk(bufferStart + rowStart);
      chunks.add(new Chunk(bufferStart + rowStart, to - rowStart, rowLine, true));
      chunkStart = bufferStart + to;
      chunkLine = line;
    } else if (longNumber) {
      admitted = gate.admits(buffer, rowStart, to, rowLine);
    }
    rowStart = to;
    rowLine = line;
    longNumber = false;
    digits = 0;
    if (bufferStart + to - chunkStart >= chunkBytes) {
      endChunk(bufferStart + to);
    }
    return admitted;
  }

  private void endChunk(long stop) {
    if (stop > chunkStart) {
      chunks.add(new Chunk(chunkStart, stop - chunkStart, chunkLine, false));
    }
    chunkStart = stop;
    chunkLine = rowLine;
  }

  private static boolean isPlain(long word) {
    return !has(word, '"') && !has(word, '\n') && !has(word, '\r') && !isAllDigits(word);
  }

  private static boolean has(long word, char wanted) {
    long x = word ^ (ONES * wanted);
    return ((x - ONES) & ~x & HIGHS) != 0;
  }

  private static boolean isAllDigits(long word) {
    return (word & 0xF0F0F0F0F0F0F0F0L) == 0x3030303030303030L
        && ((word + 0x0606060606060606L) & 0xF0F0F0F0F0F0F0F0L) == 0x3030303030303030L;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static int trailingDigits(byte[] buffer, int from) {
    int count = 0;
    for (int i = from + Long.BYTES - 1; i >= from && isDigit(buffer[i]); i--) {
      count++;
    }
    return count;
  }
}
