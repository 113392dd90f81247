package io.credlake.cluster;

import io.credlake.trino.ProcessIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file that names a process. */
record ProcessFile(Path file) {

  private static final Pattern STATE = Pattern.compile("pid=(\\d+)\nstarted=(\\d+)\n");

  /** The process, if it is alive. */
  Optional<ProcessHandle> find() {
    try {
      Matcher state = STATE.matcher(Files.readString(file, StandardCharsets.UTF_8));
      if (!state.matches()) {
        return Optional.empty();
      }
      return new ProcessIdentity(
              Long.parseLong(state.group(1)), Instant.ofEpochMilli(Long.parseLong(state.group(2))))
          .find();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new ClusterException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  void write(ProcessHandle handle) throws IOException {
    ProcessIdentity identity = ProcessIdentity.of(handle);
    Files.writeString(
        file,
        "pid=%d\nstarted=%d\n".formatted(identity.pid(), identity.started().toEpochMilli()),
        StandardCharsets.UTF_8);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
