package io.credlake.flow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Rows of one delivery, one bucket and one table, packed into one array: what travels between
 * operators instead of single records.
 *
 * <p>A row is its length (4 bytes), line (8), identity (16) and the bytes of a {@link RowPacker}.
 */
final class RowBatch {

  static final int HEADER = 4 + 8 + 16;

  /** Where the 16 bytes of the identity stand, the highest first, as Iceberg stores a UUID. */
  static final int IDENTITY = 4 + 8;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle BIG_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Table of the rows: its position in {@link BatchingSink#TABLES}. */
  int table;

  /** Feed of the rows: its position in the catalogue of the job. */
  int feed;

  int bucket;
  String deliveryId = "";
  int rows;
  int length;
  byte[] data = {};

  /** Key by which batches are dealt. */
  int key() {
    return Buckets.key(bucket);
  }

  boolean isEmpty() {
    return rows == 0;
  }

  void clear() {
    rows = 0;
    length = 0;
  }

  void add(long line, long high, long low, byte[] row, int rowLength) {
    int end = length + HEADER + rowLength;
    if (end > data.length) {
      data = Arrays.copyOf(data, Math.max(end, Math.max(1024, 2 * data.length)));
    }
    INT.set(data, length, rowLength);
    RowPacker.LONG.set(data, length + 4, line);
    BIG_LONG.set(data, length + IDENTITY, high);
    BIG_LONG.set(data, length + IDENTITY + 8, low);
    System.arraycopy(row, 0, data, length + HEADER, rowLength);
    length = end;
    rows++;
  }

  int rowLength(int at) {
    return (int) INT.get(data, at);
  }

  long line(int at) {
    return (long) RowPacker.LONG.get(data, at + 4);
  }

  long identityHigh(int at) {
    return (long) BIG_LONG.get(data, at + IDENTITY);
  }

  long identityLow(int at) {
    return (long) BIG_LONG.get(data, at + IDENTITY + 8);
  }

  /** Position after the row at a position. */
  int next(int at) {
    return at + HEADER + rowLength(at);
  }

  /** Moves the row between two positions to an earlier one; returns the position after it. */
  int move(int from, int next, int to) {
    if (from != to) {
      System.arraycopy(data, from, data, to, next - from);
    }
    return to + next - from;
  }

  /** Keeps the rows at the beginning only. */
  void cut(int keptRows, int keptLength) {
    rows = keptRows;
    length = keptLength;
  }
}
