package io.credlake.chaos;

import java.nio.file.Path;
import java.time.Duration;

/** The disk of the tables is slow: each new file takes its time. */
final class SlowDisk implements Fault {

  private static final Duration DELAY = Duration.ofMillis(30);

  @Override
  public Name name() {
    return new Name("slow-disk", "磁盘缓慢", "slow file system");
  }

  @Override
  public void inject(Trial trial) throws Exception {
    Path disk = FaultyFileSystem.set(trial.folder().resolve("disk"), DELAY, 0);
    trial.injected();
    IngestProcess ingest = trial.launch().ahead(disk).toTheEnd();
    trial.awaitEnd(ingest);
    if (trial.deliveries() < trial.expectedDeliveries()) {
      throw new ChaosException("Cannot bear fault, the ingest failed: " + ingest.output());
    }
  }
}
