package io.credlake.flow;

import io.credlake.fact.DeliveryTables;
import io.credlake.flow.CheckpointCommit.Files;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.lake.WriterLock;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;

/**
 * Commits the files of ingest: each table by table in the order of {@link DeliveryTables#INGESTED},
 * so that a delivery is committed after its rows.
 *
 * <p>Each snapshot names the run and the checkpoint, so that a restored job never commits twice.
 * Iceberg's own sink commits its tables in no order, which would let a crash leave a delivery that
 * seems whole without its rows.
 */
final class CommitFiles extends CommitCheckpoints {

  private static final long serialVersionUID = 1;

  private transient ListState<Files> state;

  CommitFiles(LakePlace place, String runId) {
    super(place, WriterLock.Part.FACTS, runId);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
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
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.update(List.copyOf(pending.values()));
  }

  @Override
  void commit(Lake into, String ofRun, Collection<Files> checkpoints) {
    CheckpointCommit commit = new CheckpointCommit(into);
    checkpoints.forEach(checkpoint -> commit.commit(ofRun, checkpoint));
  }
}
