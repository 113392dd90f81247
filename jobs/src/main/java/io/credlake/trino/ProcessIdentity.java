package io.credlake.trino;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a process is known by when it is looked for later. An id alone may belong to anything after
 * a restart of the machine, so the time of the process's start has to fit as well.
 *
 * @param pid its id
 * @param started when it was started
 */
public record ProcessIdentity(long pid, Instant started) {

  /** Clocks are corrected; no two processes with one id start this close together. */
  private static final Duration SAME_START = Duration.ofSeconds(2);

  /** The identity of a process that was just started. */
  public static ProcessIdentity of(ProcessHandle handle) {
    return new ProcessIdentity(handle.pid(), startOf(handle));
  }

  /** The process, if it is alive. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(handle -> handle.info().command().isPresent()) // else dead, but not reaped
        .filter(
            handle -> Duration.between(startOf(handle), started).abs().compareTo(SAME_START) < 0);
  }

  private static Instant startOf(ProcessHandle handle) {
    return handle.info().startInstant().orElse(Instant.EPOCH);
  }
}
