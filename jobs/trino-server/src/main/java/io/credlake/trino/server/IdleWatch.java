package io.credlake.trino.server;

import io.trino.dispatcher.DispatchManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Decides when a server is no longer needed.
 *
 * <p>That is when it had no query for the idle time and nobody keeps it (by the file {@code keep}:
 * an empty one for good, one with numbers of processes as long as one of them lives), or when the
 * file {@code server} does not name this process any more: the lake was deleted, moved away, or has
 * another server.
 */
final class IdleWatch {

  private static final Duration BEAT = Duration.ofSeconds(1);

  private final Path folder;
  private final Duration idle;
  private final long pid;
  private final LongSupplier started;
  private final LongSupplier open;
  private long seen;
  private Duration quiet = Duration.ZERO;

  /**
   * A watch over a server.
   *
   * @param started number of queries since the server started
   * @param open number of queries that have not ended
   */
  IdleWatch(Path folder, Duration idle, long pid, LongSupplier started, LongSupplier open) {
    this.folder = folder;
    this.idle = idle;
    this.pid = pid;
    this.started = started;
    this.open = open;
  }

  static IdleWatch of(Path folder, String idle, DispatchManager queries) {
    return new IdleWatch(
        folder,
        Duration.parse(idle),
        ProcessHandle.current().pid(),
        () -> queries.getStats().getSubmittedQueries().getTotalCount(),
        () -> queries.getQueuedQueries() + queries.getProgressingQueries());
  }

  /** Returns when the server is no longer needed. */
  void awaitEnd() throws InterruptedException {
    while (isNeeded(BEAT)) {
      Thread.sleep(BEAT);
    }
  }

  /** Whether the server is needed, a time after it was last asked. */
  boolean isNeeded(Duration passed) {
    long now = started.getAsLong();
    boolean active = now != seen || open.getAsLong() > 0;
    seen = now;
    quiet = active ? Duration.ZERO : quiet.plus(passed);
    return isOwner() && (quiet.compareTo(idle) < 0 || isKept());
  }

  private boolean isKept() {
    try {
      List<String> holders = Files.readAllLines(folder.resolve("keep"));
      return holders.isEmpty() || holders.stream().anyMatch(IdleWatch::isAlive);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      return true; // it is being written
    }
  }

  private static boolean isAlive(String pid) {
    return pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isPresent();
  }

  private boolean isOwner() {
    try {
      return Files.readString(folder.resolve("server"), StandardCharsets.UTF_8)
          .startsWith("pid=" + pid + "\n");
    } catch (IOException e) {
      return false; // the folder is gone
    }
  }
}
