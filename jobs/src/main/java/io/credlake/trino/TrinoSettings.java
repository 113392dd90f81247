package io.credlake.trino;

import com.sun.management.OperatingSystemMXBean;
import io.credlake.conf.SettingsFile;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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
  private static final int DEFAULT_IDLE = 15;

  /**
   * Reads the settings; what the file does not set, or no file at all, means the default.
   *
   * @throws TrinoException if a key is unknown, a value is out of range or the file unreadable
   */
  static TrinoSettings read(Path file) {
    try {
      SettingsFile set = new SettingsFile(file, List.of(HEAP, IDLE));
      return new TrinoSettings(
          set.number(HEAP, defaultHeapMegabytes(), LEAST_HEAP),
          Duration.ofMinutes(set.number(IDLE, DEFAULT_IDLE, 1)));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new TrinoException(e.getMessage(), e);
    }
  }

  /** A quarter of the machine's memory, from 1500 to 4096 MiB. */
  private static int defaultHeapMegabytes() {
    long memory =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return Math.clamp(memory / 4 / (1024 * 1024), 1500, 4096);
  }
}
