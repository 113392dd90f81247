package io.credlake.trino;

import com.sun.management.OperatingSystemMXBean;
import io.credlake.contract.Nearest;
import java.io.IOException;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/**
 * What may be set of the server, in {@code conf/trino.properties}.
 *
 * @param heapMegabytes the largest heap of the server, in MiB
 * @param idle how long a server that nobody keeps waits for another query before it ends
 */
record TrinoSettings(int heapMegabytes, Duration idle) {

  private static final String HEAP = "heap-megabytes";
  private static final String IDLE = "idle-minutes";
  private static final int LEAST_HEAP = 512;
  private static final Duration DEFAULT_IDLE = Duration.ofMinutes(15);

  TrinoSettings {
    if (heapMegabytes < LEAST_HEAP) {
      throw new IllegalArgumentException(
          "Invalid %s, it must be %d or more: %d".formatted(HEAP, LEAST_HEAP, heapMegabytes));
    }
    if (idle.isNegative() || idle.isZero()) {
      throw new IllegalArgumentException(
          "Invalid %s, it must be 1 or more: %d".formatted(IDLE, idle.toMinutes()));
    }
  }

  /**
   * Reads the settings; what the file does not set, or no file at all, means the default.
   *
   * @throws TrinoException if a key is unknown, a value is out of range or the file unreadable
   */
  static TrinoSettings read(Path file) {
    Properties set = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        set.load(reader);
      } catch (IOException e) {
        throw new TrinoException("Cannot read settings, %s: %s".formatted(e.getMessage(), file), e);
      }
    }
    List<String> known = List.of(HEAP, IDLE);
    for (String key : set.stringPropertyNames()) {
      if (!known.contains(key)) {
        throw new TrinoException(
            "Invalid key in %s: %s%s".formatted(file, key, Nearest.hint(key, known)));
      }
    }
    try {
      return new TrinoSettings(
          number(set, HEAP, defaultHeapMegabytes()),
          Duration.ofMinutes(number(set, IDLE, (int) DEFAULT_IDLE.toMinutes())));
    } catch (IllegalArgumentException e) {
      throw new TrinoException("%s (in %s)".formatted(e.getMessage(), file), e);
    }
  }

  private static int number(Properties set, String key, int otherwise) {
    String text = set.getProperty(key);
    if (text == null) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Invalid %s, not a number: %s".formatted(key, text), e);
    }
  }

  /** A quarter of the machine's memory, from 1500 to 4096 MiB. */
  private static int defaultHeapMegabytes() {
    long memory =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return Math.clamp(memory / 4 / (1024 * 1024), 1500, 4096);
  }
}
