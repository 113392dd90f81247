package io.credlake.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
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

  /** Milliseconds that each new file takes. */
  static final String DELAY = "credlake.chaos.delay";

  /** Every so many new files fail; 0: none. */
  static final String FAIL_EVERY = "credlake.chaos.fail-every";

  /** File that is written when one has failed. */
  static final String LOG = "credlake.chaos.log";

  private static final AtomicLong CREATED = new AtomicLong();

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
