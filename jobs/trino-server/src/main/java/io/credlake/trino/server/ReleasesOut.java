package io.credlake.trino.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The releases that readers see: a file has a line for each that was not withdrawn, with its schema
 * and the instant from which on it is out. It is read at every question, so that an embargo ends
 * and a release is withdrawn without anybody telling the server.
 */
record ReleasesOut(Path file) {

  /** How the schema of a release begins. */
  static final String PREFIX = "release_";

  /** Whether a schema holds the views of a release that is out; one that cannot be told is not. */
  boolean isOut(String schema) {
    if (!schema.startsWith(PREFIX)) {
      return false;
    }
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
          .filter(line -> line.startsWith(schema + " "))
          .map(line -> Instant.parse(line.substring(schema.length() + 1)))
          .anyMatch(from -> !Instant.now().isBefore(from));
    } catch (IOException e) {
      return false;
    }
  }
}
