package io.credlake.job;

import io.credlake.conf.SettingsFile;
import java.nio.file.Path;
import java.util.List;

/**
 * What may be set of how jobs run, in {@code conf/jobs.properties}.
 *
 * @param subtasks of each job, 1 or more
 */
public record EngineSettings(int subtasks) {

  private static final String FILE = "jobs.properties";
  private static final String SUBTASKS = "subtasks";

  /**
   * Reads the settings; what the file does not set, or no file at all, means the default: a subtask
   * for each core of this machine.
   *
   * @param conf folder of the configuration
   * @throws IllegalArgumentException if a key is unknown or a value is out of range
   */
  public static EngineSettings read(Path conf) {
    SettingsFile set = new SettingsFile(conf.resolve(FILE), List.of(SUBTASKS));
    return new EngineSettings(set.number(SUBTASKS, Runtime.getRuntime().availableProcessors(), 1));
  }
}
