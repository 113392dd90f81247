package io.credlake.flow;

import io.credlake.fact.Tables;
import io.credlake.flow.CheckpointCommit.Files;
import io.credlake.lake.Lake;
import io.credlake.lake.WriterLock;
import java.nio.file.Path;
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
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Commits the files of a checkpoint when it is complete: one checkpoint after the other, each table
 * by table in the order of {@link Tables#INGESTED}, so that a delivery is committed after its rows.
 *
 * <p>Each snapshot names the run and the checkpoint, so that a restored job never commits twice.
 * Iceberg's own sink commits its tables in no order, which would let a crash leave a delivery that
 * seems whole without its rows.
 */
final class CommitFiles extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<WrittenFiles, Void> {

  private static final long serialVersionUID = 1;

  private final String lakeFolder;
  private final String runId;

  private transient Lake lake;
  private transient List<WrittenFiles> current;
  private transient NavigableMap<Long, Files> pending;
  private transient ListState<Files> state;

  CommitFiles(String lakeFolder, String runId) {
    this.lakeFolder = lakeFolder;
    this.runId = runId;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    lake = Lake.open(Path.of(lakeFolder));
    current = new ArrayList<>();
    pending = new TreeMap<>();
    state =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("pending", new MessageSerializer<>(Files.class)));
    for (Files restored : state.get()) {
      pending.put(restored.checkpointId(), restored);
    }
    // A restored checkpoint is complete, but the crash may have come before its commit.
    commitUpTo(context.getRestoredCheckpointId().orElse(-1));
  }

  @Override
  public void processElement(StreamRecord<WrittenFiles> element) {
    current.add(element.getValue());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    if (!current.isEmpty()) {
      long id = context.getCheckpointId();
      pending.put(id, new Files(id, new ArrayList<>(current)));
      current.clear();
    }
    state.update(List.copyOf(pending.values()));
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    commitUpTo(checkpointId);
  }

  @Override
  public void close() throws Exception {
    if (lake != null) {
      lake.close();
    }
    super.close();
  }

  private void commitUpTo(long checkpointId) {
    Map<Long, Files> complete = pending.headMap(checkpointId, true);
    if (complete.isEmpty()) {
      return;
    }
    WriterLock.ensureHeld(lake.folder(), WriterLock.Part.FACTS, runId);
    CheckpointCommit commit = new CheckpointCommit(lake);
    complete.values().forEach(checkpoint -> commit.commit(runId, checkpoint));
    complete.clear();
  }
}
