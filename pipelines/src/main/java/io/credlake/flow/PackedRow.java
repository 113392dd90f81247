package io.credlake.flow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.iceberg.shaded.org.apache.parquet.io.api.Binary;

/** A view of one row of a batch; it moves from row to row and copies nothing. */
final class PackedRow {

  private final Binary[] feeds;

  private Binary feed;
  private RowBatch batch;
  private Binary delivery;
  private int at;
  private int row;
  private long nulls;

  PackedRow(List<String> feeds) {
    this.feeds = feeds.stream().map(PackedRow::constant).toArray(Binary[]::new);
  }

  /** The rows that follow are of this batch. */
  void of(RowBatch next) {
    batch = next;
    feed = feeds[next.feed];
    delivery = constant(next.deliveryId);
  }

  /** Moves to the row at a position of the batch. */
  void moveTo(int position) {
    at = position;
    row = position + RowBatch.HEADER;
    nulls = (long) RowPacker.LONG.get(batch.data, row);
  }

  boolean isNull(int field) {
    return (nulls >>> field & 1) != 0;
  }

  /** The fields that are not null, one bit each. */
  long told() {
    return ~nulls;
  }

  long number(int field) {
    return (long) RowPacker.LONG.get(batch.data, row + RowPacker.slot(field));
  }

  Binary text(int field) {
    long slot = number(field);
    return Binary.fromReusedByteArray(batch.data, row + (int) (slot >>> Integer.SIZE), (int) slot);
  }

  List<String> texts(int field) {
    long slot = number(field);
    String joined =
        new String(
            batch.data, row + (int) (slot >>> Integer.SIZE), (int) slot, StandardCharsets.UTF_8);
    return List.of(joined.split("\n", -1));
  }

  Binary feed() {
    return feed;
  }

  Binary delivery() {
    return delivery;
  }

  long line() {
    return batch.line(at);
  }

  Binary identity() {
    return Binary.fromReusedByteArray(batch.data, at + RowBatch.IDENTITY, 16);
  }

  private static Binary constant(String text) {
    return Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
  }
}
