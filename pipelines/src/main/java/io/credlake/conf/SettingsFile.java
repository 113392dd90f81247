package io.credlake.conf;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * A file of numbers and texts that may be set, {@code key=value} line by line, each with a default.
 */
public final class SettingsFile {

  private final Path file;
  private final Properties set = new Properties();

  /**
   * Reads a file; one that is not there sets nothing.
   *
   * @throws IllegalArgumentException if it has an unknown key
   * @throws UncheckedIOException if it cannot be read
   */
  public SettingsFile(Path file, List<String> keys) {
    this.file = file;
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        set.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "Cannot read settings, %s: %s".formatted(e.getMessage(), file), e);
      }
    }
    for (String key : set.stringPropertyNames()) {
      if (!keys.contains(key)) {
        throw new IllegalArgumentException(
            "Invalid key in %s: %s%s".formatted(file, key, Nearest.hint(key, keys)));
      }
    }
  }

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException if it is no number, or less than the least one
   */
  public int number(String key, int otherwise, int least) {
    String text = set.getProperty(key);
    if (text == null) {
      return otherwise;
    }
    int number;
    try {
      number = Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Invalid %s, not a number: %s (in %s)".formatted(key, text, file), e);
    }
    if (number < least) {
      throw new IllegalArgumentException(
          "Invalid %s, it must be %d or more: %d (in %s)".formatted(key, least, number, file));
    }
    return number;
  }

  /** A text; null if it is not set. */
  public String text(String key) {
    String text = set.getProperty(key);
    return text == null || text.isBlank() ? null : text.strip();
  }

  /**
   * Refuses keys that say nothing where something else is set or not.
   *
   * @throws IllegalArgumentException if one of them is set
   */
  public void refuse(List<String> keys, String reason) {
    for (String key : keys) {
      if (text(key) != null) {
        throw new IllegalArgumentException(
            "Invalid %s, %s: %s (in %s)".formatted(key, reason, text(key), file));
      }
    }
  }
}
