package io.credlake.job;

import io.credlake.lake.LakePlace;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.util.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of a run of a job whose state is of no use when it has ended.
 *
 * @param states of all runs of the job
 * @param state of this run
 * @param work folder of this machine for this run
 */
record JobFolders(StateFolder states, StateFolder state, Path work) {

  private static final Logger LOG = LoggerFactory.getLogger(JobFolders.class);

  static JobFolders of(LakePlace lake, String job, String runId) {
    StateFolder states = new StateFolder(lake.states()).child(job);
    return new JobFolders(states, states.child(runId), Path.of(lake.folder(), "flink", job, runId));
  }

  /** Deletes what earlier runs left. */
  void clear() throws IOException {
    states.delete();
    FileUtils.deleteDirectory(work.getParent().toFile());
  }

  /** Deletes what this run leaves. */
  void delete() {
    try {
      state.delete();
      FileUtils.deleteDirectory(work.toFile());
    } catch (IOException e) {
      LOG.warn("Cannot delete state of a job, it is of no use any more: {}", state.uri(), e);
    }
  }
}
