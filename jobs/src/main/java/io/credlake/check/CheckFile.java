package io.credlake.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A check as it stands in a folder of {@code sql/checks}.
 *
 * @param name of the folder, and of the file that tells the truth
 * @param columns what is compared
 * @param query one SELECT that gives at least these columns
 */
record CheckFile(String name, Columns columns, String query) {

  private static final YAMLMapper YAML = new YAMLMapper();

  /**
   * The columns of a check, {@code check.yaml}.
   *
   * @param keys that tell its rows apart
   * @param values that are compared
   */
  record Columns(List<String> keys, List<String> values) {}

  /**
   * Reads a check.
   *
   * @throws IllegalArgumentException if a file is wrong
   */
  static CheckFile read(Path folder) throws IOException {
    Path about = folder.resolve("check.yaml");
    try {
      Columns columns =
          YAML.readValue(Files.readString(about, StandardCharsets.UTF_8), Columns.class);
      if (columns.keys() == null || columns.values() == null) {
        throw new IllegalArgumentException("Cannot read check, it needs keys and values: " + about);
      }
      String query = Files.readString(folder.resolve("check.sql"), StandardCharsets.UTF_8).strip();
      return new CheckFile(folder.getFileName().toString(), columns, query);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Cannot read check, %s: %s".formatted(e.getOriginalMessage(), about), e);
    }
  }
}
