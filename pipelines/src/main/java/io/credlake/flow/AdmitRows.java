package io.credlake.flow;

import io.credlake.fact.Tables;
import io.credlake.lake.KnownRows;
import io.credlake.lake.Lake;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Admits each fact once: a row equal to one in the lake is a duplicate, whichever delivery it came
 * with.
 *
 * <p>The identities of a bucket are one value of keyed state, touched once per batch. A job that
 * starts without state reads them from the lake. Rows of deliveries that an earlier run left
 * incomplete are replayed: they count as accepted but are not written again.
 */
final class AdmitRows extends AbstractStreamOperator<RowBatch>
    implements OneInputStreamOperator<RowBatch, RowBatch> {

  private static final long serialVersionUID = 1;
  private static final int MOST_COUNTS = 64;

  static final OutputTag<LedgerEntry> COUNTS =
      new OutputTag<>("counts of admitted rows", FlowTypes.LEDGER_ENTRY);

  private final String lakeFolder;
  private final List<String> feeds;

  private transient ValueState<IdentitySet> identities;
  private transient ValueState<IdentitySet> replayed;
  private transient StreamRecord<RowBatch> admitted;
  private transient Map<String, LedgerEntry> counts;

  AdmitRows(String lakeFolder, List<String> feeds) {
    this.lakeFolder = lakeFolder;
    this.feeds = List.copyOf(feeds);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    identities = context.getKeyedStateStore().getState(descriptor("identities"));
    replayed = context.getKeyedStateStore().getState(descriptor("replayed lines"));
    admitted = new StreamRecord<>(null);
    counts = new HashMap<>();
    if (!context.isRestored()) {
      load();
    }
  }

  private static ValueStateDescriptor<IdentitySet> descriptor(String name) {
    return new ValueStateDescriptor<>(name, IdentitySetSerializer.INSTANCE);
  }

  private void load() throws Exception {
    TaskInfo task = getRuntimeContext().getTaskInfo();
    KeyGroupRange range =
        KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
            Buckets.COUNT, task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask());
    IdentitySet[] facts = new IdentitySet[Buckets.COUNT];
    IdentitySet[] lines = new IdentitySet[Buckets.COUNT];
    try (Lake lake = Lake.open(Path.of(lakeFolder))) {
      KnownRows known = new KnownRows(lake, feeds);
      Map<String, String> deliveries = known.deliveries();
      known.facts(
          (identity, feed, delivery, line) -> {
            int bucket = Buckets.of(identity.getLeastSignificantBits());
            if (range.contains(bucket)) {
              add(
                  facts,
                  bucket,
                  identity.getMostSignificantBits(),
                  identity.getLeastSignificantBits());
              if (!KnownRows.WHOLE.equals(deliveries.get(KnownRows.name(feed, delivery)))) {
                long[] origin = BatchingSink.origin(delivery, line);
                add(lines, bucket, origin[0], origin[1]);
              }
            }
          });
      known.rejections(
          (feed, delivery, line) -> {
            long[] origin = BatchingSink.origin(delivery, line);
            int bucket = Buckets.of(origin[1]);
            if (!KnownRows.WHOLE.equals(deliveries.get(KnownRows.name(feed, delivery)))
                && range.contains(bucket)) {
              add(lines, bucket, origin[0], origin[1]);
            }
          });
    }
    for (int bucket : range) {
      setCurrentKey(Buckets.key(bucket));
      if (facts[bucket] != null) {
        identities.update(facts[bucket]);
      }
      if (lines[bucket] != null) {
        replayed.update(lines[bucket]);
      }
    }
  }

  private static void add(IdentitySet[] sets, int bucket, long high, long low) {
    if (sets[bucket] == null) {
      sets[bucket] = new IdentitySet();
    }
    sets[bucket].add(high, low);
  }

  @Override
  public void processElement(StreamRecord<RowBatch> element) throws Exception {
    RowBatch batch = element.getValue();
    if (BatchingSink.holdsFacts(batch)) {
      admitFacts(batch);
    } else if (BatchingSink.TABLES.get(batch.table) != Tables.MENDED) {
      dropReplayed(batch);
    }
    if (!batch.isEmpty()) {
      output.collect(admitted.replace(batch));
    }
  }

  private void admitFacts(RowBatch batch) throws Exception {
    IdentitySet known = identities.value();
    if (known == null) {
      known = new IdentitySet();
    }
    IdentitySet lines = replayed.value();
    long accepted = 0;
    long duplicate = 0;
    int to = 0;
    int rows = 0;
    for (int at = 0, next; at < batch.length; at = next) {
      next = batch.next(at);
      if (lines != null && isReplayed(lines, batch, at)) {
        accepted++;
      } else if (known.add(batch.identityHigh(at), batch.identityLow(at))) {
        accepted++;
        rows++;
        to = batch.move(at, next, to);
      } else {
        duplicate++;
      }
    }
    batch.cut(rows, to);
    identities.update(known);
    LedgerEntry entry =
        LedgerEntry.admitted(
            KnownRows.name(feeds.get(batch.feed), batch.deliveryId), accepted, duplicate);
    counts.merge(entry.delivery(), entry, LedgerEntry::plus);
    if (counts.size() > MOST_COUNTS) {
      flushCounts();
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    flushCounts();
  }

  @Override
  public void finish() {
    flushCounts();
  }

  /** Hands on what was counted; a delivery can only be committed with a checkpoint anyway. */
  private void flushCounts() {
    counts.values().forEach(entry -> output.collect(COUNTS, new StreamRecord<>(entry)));
    counts.clear();
  }

  private void dropReplayed(RowBatch batch) throws Exception {
    IdentitySet lines = replayed.value();
    if (lines == null) {
      return;
    }
    int to = 0;
    int rows = 0;
    for (int at = 0, next; at < batch.length; at = next) {
      next = batch.next(at);
      if (!lines.contains(batch.identityHigh(at), batch.identityLow(at))) {
        rows++;
        to = batch.move(at, next, to);
      }
    }
    batch.cut(rows, to);
  }

  private static boolean isReplayed(IdentitySet lines, RowBatch batch, int at) {
    long[] origin = BatchingSink.origin(batch.deliveryId, batch.line(at));
    return lines.contains(origin[0], origin[1]);
  }
}
