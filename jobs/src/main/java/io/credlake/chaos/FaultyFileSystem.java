package io.credlake.chaos;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * The disk on which tables stand, in a bad state: each new file takes its time, and every so many
 * fail. Hadoop makes it from a {@code core-site.xml} that only a trial puts on the class path.
 */
public final class FaultyFileSystem extends LocalFileSystem {

  private static final String DELAY = "credlake.chaos.delay";
  private static final String FAIL_EVERY = "credlake.chaos.fail-every";
  private static final String LOG = "credlake.chaos.log";
  private static final String FAILED = "failed";

  private static final AtomicLong CREATED = new AtomicLong();

  /**
   * Writes down how bad the disk is.
   *
   * @param folder for the class path of an ingest
   * @param delay that each new file takes
   * @param failEvery every so many new files fail; 0: none
   * @return the folder
   */
  static java.nio.file.Path set(java.nio.file.Path folder, Duration delay, int failEvery)
      throws IOException {
    Configuration settings = new Configuration(false);
    settings.set("fs.file.impl", FaultyFileSystem.class.getName());
    settings.setLong(DELAY, delay.toMillis());
    settings.setInt(FAIL_EVERY, failEvery);
    settings.set(LOG, folder.resolve(FAILED).toString());
    Files.createDirectories(folder);
    try (OutputStream out = Files.newOutputStream(folder.resolve("core-site.xml"))) {
      settings.writeXml(out);
    }
    return folder;
  }

  /** How many files have failed. */
  static long failures(java.nio.file.Path folder) throws IOException {
    java.nio.file.Path failed = folder.resolve(FAILED);
    return Files.exists(failed) ? Files.readAllLines(failed).size() : 0;
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    try {
      Thread.sleep(getConf().getLong(DELAY, 0));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while writing: " + file);
    }
    long number = CREATED.incrementAndGet();
    int failEvery = getConf().getInt(FAIL_EVERY, 0);
    if (failEvery > 0 && number % failEvery == 0) {
      Files.writeString(
          Paths.get(getConf().get(LOG)),
          file + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      throw new IOException("Input/output error");
    }
    return super.create(file, permission, overwrite, bufferSize, replication, blockSize, progress);
  }
}
