package io.credlake.job;

import io.credlake.conf.SettingsFile;
import java.nio.file.Path;
import java.util.List;

/**
 * What may be set of coverage, in {@code conf/coverage.properties}.
 *
 * @param retentionMonths months between the end of a record and the newest day that is spoken of,
 *     after which it is settled
 */
public record CoverageSettings(int retentionMonths) {

  private static final String RETENTION = "retention-months";
  private static final int DEFAULT_RETENTION = 60;

  /**
   * Reads the settings; what the file does not set, or no file at all, means the default.
   *
   * @throws IllegalArgumentException if a key is unknown or a value is out of range
   */
  public static CoverageSettings read(Path file) {
    SettingsFile set = new SettingsFile(file, List.of(RETENTION));
    return new CoverageSettings(set.number(RETENTION, DEFAULT_RETENTION, 1));
  }
}
