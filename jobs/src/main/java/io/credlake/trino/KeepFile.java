package io.credlake.trino;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The file by which an idle server is kept up: for good where it is empty, else for the processes
 * of which it has the numbers, one on each line, as long as one of them lives.
 */
record KeepFile(Path folder) {

  private Path file() {
    return folder.resolve("keep");
  }

  /** Keeps the server up until it is stopped. */
  void keep() throws IOException {
    Files.writeString(file(), "", StandardCharsets.UTF_8);
  }

  /** Keeps the server up as long as a process lives, unless it is kept for good. */
  void keepFor(long pid) throws IOException {
    List<String> holders = new ArrayList<>();
    if (Files.exists(file())) {
      holders.addAll(Files.readAllLines(file()));
      if (holders.isEmpty()) {
        return;
      }
    }
    holders.removeIf(holder -> ProcessHandle.of(Long.parseLong(holder)).isEmpty());
    if (!holders.contains(Long.toString(pid))) {
      holders.add(Long.toString(pid));
    }
    Files.write(file(), holders);
  }

  /** Nobody keeps it. */
  void forget() throws IOException {
    Files.deleteIfExists(file());
  }
}
