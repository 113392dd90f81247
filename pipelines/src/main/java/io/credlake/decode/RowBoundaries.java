package io.credlake.decode;

import io.credlake.contract.Encoding;
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
 * line end or a number that grows long are looked at one by one.
 */
final class RowBoundaries {

  /** Looks at a row that carries digits as a citizen number does. */
  interface Gate {

    /** Whether the row between the positions may pass; false ends the scan. */
    boolean admits(byte[] buffer, int from, int to, long line);
  }

  static final int BUFFER = 4 * CsvRows.MAX_ROW;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long ZEROS = ONES * '0';
  private static final long MORE_THAN_NINE = ONES * (0x80 - 10);
  private static final int FULL_WIDTH_UTF_8 = 0xEF;
  private static final int FULL_WIDTH_GB18030 = 0xA3;

  // Digits of a citizen number, and of those of its parts that may stand apart: 6, 8 and 3.
  private static final int LONG_NUMBER = 17;
  private static final int BIRTH_DATE = 8;
  private static final int SEQUENCE = 3;
  private static final int LONGEST_GAP = 3;

  /** In GB18030 the second byte of two is this or more; some separators end with a letter's. */
  private static final byte LEAST_SECOND = 0x40;

  private final int chunkBytes;
  private final boolean utf8;
  private final long fullWidth;
  private final int fullWidthBits;
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
  private int gap;
  private boolean longNumber;
  private long rowLine = 1;

  RowBoundaries(int chunkBytes, Encoding encoding) {
    this.chunkBytes = chunkBytes;
    this.utf8 = encoding == Encoding.UTF_8;
    this.fullWidth = ONES * (utf8 ? FULL_WIDTH_UTF_8 : FULL_WIDTH_GB18030);
    this.fullWidthBits = Byte.SIZE * (utf8 ? 3 : 2);
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
      // Digits are counted one by one where a number grows long, or may go on after a gap.
      if (!carriageReturnLeft
          && gap == 0
          && position + Long.BYTES <= filled
          && isPlain((long) LONG.get(buffer, position))
          && digits + leadingDigits((long) LONG.get(buffer, position)) < BIRTH_DATE) {
        long leads = zeroBytes((long) LONG.get(buffer, position) ^ fullWidth);
        if ((leads & (leads >>> fullWidthBits)) != 0 && hasFullWidthDigits(buffer, position)) {
          longNumber = true;
        }
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

  /** Position of the next buffer in the file. */
  long bufferStart() {
    return bufferStart;
  }

  /** The chunks so far. */
  List<Chunk> chunks() {
    return List.copyOf(chunks);
  }

  /** The chunks since the last cut, one of which ends with the last row that is complete. */
  List<Chunk> cut() {
    if (!inOversized) {
      endChunk(bufferStart);
    }
    List<Chunk> cut = List.copyOf(chunks);
    chunks.clear();
    return cut;
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
    count(buffer, b);
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

  /**
   * Counts digits, also of numbers whose parts stand apart by a separator of some bytes. In GB18030
   * the second and the fourth of its four bytes look like digits.
   */
  private void count(byte[] buffer, byte b) {
    if (isDigit(b)) {
      digits++;
      if (digits == SEQUENCE && gap > 0) {
        longNumber = true;
        gap = 0;
      }
      longNumber |=
          digits >= LONG_NUMBER
              || (digits == BIRTH_DATE + SEQUENCE && digitsStandBefore(buffer, position - digits));
      return;
    }
    boolean goesOn = gap > 0 && (digits == 0 || (digits == 1 && !utf8 && b < 0));
    if (goesOn) {
      gap = separates(buffer, position - 1) && gap < LONGEST_GAP ? gap + 1 : 0;
    } else if (digits > 0) {
      gap = separates(buffer, position - 1) && digits >= BIRTH_DATE ? 1 : 0;
    }
    digits = 0;
  }

  /** Whether a byte may stand between the parts of a number; spaces and hyphens are many. */
  private boolean separates(byte[] buffer, int at) {
    byte b = buffer[at];
    boolean endsCharacter = !utf8 && b >= LEAST_SECOND && at > rowStart && buffer[at - 1] < 0;
    return b == ' ' || b == '-' || b < 0 || endsCharacter;
  }

  /** Whether a digit stands shortly before a position within the row. */
  private boolean digitsStandBefore(byte[] buffer, int end) {
    for (int i = end - 1; i >= Math.max(rowStart, end - 1 - LONGEST_GAP); i--) {
      if (!separates(buffer, i)) {
        return i < end - 1 && isDigit(buffer[i]);
      }
    }
    return false;
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
    gap = 0;
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
    return !has(word, '"') && !has(word, '\n') && !has(word, '\r');
  }

  private static boolean has(long word, char wanted) {
    return zeroBytes(word ^ (ONES * wanted)) != 0;
  }

  /** The high bits of the bytes that are 0; above such a byte one that is 1 may be taken for it. */
  private static long zeroBytes(long word) {
    return (word - ONES) & ~word & HIGHS;
  }

  /** How many digits the word begins with. */
  private static int leadingDigits(long word) {
    long values = word ^ ZEROS;
    long others = (((values & ~HIGHS) + MORE_THAN_NINE) | values) & HIGHS;
    return Long.numberOfTrailingZeros(others) / Byte.SIZE;
  }

  /** Whether two full-width digits stand side by side in the word at a position. */
  private boolean hasFullWidthDigits(byte[] buffer, int from) {
    for (int i = from; i < from + Long.BYTES - fullWidthBits / Byte.SIZE; i++) {
      boolean digit =
          utf8
              ? buffer[i + 1] == (byte) 0xBC && isBetween(buffer[i + 2], 0x90, 0x99)
              : isBetween(buffer[i + 1], 0xB0, 0xB9);
      if (digit && buffer[i] == (byte) fullWidth) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBetween(byte b, int least, int most) {
    return (b & 0xFF) >= least && (b & 0xFF) <= most;
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
