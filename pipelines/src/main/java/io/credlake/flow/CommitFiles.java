package io.credlake.flow;

import io.credlake.fact.Tables;
import io.credlake.lake.Lake;
import io.credlake.lake.WriterLock;
import java.io.Serializable;
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
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * Commits the files of a checkpoint when it is complete, table by table in the order of {@link
 * Tables#INGESTED}: a delivery is committed after its rows.
 *
 * <p>Each snapshot names the run and the checkpoint, so that a restored job never commits twice.
 * Iceberg's own sink commits its tables in no order, which would let a crash leave a delivery that
 * seems whole without its rows.
 */
final class CommitFiles extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<WrittenFiles, Void> {

  private static final long serialVersionUID = 1;

  static final String RUN = "credlake.run";
  static final String CHECKPOINT = "credlake.checkpoint";

  private final String lakeFolder;
  private final String runId;

  private transient Lake lake;
  private transient List<WrittenFiles> current;
  private transient NavigableMap<Long, Pending> pending;
  private transient ListState<Pending> state;

  CommitFiles(String lakeFolder, String runId) {
    this.lakeFolder = lakeFolder;
    this.runId = runId;
  }

  /** Files that wait for their checkpoint to be complete. */
  record Pending(long checkpointId, ArrayList<WrittenFiles> files) implements Serializable {}

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
                new ListStateDescriptor<>("pending", new MessageSerializer<>(Pending.class)));
    for (Pending restored : state.get()) {
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
      pending.put(id, new Pending(id, new ArrayList<>(current)));
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
    Map<Long, Pending> complete = pending.headMap(checkpointId, true);
    if (complete.isEmpty()) {
      return;
    }
    WriterLock.ensureHeld(lake.folder(), runId);
    for (int table = 0; table < Tables.INGESTED.size(); table++) {
      commit(table, complete);
    }
    complete.clear();
  }

  private void commit(int tableIndex, Map<Long, Pending> complete) {
    Table table = null;
    AppendFiles append = null;
    long newest = -1;
    long committed = Long.MIN_VALUE;
    for (Pending checkpoint : complete.values()) {
      for (WrittenFiles written : checkpoint.files()) {
        if (written.table() != tableIndex) {
          continue;
        }
        if (table == null) {
          table = lake.table(Tables.INGESTED.get(tableIndex));
          committed = lastCommitted(table);
          append = table.newAppend().set(RUN, runId);
        }
        if (checkpoint.checkpointId() > committed) {
          newest = checkpoint.checkpointId();
          for (DataFile file : written.files()) {
            append.appendFile(file);
          }
        }
      }
    }
    if (newest >= 0) {
      append.set(CHECKPOINT, Long.toString(newest)).commit();
    }
  }

  /** The newest checkpoint of this run that the table holds, or -1. */
  private long lastCommitted(Table table) {
    for (Snapshot snapshot = table.currentSnapshot();
        snapshot != null;
        snapshot = snapshot.parentId() == null ? null : table.snapshot(snapshot.parentId())) {
      if (runId.equals(snapshot.summary().get(RUN))) {
        return Long.parseLong(snapshot.summary().get(CHECKPOINT));
      }
    }
    return -1;
  }
}
