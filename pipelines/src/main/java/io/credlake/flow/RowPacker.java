package io.credlake.flow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Packs the fields of a row, in any order, into bytes that {@link PackedRow} reads.
 *
 * <p>A packed row is a bit set of its null fields (8 bytes), a slot for each field (8 bytes: a
 * number, or a text's position and length) and the texts in UTF-8.
 */
final class RowPacker {

  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int start;
  private byte[] bytes;
  private int length;
  private long nulls;

  RowPacker(int fields) {
    if (fields > Long.SIZE) {
      throw new IllegalArgumentException("Invalid number of fields: " + fields);
    }
    this.start = Long.BYTES * (1 + fields);
    this.bytes = new byte[2 * start];
    clear();
  }

  /** Begins a new row; all fields are null. */
  void clear() {
    length = start;
    nulls = -1;
  }

  void number(int field, long number) {
    LONG.set(bytes, slot(field), number);
    nulls &= ~(1L << field);
  }

  void text(int field, byte[] utf8, int offset, int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
    }
    System.arraycopy(utf8, offset, bytes, length, count);
    number(field, (long) length << Integer.SIZE | count);
    length += count;
  }

  /** A text; null leaves the field null. */
  void text(int field, String text) {
    if (text != null) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      text(field, utf8, 0, utf8.length);
    }
  }

  /** Texts without line ends. */
  void texts(int field, List<String> texts) {
    text(field, String.join("\n", texts));
  }

  /** Adds the row to a batch. */
  void pack(RowBatch batch, long line, long identityHigh, long identityLow) {
    LONG.set(bytes, 0, nulls);
    batch.add(line, identityHigh, identityLow, bytes, length);
  }

  static int slot(int field) {
    return Long.BYTES * (1 + field);
  }
}
