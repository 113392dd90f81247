package io.credlake.flow;

import io.credlake.lake.LakePlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What is measured of commits: how many, when the last one was and how long it took, since when
 * something waits for the next one, and how much room there is for it.
 *
 * <p>Times are in seconds since 1970-01-01 UTC; 0: never, or nothing waits.
 */
final class CommitMetrics {

  private static final String DISK = "file://";
  private static final long UNKNOWN = -1;

  private final Counter commits;
  private volatile long last;
  private volatile long took;
  private volatile long waitingSince;

  CommitMetrics(MetricGroup group, LakePlace place) {
    commits = group.counter("commits");
    group.gauge("lastCommit", () -> last);
    group.gauge("lastCommitMillis", () -> took);
    group.gauge("waitingSince", () -> waitingSince);
    group.gauge("freeBytes", () -> free(place.warehouse()));
  }

  /** Something waits to be committed. */
  void waits() {
    if (waitingSince == 0) {
      waitingSince = now();
    }
  }

  /**
   * A commit was made.
   *
   * @param nanos that it took
   * @param moreWaits whether something came meanwhile
   */
  void committed(long nanos, boolean moreWaits) {
    commits.inc();
    last = now();
    took = Duration.ofNanos(nanos).toMillis();
    waitingSince = moreWaits ? last : 0;
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  /** Room on the disk of a warehouse. */
  private static long free(String warehouse) {
    try {
      return warehouse.startsWith(DISK)
          ? Files.getFileStore(Path.of(warehouse.substring(DISK.length()))).getUsableSpace()
          : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN; // there is none yet
    }
  }
}
