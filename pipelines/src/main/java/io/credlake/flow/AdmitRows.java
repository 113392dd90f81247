package io.credlake.flow;

import io.credlake.fact.DeliveryTables;
import io.credlake.lake.KnownRows;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Admits each fact once: a row equal to one in the lake is a duplicate, whichever delivery it came
 * with.
 *
 * <p>The lake itself remembers the identities: a job reads them when it starts, and keeps of its
 * own only those that may not be committed yet. Rows of deliveries that an earlier run left
 * incomplete are replayed: they count as accepted but are not written again.
 */
final class AdmitRows extends AbstractStreamOperator<RowBatch>
    implements OneInputStreamOperator<RowBatch, RowBatch> {

  private static final long serialVersionUID = 1;
  private static final int MOST_COUNTS = 64;

  static final OutputTag<LedgerEntry> COUNTS =
      new OutputTag<>("counts of admitted rows", FlowTypes.LEDGER_ENTRY);

  private final LakePlace place;
  private final List<String> feeds;

  private transient IdentityStore identities;
  private transient IdentityStore replayed;
  private transient UncommittedIdentities uncommitted;
  private transient ListState<long[]> state;
  private transient StreamRecord<RowBatch> admitted;
  private transient Map<String, LedgerEntry> counts;

  AdmitRows(LakePlace place, List<String> feeds) {
    this.place = place;
    this.feeds = List.copyOf(feeds);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    Path spill = SpillFolder.of(getContainingTask(), "identities");
    identities = new IdentityStore(spill.resolve("facts"), IdentityStore.MOST_RECENT);
    replayed = new IdentityStore(spill.resolve("lines"), IdentityStore.MOST_RECENT);
    uncommitted = new UncommittedIdentities();
    state =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>(
                    "uncommitted", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
    admitted = new StreamRecord<>(null);
    counts = new HashMap<>();
    load();
  }

  private void load() throws Exception {
    TaskInfo task = getRuntimeContext().getTaskInfo();
    KeyGroupRange range =
        KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
            Buckets.COUNT, task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask());
    try (Lake lake = Lake.open(place)) {
      KnownRows known = new KnownRows(lake, feeds);
      Map<String, String> deliveries = known.deliveries();
      known.facts(
          (identity, feed, delivery, line) -> {
            long low = identity.getLeastSignificantBits();
            if (range.contains(Buckets.of(low))) {
              identities.add(identity.getMostSignificantBits(), low);
              if (!KnownRows.WHOLE.equals(deliveries.get(KnownRows.name(feed, delivery)))) {
                long[] origin = BatchingSink.origin(delivery, line);
                replayed.add(origin[0], origin[1]);
              }
            }
          });
      known.rejections(
          (feed, delivery, line) -> {
            long[] origin = BatchingSink.origin(delivery, line);
            if (!KnownRows.WHOLE.equals(deliveries.get(KnownRows.name(feed, delivery)))
                && range.contains(Buckets.of(origin[1]))) {
              replayed.add(origin[0], origin[1]);
            }
          });
    }
    for (long[] pairs : state.get()) {
      for (int i = 0; i < pairs.length; i += 2) {
        if (range.contains(Buckets.of(pairs[i + 1]))) {
          identities.add(pairs[i], pairs[i + 1]);
          uncommitted.add(pairs[i], pairs[i + 1]);
        }
      }
    }
  }

  @Override
  public void processElement(StreamRecord<RowBatch> element) throws Exception {
    RowBatch batch = element.getValue();
    if (BatchingSink.holdsFacts(batch)) {
      admitFacts(batch);
    } else if (BatchingSink.TABLES.get(batch.table) != DeliveryTables.MENDED) {
      dropReplayed(batch);
    }
    if (!batch.isEmpty()) {
      output.collect(admitted.replace(batch));
    }
  }

  private void admitFacts(RowBatch batch) {
    long accepted = 0;
    long duplicate = 0;
    int to = 0;
    int rows = 0;
    for (int at = 0, next; at < batch.length; at = next) {
      next = batch.next(at);
      long high = batch.identityHigh(at);
      long low = batch.identityLow(at);
      if (isReplayed(batch, at)) {
        accepted++;
      } else if (identities.add(high, low)) {
        uncommitted.add(high, low);
        accepted++;
        rows++;
        to = batch.move(at, next, to);
      } else {
        duplicate++;
      }
    }
    batch.cut(rows, to);
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
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.update(uncommitted.snapshot(context.getCheckpointId()));
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    uncommitted.complete(checkpointId);
  }

  @Override
  public void close() throws Exception {
    for (IdentityStore store : Arrays.asList(identities, replayed)) {
      if (store != null) {
        store.close();
      }
    }
    super.close();
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

  private void dropReplayed(RowBatch batch) {
    if (replayed.isEmpty()) {
      return;
    }
    int to = 0;
    int rows = 0;
    for (int at = 0, next; at < batch.length; at = next) {
      next = batch.next(at);
      if (!replayed.contains(batch.identityHigh(at), batch.identityLow(at))) {
        rows++;
        to = batch.move(at, next, to);
      }
    }
    batch.cut(rows, to);
  }

  private boolean isReplayed(RowBatch batch, int at) {
    if (replayed.isEmpty()) {
      return false;
    }
    long[] origin = BatchingSink.origin(batch.deliveryId, batch.line(at));
    return replayed.contains(origin[0], origin[1]);
  }
}
