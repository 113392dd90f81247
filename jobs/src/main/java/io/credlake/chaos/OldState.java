package io.credlake.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** Coverage is begun again from a checkpoint that is older than what the lake has counted. */
final class OldState implements Fault {

  private Delayed delayed;

  @Override
  public Name name() {
    return new Name("old-checkpoint", "从旧检查点重启", "restart from an old checkpoint");
  }

  @Override
  public void inject(Trial trial) throws Exception {
    delayed = Delayed.hold(trial, 3);
    delayed.send();
    trial.ingest();
    Path states = trial.lake().resolve("flink/coverage");
    Path old = trial.folder().resolve("old-coverage");
    FileUtils.copyDirectory(states.toFile(), old.toFile());
    delayed.send();
    trial.ingest();
    FileUtils.deleteDirectory(states.toFile());
    Files.move(old, states);
    trial.injected();
  }

  @Override
  public void recover(Trial trial) throws Exception {
    delayed.send();
    trial.ingest();
  }
}
