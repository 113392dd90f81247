package io.credlake.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;

/** What the two kinds of job ask of Flink, wherever it runs. */
final class JobSettings {

  /** Such checkpoints cost what has changed since the last one. */
  private static final Duration STATE_INTERVAL = Duration.ofMillis(500);

  /** A fourth of them, one at least, writes new files; the others merge. */
  private static final int MERGING_THREADS = 4;

  private JobSettings() {}

  /**
   * Of a job for which the lake itself is the memory between runs: checkpoints make its commits
   * exact, and are thrown away when it ends.
   *
   * @param interval between two commits
   * @param checkpoints URI of the folder of the checkpoints
   */
  static Configuration ofCommits(Duration interval, String checkpoints) {
    Configuration configuration = new Configuration();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
    configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints);
    return configuration;
  }

  /**
   * Of a job whose state is on disk, and whose last checkpoint stays when it is cancelled.
   *
   * @param checkpoints URI of the folder of the checkpoints
   * @param kept URI of the checkpoint to go on from, which then belongs to the job
   */
  static Configuration ofKeptState(String checkpoints, Optional<String> kept) {
    Configuration configuration = ofCommits(STATE_INTERVAL, checkpoints);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    // The end of a round that counts all of a large lake is one step.
    configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofDays(1));
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    // Whole filters of millions of organisations do not fit into the cache: each look would read
    // one.
    configuration.set(RocksDBOptions.USE_PARTITIONED_INDEX_FILTERS, true);
    // A round rewrites many ledgers: levels would rewrite them again and again behind it. What it
    // writes waits for what merges it: most of that is to compress, which files that are merged
    // again soon are not worth, and one thread for all states of a process does not keep up.
    configuration.set(RocksDBConfigurableOptions.COMPACTION_STYLE, CompactionStyle.UNIVERSAL);
    configuration.set(
        RocksDBConfigurableOptions.COMPRESSION_PER_LEVEL,
        List.of(CompressionType.NO_COMPRESSION, CompressionType.LZ4_COMPRESSION));
    configuration.set(RocksDBConfigurableOptions.MAX_BACKGROUND_THREADS, MERGING_THREADS);
    kept.ifPresent(
        checkpoint -> {
          configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint);
          configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        });
    return configuration;
  }
}
