package io.credlake.flow;

import io.credlake.fact.DeliveryTables;
import io.credlake.fact.FactTables;
import io.credlake.fact.TableDefinition;
import io.credlake.refine.Rejection;
import io.credlake.refine.RowSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.MurmurHash3;

/** Packs the rows of a delivery into batches, one per bucket and table. */
final class BatchingSink implements RowSink {

  /** Tables of the batches, by {@link RowBatch#table}. */
  static final List<TableDefinition> TABLES = tables();

  private static final int REJECTIONS = TABLES.indexOf(DeliveryTables.REJECTION);
  private static final int MENDED = TABLES.indexOf(DeliveryTables.MENDED);

  private final RowBatch[][] batches = new RowBatch[TABLES.size()][];
  private final RowPacker[] packers = new RowPacker[TABLES.size()];

  private int feed;
  private int table;
  private RowPacker fact;
  private String deliveryId;

  private static List<TableDefinition> tables() {
    List<TableDefinition> tables = new ArrayList<>(FactTables.FACTS);
    tables.add(DeliveryTables.REJECTION);
    tables.add(DeliveryTables.MENDED);
    return List.copyOf(tables);
  }

  /** Whether a batch holds facts, which are admitted once. */
  static boolean holdsFacts(RowBatch batch) {
    return batch.table < FactTables.FACTS.size();
  }

  /** The rows that follow are of this delivery; its facts belong to a table. */
  void begin(int feedIndex, TableDefinition facts, String id) {
    feed = feedIndex;
    table = TABLES.indexOf(facts);
    fact = packer(table);
    deliveryId = id;
  }

  private RowPacker packer(int of) {
    if (packers[of] == null) {
      packers[of] = new RowPacker(TABLES.get(of).fields().size());
    }
    return packers[of];
  }

  private RowBatch batch(int of, int bucket) {
    if (batches[of] == null) {
      batches[of] = new RowBatch[Buckets.COUNT];
      for (int i = 0; i < Buckets.COUNT; i++) {
        batches[of][i] = new RowBatch();
        batches[of][i].table = of;
        batches[of][i].bucket = i;
      }
    }
    return batches[of][bucket];
  }

  /** Hands out all batches with rows; each is free again when the consumer returns. */
  void flush(Consumer<RowBatch> consumer) {
    for (RowBatch[] ofTable : batches) {
      if (ofTable != null) {
        flush(ofTable, consumer);
      }
    }
  }

  private void flush(RowBatch[] ofTable, Consumer<RowBatch> consumer) {
    for (RowBatch batch : ofTable) {
      if (!batch.isEmpty()) {
        batch.feed = feed;
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
  public void count(int field, long number) {
    fact.number(field, number);
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
    fact.pack(batch(table, Buckets.of(identityLow)), line, identityHigh, identityLow);
    fact.clear();
  }

  @Override
  public void mended(long line, String mendedDelivery, long mendedLine) {
    RowPacker mended = packer(MENDED);
    mended.text(0, mendedDelivery);
    mended.number(1, mendedLine);
    long[] origin = origin(deliveryId, line);
    mended.pack(batch(MENDED, Buckets.of(origin[1])), line, origin[0], origin[1]);
    mended.clear();
  }

  @Override
  public void discard() {
    fact.clear();
  }

  @Override
  public void reject(Rejection why) {
    RowPacker rejection = packer(REJECTIONS);
    rejection.text(0, why.field());
    rejection.text(1, why.reason().code());
    rejection.text(2, why.value());
    rejection.text(3, why.row());
    rejection.text(4, why.provinceCode());
    rejection.text(5, why.creditCode());
    long[] origin = origin(deliveryId, why.line());
    rejection.pack(batch(REJECTIONS, Buckets.of(origin[1])), why.line(), origin[0], origin[1]);
    rejection.clear();
  }

  /** Identity of a line of a delivery: what a replay is known by. */
  static long[] origin(String deliveryId, long line) {
    byte[] bytes = (deliveryId + ':' + line).getBytes(StandardCharsets.UTF_8);
    return MurmurHash3.hash128x64(bytes, 0, bytes.length, 0);
  }
}
