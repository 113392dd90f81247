package io.credlake.flow;

import io.credlake.fact.Tables;
import io.credlake.refine.Rejection;
import io.credlake.refine.RowSink;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.data.binary.BinaryStringData;
import org.apache.flink.table.data.writer.BinaryRowWriter;
import org.apache.flink.table.runtime.typeutils.ArrayDataSerializer;
import org.apache.flink.table.types.logical.VarCharType;

/** Packs the rows of a delivery into batches, one per bucket and table. */
final class BatchingSink implements RowSink {

  private static final ArrayDataSerializer TEXTS =
      new ArrayDataSerializer(new VarCharType(VarCharType.MAX_LENGTH));

  private final RowBatch[] facts = batches(0);
  private final RowBatch[] rejections = batches(1);
  private final RowInMaking fact = new RowInMaking(Tables.SUBJECT.fields().size());
  private final RowInMaking rejection = new RowInMaking(Tables.REJECTION.fields().size());

  private String deliveryId;

  private static RowBatch[] batches(int table) {
    RowBatch[] batches = new RowBatch[Buckets.COUNT];
    for (int i = 0; i < batches.length; i++) {
      batches[i] = new RowBatch();
      batches[i].table = table;
      batches[i].bucket = i;
    }
    return batches;
  }

  /** The rows that follow are of this delivery. */
  void begin(String id) {
    deliveryId = id;
  }

  /** Hands out all batches with rows; each is free again when the consumer returns. */
  void flush(Consumer<RowBatch> consumer) {
    flush(facts, consumer);
    flush(rejections, consumer);
  }

  private void flush(RowBatch[] batches, Consumer<RowBatch> consumer) {
    for (RowBatch batch : batches) {
      if (!batch.isEmpty()) {
        batch.deliveryId = deliveryId;
        consumer.accept(batch);
        batch.clear();
      }
    }
  }

  @Override
  public void text(int field, byte[] utf8, int offset, int length) {
    fact.text(field, BinaryStringData.fromBytes(utf8, offset, length));
  }

  @Override
  public void date(int field, int epochDay) {
    fact.present(field).writeInt(field, epochDay);
  }

  @Override
  public void money(int field, long hundredths) {
    fact.present(field)
        .writeDecimal(field, DecimalData.fromUnscaledLong(hundredths, 18, 2), 18);
  }

  @Override
  public void texts(int field, List<String> values) {
    StringData[] texts = values.stream().map(StringData::fromString).toArray(StringData[]::new);
    fact.present(field).writeArray(field, new GenericArrayData(texts), TEXTS);
  }

  @Override
  public void accept(long line, long identityHigh, long identityLow) {
    fact.pack(facts[Buckets.of(identityLow)], line, identityHigh, identityLow);
  }

  @Override
  public void discard() {
    fact.clear();
  }

  @Override
  public void reject(Rejection why) {
    rejection.text(0, why.field());
    rejection.text(1, why.reason().code());
    rejection.text(2, why.value());
    rejection.text(3, why.row());
    rejection.text(4, why.provinceCode());
    rejection.text(5, why.creditCode());
    long[] origin = origin(deliveryId, why.line());
    rejection.pack(rejections[Buckets.of(origin[1])], why.line(), origin[0], origin[1]);
  }

  /** Identity of a line of a delivery: what a replay is known by. */
  static long[] origin(String deliveryId, long line) {
    byte[] bytes = (deliveryId + ':' + line).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return MurmurHash3.hash128x64(bytes, 0, bytes.length, 0);
  }

  /** A row whose fields are written one by one, in any order; those not written are null. */
  private static final class RowInMaking {

    private final BinaryRowData row;
    private final BinaryRowWriter writer;
    private final boolean[] present;

    RowInMaking(int fields) {
      row = new BinaryRowData(fields);
      writer = new BinaryRowWriter(row, 256);
      present = new boolean[fields];
      writer.reset();
    }

    BinaryRowWriter present(int field) {
      present[field] = true;
      return writer;
    }

    void text(int field, StringData text) {
      present(field).writeString(field, text);
    }

    void text(int field, String text) {
      if (text != null) {
        text(field, StringData.fromString(text));
      }
    }

    void pack(RowBatch batch, long line, long high, long low) {
      for (int i = 0; i < present.length; i++) {
        if (!present[i]) {
          writer.setNullAt(i);
        }
      }
      writer.complete();
      batch.add(line, high, low, row.getSegments()[0].getArray(), row.getSizeInBytes());
      clear();
    }

    void clear() {
      java.util.Arrays.fill(present, false);
      writer.reset();
    }
  }
}
