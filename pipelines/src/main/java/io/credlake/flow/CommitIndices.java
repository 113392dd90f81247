package io.credlake.flow;

import io.credlake.fact.IndexTables;
import io.credlake.flow.CheckpointCommit.Files;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.lake.WriterLock;
import java.util.Collection;

/**
 * Commits whole runs of indices: what they computed first, then the run that makes it count.
 *
 * <p>It keeps no state: rows of a run that died half-way count for nobody, and the next job
 * computes that index again.
 */
final class CommitIndices extends CommitCheckpoints {

  private static final long serialVersionUID = 1;

  CommitIndices(LakePlace place, String runId) {
    super(place, WriterLock.Part.INDEX, runId);
  }

  @Override
  void commit(Lake into, String ofRun, Collection<Files> checkpoints) {
    for (Files files : checkpoints) {
      CheckpointCommit.addTo(IndexTables.COMPUTED, into, "index " + ofRun, files);
    }
  }
}
