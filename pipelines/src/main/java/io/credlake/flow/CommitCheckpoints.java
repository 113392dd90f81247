package io.credlake.flow;

import io.credlake.flow.CheckpointCommit.Files;
import io.credlake.lake.CommitClock;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.lake.WriterLock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Commits the files of a checkpoint when it is complete, one checkpoint after the other. */
abstract class CommitCheckpoints extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<WrittenFiles, Void> {

  private static final long serialVersionUID = 1;

  private final LakePlace place;
  private final WriterLock.Part part;
  private final String runId;

  private transient Lake lake;
  private transient List<WrittenFiles> current;
  private transient CommitMetrics metrics;

  /** Files of checkpoints that are not committed yet, by the number of the checkpoint. */
  transient NavigableMap<Long, Files> pending;

  /**
   * Commits into a lake.
   *
   * @param part of the lake whose lock must be held
   * @param runId name of the run, holder of the lock
   */
  CommitCheckpoints(LakePlace place, WriterLock.Part part, String runId) {
    this.place = place;
    this.part = part;
    this.runId = runId;
  }

  /** Commits checkpoints that are complete, in their order. */
  abstract void commit(Lake into, String ofRun, Collection<Files> checkpoints);

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    lake = Lake.open(place);
    current = new ArrayList<>();
    pending = new TreeMap<>();
    metrics = new CommitMetrics(getMetricGroup(), place);
  }

  @Override
  public void processElement(StreamRecord<WrittenFiles> element) {
    current.add(element.getValue());
    metrics.waits();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    if (!current.isEmpty()) {
      long id = context.getCheckpointId();
      pending.put(id, new Files(id, new ArrayList<>(current)));
      current.clear();
    }
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    commitUpTo(checkpointId);
  }

  final void commitUpTo(long checkpointId) {
    Map<Long, Files> complete = pending.headMap(checkpointId, true);
    if (complete.isEmpty()) {
      return;
    }
    WriterLock.ensureHeld(lake, part, runId);
    CommitClock.ensureNotAhead(lake);
    long begun = System.nanoTime();
    commit(lake, runId, complete.values());
    complete.clear();
    metrics.committed(System.nanoTime() - begun, !pending.isEmpty() || !current.isEmpty());
  }

  @Override
  public void close() throws Exception {
    if (lake != null) {
      lake.close();
    }
    super.close();
  }
}
