package io.credlake.flow;

import io.credlake.fact.CountTables;
import io.credlake.flow.CheckpointCommit.Files;
import io.credlake.flow.CoverageEvent.Round;
import io.credlake.flow.CoverageEvent.RoundEnd;
import io.credlake.lake.CommitClock;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.lake.WriterLock;
import java.io.IOException;
import java.io.Serializable;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;

/**
 * Commits whole rounds: the changes first, then the round that makes them count.
 *
 * <p>A round may take several checkpoints; its files wait for the one that has its end.
 */
final class CommitCoverage extends AbstractStreamOperator<Void>
    implements TwoInputStreamOperator<WrittenFiles, RoundEnd, Void> {

  private static final long serialVersionUID = 1;

  private final LakePlace place;
  private final String runId;

  private transient Lake lake;
  private transient Waiting waiting;
  private transient ListState<Waiting> state;
  private transient CommitMetrics metrics;

  /** What is not committed yet. */
  private static final class Waiting implements Serializable {
    private static final long serialVersionUID = 1;

    /** Files of the round that is going on. */
    private final ArrayList<WrittenFiles> current = new ArrayList<>();

    /** The end of that round, once it was told. */
    private RoundEnd end;

    /** Rounds that a checkpoint took in, by its number. */
    private final NavigableMap<Long, WholeRound> whole = new TreeMap<>();
  }

  private record WholeRound(Round round, Files files) implements Serializable {}

  CommitCoverage(LakePlace place, String runId) {
    this.place = place;
    this.runId = runId;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    lake = Lake.open(place);
    waiting = new Waiting();
    metrics = new CommitMetrics(getMetricGroup(), place);
    state =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("waiting", new MessageSerializer<>(Waiting.class)));
    for (Waiting restored : state.get()) {
      waiting = restored;
    }
    // A restored checkpoint is complete, but the crash may have come before its commit.
    commitUpTo(context.getRestoredCheckpointId().orElse(-1));
  }

  @Override
  public void processElement1(StreamRecord<WrittenFiles> element) {
    waiting.current.add(element.getValue());
  }

  @Override
  public void processElement2(StreamRecord<RoundEnd> element) {
    waiting.end = element.getValue();
    metrics.waits();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    if (waiting.end != null) {
      RoundEnd end = waiting.end;
      ArrayList<WrittenFiles> files = new ArrayList<>(waiting.current);
      files.add(write(end));
      waiting.whole.put(
          context.getCheckpointId(),
          new WholeRound(end.round(), new Files(end.round().number(), files)));
      waiting.current.clear();
      waiting.end = null;
    }
    state.update(List.of(waiting));
  }

  /** Writes the row that says that a round was counted. */
  private WrittenFiles write(RoundEnd end) throws IOException {
    Table table = lake.table(CountTables.COVERAGE_ROUND);
    TableFiles<Record> file = TableFiles.ofRecords(CountTables.COVERAGE_ROUND, table, 0);
    GenericRecord row = GenericRecord.create(table.schema());
    row.setField("generation", end.round().generation());
    row.setField("round", end.round().number());
    row.setField("deliveries", end.deliveries());
    row.setField("delivery_snapshot", end.span().upTo());
    row.setField("computed_at", OffsetDateTime.now(ZoneOffset.UTC));
    file.write(row);
    List<WrittenFiles> written = new ArrayList<>();
    file.complete(written::add);
    return written.getFirst();
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    commitUpTo(checkpointId);
  }

  private void commitUpTo(long checkpointId) {
    Map<Long, WholeRound> complete = waiting.whole.headMap(checkpointId, true);
    if (complete.isEmpty()) {
      return;
    }
    WriterLock.ensureHeld(lake, WriterLock.Part.COVERAGE, runId);
    CommitClock.ensureNotAhead(lake);
    long begun = System.nanoTime();
    for (WholeRound whole : complete.values()) {
      String generation = "coverage " + whole.round().generation();
      CheckpointCommit.addTo(CountTables.COVERAGE, lake, generation, whole.files());
    }
    complete.clear();
    metrics.committed(System.nanoTime() - begun, waiting.end != null || !waiting.whole.isEmpty());
  }

  @Override
  public void close() throws Exception {
    if (lake != null) {
      lake.close();
    }
    super.close();
  }
}
