package io.credlake.cluster;

import io.credlake.conf.SettingsFile;
import java.nio.file.Path;
import java.util.List;

/**
 * What may be set of the processes of {@code credlake cluster up}, in {@code
 * conf/cluster.properties}.
 *
 * @param taskManagers number of Flink's TaskManagers
 * @param slots of each of them; a job takes as many as it has subtasks
 * @param heapMegabytes heap of each of them, in MiB
 * @param stateMegabytes memory for the state of each of them, in MiB, however much there is on disk
 * @param trinoWorkers number of Trino's nodes beside the coordinator
 */
public record ClusterSettings(
    int taskManagers, int slots, int heapMegabytes, int stateMegabytes, int trinoWorkers) {

  private static final String TASK_MANAGERS = "task-managers";
  private static final String SLOTS = "slots";
  private static final String HEAP = "heap-megabytes";
  private static final String STATE = "state-megabytes";
  private static final String TRINO_WORKERS = "trino-workers";

  /** Facts, coverage and indices are three jobs, the last of one subtask. */
  private static final int DEFAULT_SLOTS = 2 * Runtime.getRuntime().availableProcessors() + 1;

  private static final int DEFAULT_HEAP = 1024;
  private static final int DEFAULT_STATE = 256;
  private static final int LEAST_HEAP = 384;
  private static final int LEAST_STATE = 64;

  /**
   * Reads the settings; what the file does not set, or no file at all, means the default.
   *
   * @throws IllegalArgumentException if a key is unknown or a value is out of range
   */
  public static ClusterSettings read(Path file) {
    SettingsFile set =
        new SettingsFile(file, List.of(TASK_MANAGERS, SLOTS, HEAP, STATE, TRINO_WORKERS));
    return new ClusterSettings(
        set.number(TASK_MANAGERS, 2, 1),
        set.number(SLOTS, DEFAULT_SLOTS, 1),
        set.number(HEAP, DEFAULT_HEAP, LEAST_HEAP),
        set.number(STATE, DEFAULT_STATE, LEAST_STATE),
        set.number(TRINO_WORKERS, 1, 0));
  }
}
