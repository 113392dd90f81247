package io.credlake.flow;

import io.credlake.fact.IndexTables;
import io.credlake.flow.CheckpointCommit.Files;
import io.credlake.lake.Lake;
import io.credlake.lake.WriterLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Commits whole runs of indices: what they computed first, then the run that makes it count.
 *
 * <p>It keeps no state: rows of a run that died half-way count for nobody, and the next job
 * computes that index again.
 */
final class CommitIndices extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<WrittenFiles, Void> {

  private static final long serialVersionUID = 1;

  private final String lakeFolder;
  private final String runId;

  private transient Lake lake;
  private transient List<WrittenFiles> current;
  private transient NavigableMap<Long, Files> pending;

  CommitIndices(String lakeFolder, String runId) {
    this.lakeFolder = lakeFolder;
    this.runId = runId;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    lake = Lake.open(Path.of(lakeFolder));
    current = new ArrayList<>();
    pending = new TreeMap<>();
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
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    Map<Long, Files> complete = pending.headMap(checkpointId, true);
    if (complete.isEmpty()) {
      return;
    }
    WriterLock.ensureHeld(lake.folder(), WriterLock.Part.INDEX, runId);
    for (Files files : complete.values()) {
      CheckpointCommit.addTo(IndexTables.COMPUTED, lake, "index " + runId, files);
    }
    complete.clear();
  }

  @Override
  public void close() throws Exception {
    if (lake != null) {
      lake.close();
    }
    super.close();
  }
}
