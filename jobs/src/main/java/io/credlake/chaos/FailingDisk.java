package io.credlake.chaos;

import java.nio.file.Path;
import java.time.Duration;

/** One in many new files of the tables cannot be written, of whichever table it is. */
final class FailingDisk implements Fault {

  private static final int FAIL_EVERY = 151;

  /** Each comes further than the one before, and fails at another table. */
  private static final int RUNS = 3;

  @Override
  public Name name() {
    return new Name("failing-disk", "磁盘写入时有失败", "failing file system");
  }

  @Override
  public void inject(Trial trial) throws Exception {
    Path disk = FaultyFileSystem.set(trial.folder().resolve("disk"), Duration.ZERO, FAIL_EVERY);
    trial.injected();
    for (int run = 1; run <= RUNS; run++) {
      trial.awaitEnd(trial.launch().ahead(disk).toTheEnd());
      if (FaultyFileSystem.failures(disk) < run) {
        throw new ChaosException("Cannot inject fault, too few files were written to fail one");
      }
    }
  }
}
