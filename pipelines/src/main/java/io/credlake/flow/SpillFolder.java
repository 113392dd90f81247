package io.credlake.flow;

import java.nio.file.Path;
import java.util.UUID;
import org.apache.flink.streaming.runtime.tasks.StreamTask;

/** Where an operator puts what memory does not hold; nothing there outlives the operator. */
final class SpillFolder {

  private SpillFolder() {}

  /** A name for a folder that is not there yet, among Flink's temporary ones. */
  static Path of(StreamTask<?, ?> task, String what) {
    String temporary = task.getEnvironment().getIOManager().getSpillingDirectoriesPaths()[0];
    return Path.of(temporary, what + "-" + UUID.randomUUID());
  }
}
