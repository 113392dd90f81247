package io.credlake.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that names a process. An id alone may belong to anything after a restart of the machine,
 * so the time of the process's start has to fit as well.
 */
record ProcessFile(Path file) {

  private static final Pattern STATE = Pattern.compile("pid=(\\d+)\nstarted=(\\d+)\n");

  /** Clocks are corrected; no two processes with one id start this close together. */
  private static final Duration SAME_START = Duration.ofSeconds(2);

  /** The process, if it is alive. */
  Optional<ProcessHandle> find() {
    try {
      Matcher state = STATE.matcher(Files.readString(file, StandardCharsets.UTF_8));
      if (!state.matches()) {
        return Optional.empty();
      }
      Instant started = Instant.ofEpochMilli(Long.parseLong(state.group(2)));
      return ProcessHandle.of(Long.parseLong(state.group(1)))
          .filter(ProcessHandle::isAlive)
          .filter(handle -> handle.info().command().isPresent()) // else dead, but not reaped
          .filter(
              handle -> Duration.between(startOf(handle), started).abs().compareTo(SAME_START) < 0);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new ClusterException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  void write(ProcessHandle handle) throws IOException {
    Files.writeString(
        file,
        "pid=%d\nstarted=%d\n".formatted(handle.pid(), startOf(handle).toEpochMilli()),
        StandardCharsets.UTF_8);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  private static Instant startOf(ProcessHandle handle) {
    return handle.info().startInstant().orElse(Instant.EPOCH);
  }
}
