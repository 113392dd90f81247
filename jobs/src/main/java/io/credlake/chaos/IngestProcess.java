package io.credlake.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * An ingest in a process of its own.
 *
 * @param process the process
 * @param output what it says
 */
record IngestProcess(Process process, Path output) {

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether it said something. */
  boolean said(String text) throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8).contains(text);
  }

  /** Kills it, as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end, and waits until it has. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(Trial.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new ChaosException("Cannot bear fault, the ingest does not stop: " + output);
    }
  }
}
