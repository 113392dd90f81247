package io.credlake.trino;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  /** Keeps the server up; one that is kept for good stays so. */
  void keep(Keep keep) throws IOException {
    switch (keep) {
      case FOR_GOOD -> write(List.of());
      case MEANWHILE -> keepFor(ProcessHandle.current().pid());
    }
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
    write(holders);
  }

  /** Replaces it at once: the server that reads it sees the old one or the new one. */
  private void write(List<String> holders) throws IOException {
    Path unfinished = folder.resolve("keep.part");
    Files.write(unfinished, holders);
    Files.move(unfinished, file(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Nobody keeps it. */
  void forget() throws IOException {
    Files.deleteIfExists(file());
  }
}
