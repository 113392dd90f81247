package io.credlake.chaos;

import java.nio.file.Path;
import java.time.Duration;

/** One in many new files of the tables cannot be written, of whichever table it is. */
final class FailingDisk implements Fault {

  /**
   * By runs. Each comes further than the one before and fails at another table; the later ones have
   * fewer files left to write.
   */
  private static final int[] FAIL_EVERY = {151, 61, 31};

  @Override
  public Name name() {
    return new Name("failing-disk", "磁盘写入时有失败", "failing file system");
  }

  @Override
  public void inject(Trial trial) throws Exception {
    trial.injected();
    for (int failEvery : FAIL_EVERY) {
      Path disk =
          FaultyFileSystem.set(
              trial.folder().resolve("disk" + failEvery), Duration.ZERO, failEvery);
      trial.awaitEnd(trial.launch().ahead(disk).toTheEnd());
      if (FaultyFileSystem.failures(disk) == 0) {
        throw new ChaosException("Cannot inject fault, too few files were written to fail one");
      }
    }
  }
}
