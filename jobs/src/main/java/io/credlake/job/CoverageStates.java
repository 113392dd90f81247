package io.credlake.job;

import io.credlake.lake.LakePlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.util.FileUtils;

/** The states of coverage that a lake keeps, one folder of checkpoints for each generation. */
final class CoverageStates {

  private static final String METADATA = "_metadata";
  private static final String DEFINITIONS = "definitions";

  private final StateFolder states;
  private final Path works;

  CoverageStates(LakePlace lake) {
    this.states = new StateFolder(lake.states()).child("coverage");
    this.works = Path.of(lake.folder(), "flink", "coverage-work");
  }

  /** Where the checkpoints of a generation stand. */
  StateFolder folder(long generation) {
    return states.child(Long.toString(generation));
  }

  /** Where a run keeps its state while it works, on this machine. */
  Path work(String runId) {
    return works.resolve(runId);
  }

  /** Notes by which definitions a generation measures the plan. */
  void noteDefinitions(long generation, String digest) throws IOException {
    folder(generation).child(DEFINITIONS).write(digest);
  }

  /** Whether a generation measures the plan by these definitions. */
  boolean isBy(long generation, String digest) throws IOException {
    return folder(generation).child(DEFINITIONS).read().filter(digest::equals).isPresent();
  }

  /** URI of the newest whole checkpoint of a generation. */
  Optional<String> newest(long generation) {
    StateFolder folder = folder(generation);
    try {
      StateFolder newest = null;
      long changed = -1;
      for (StateFolder job : folder.children()) {
        for (StateFolder checkpoint : job.children()) {
          // empty: not whole, or just replaced by a newer one
          Optional<Long> written = checkpoint.child(METADATA).changed();
          if (written.isPresent() && written.get() > changed) {
            newest = checkpoint;
            changed = written.get();
          }
        }
      }
      return Optional.ofNullable(newest).map(StateFolder::uri);
    } catch (IOException e) {
      throw new IllegalStateException(
          "Cannot look for the state of coverage, %s: %s".formatted(e.getMessage(), folder.uri()),
          e);
    }
  }

  /** Deletes the states of other generations. */
  void deleteAllBut(long generation) throws IOException {
    for (StateFolder folder : states.children()) {
      if (!folder.equals(folder(generation))) {
        folder.delete();
      }
    }
  }

  void deleteWork(String runId) throws IOException {
    FileUtils.deleteDirectory(work(runId).toFile());
  }
}
