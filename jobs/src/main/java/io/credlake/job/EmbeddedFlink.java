package io.credlake.job;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Flink's local cluster within this process.
 *
 * @param parallelism number of subtasks
 * @param checkpointInterval between two commits
 */
public record EmbeddedFlink(int parallelism, Duration checkpointInterval) implements FlinkEngine {

  /** Megabytes of state that are held in memory, however much there is on disk. */
  private static final long STATE_CACHE = 256;

  /** One subtask for each core, and the pace of commits of what has an end. */
  public static EmbeddedFlink ofThisMachine() {
    return new EmbeddedFlink(Runtime.getRuntime().availableProcessors(), Duration.ofSeconds(10));
  }

  @Override
  public EmbeddedFlink committingEvery(Duration interval) {
    return new EmbeddedFlink(parallelism, interval);
  }

  @Override
  public StreamExecutionEnvironment environment(Configuration job, Path work) {
    Configuration configuration = new Configuration(job);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    configuration.set(CoreOptions.TMP_DIRS, work.toString()); // where identities are spilled
    configuration.set(RocksDBOptions.LOCAL_DIRECTORIES, work.toString());
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(STATE_CACHE));
    // Accumulators travel with heartbeats: progress should be of this second.
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
  }
}
