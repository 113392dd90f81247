package io.credlake.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The disk of the tables is slow, or fails now and then, as long as the ingest runs.
 *
 * @param name of the fault
 * @param delay that each new file takes
 * @param failEvery every so many new files fail; 0: none
 */
record BadDisk(Name name, Duration delay, int failEvery) implements Fault {

  static BadDisk slow() {
    return new BadDisk(new Name("slow-disk", "磁盘缓慢", "slow file system"), Duration.ofMillis(30), 0);
  }

  /** One file of a commit in some, whichever table it is of. */
  static BadDisk failing() {
    return new BadDisk(
        new Name("failing-disk", "磁盘写入时有失败", "failing file system"), Duration.ZERO, 997);
  }

  @Override
  public void inject(Trial trial) throws Exception {
    Path settings = Files.createDirectories(trial.folder().resolve("bad-disk"));
    Path log = settings.resolve("failed");
    Files.writeString(settings.resolve("core-site.xml"), coreSite(log), StandardCharsets.UTF_8);
    trial.injected();
    IngestProcess ingest = trial.launch().ahead(settings).toTheEnd();
    trial.awaitEnd(ingest);
    if (failEvery > 0 && !Files.exists(log)) {
      throw new ChaosException("Cannot inject fault, too few files were written to fail one");
    }
    if (failEvery == 0 && trial.deliveries() < trial.expectedDeliveries()) {
      throw new ChaosException("Cannot bear fault, the ingest failed: " + ingest.output());
    }
  }

  private String coreSite(Path log) throws IOException {
    return """
    <configuration>
      <property><name>fs.file.impl</name><value>%s</value></property>
      <property><name>%s</name><value>%d</value></property>
      <property><name>%s</name><value>%d</value></property>
      <property><name>%s</name><value>%s</value></property>
    </configuration>
    """
        .formatted(
            FaultyFileSystem.class.getName(),
            FaultyFileSystem.DELAY,
            delay.toMillis(),
            FaultyFileSystem.FAIL_EVERY,
            failEvery,
            FaultyFileSystem.LOG,
            log);
  }
}
