package io.credlake.flow;

import io.credlake.fact.TableDefinition;
import io.credlake.fact.Tables;
import io.credlake.refine.Rejection;
import io.credlake.refine.RowSink;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.MurmurHash3;

/** Packs the rows of a delivery into batches, one per bucket and table. */
final class BatchingSink implements RowSink {

  /** Tables of the batches, by {@link RowBatch#table}. */
  static final List<TableDefinition> TABLES = List.of(Tables.SUBJECT, Tables.REJECTION);

  static final int FACTS = 0;
  static final int REJECTIONS = 1;

  private final RowBatch[] facts = batches(FACTS);
  private final RowBatch[] rejections = batches(REJECTIONS);
  private final RowPacker fact = new RowPacker(Tables.SUBJECT.fields().size());
  private final RowPacker rejection = new RowPacker(Tables.REJECTION.fields().size());

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
    fact.text(field, utf8, offset, length);
  }

  @Override
  public void date(int field, int epochDay) {
    fact.number(field, epochDay);
  }

  @Override
  public void money(int field, long hundredths) {
    fact.number(field, hundredths);
  }

  @Override
  public void texts(int field, List<String> values) {
    fact.texts(field, values);
  }

  @Override
  public void accept(long line, long identityHigh, long identityLow) {
    fact.pack(facts[Buckets.of(identityLow)], line, identityHigh, identityLow);
    fact.clear();
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
    rejection.clear();
  }

  /** Identity of a line of a delivery: what a replay is known by. */
  static long[] origin(String deliveryId, long line) {
    byte[] bytes = (deliveryId + ':' + line).getBytes(StandardCharsets.UTF_8);
    return MurmurHash3.hash128x64(bytes, 0, bytes.length, 0);
  }
}
