package io.credlake.job;

import io.credlake.flow.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;
import org.rocksdb.CompactionStyle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flink's local cluster within this process.
 *
 * <p>Checkpoints are what makes commits exact. They are thrown away when the job ends, because the
 * lake itself is the memory between runs.
 *
 * @param parallelism number of subtasks
 * @param checkpointInterval between two commits
 */
public record EmbeddedFlink(int parallelism, Duration checkpointInterval) {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlink.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LOOK = Duration.ofMillis(300);
  private static final int POLLS_PER_PROGRESS = 5;
  private static final Duration STOP = Duration.ofMinutes(2);

  /** Such checkpoints cost what has changed since the last one. */
  private static final Duration STATE_INTERVAL = Duration.ofMillis(500);

  /** Megabytes of state that are held in memory, however much there is on disk. */
  private static final long STATE_CACHE = 256;

  /**
   * How a job ended.
   *
   * @param progress its last counters
   * @param stopped whether it was stopped before its end
   */
  record Outcome(Progress progress, boolean stopped) {}

  /** One subtask for each core, and the usual pace of commits. */
  public static EmbeddedFlink ofThisMachine(boolean watch) {
    return new EmbeddedFlink(
        Runtime.getRuntime().availableProcessors(), Duration.ofSeconds(watch ? 1 : 10));
  }

  /** An environment whose checkpoints stand in a folder. */
  StreamExecutionEnvironment environment(Path state) {
    Configuration configuration = configuration(checkpointInterval, state);
    configuration.set(CoreOptions.TMP_DIRS, state.toString()); // where identities are spilled
    // Accumulators travel with heartbeats: progress should be of this second.
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
  }

  /**
   * An environment whose state is on disk and stays there when its job is cancelled.
   *
   * @param checkpoints folder of the checkpoints
   * @param kept checkpoint to go on from, which then belongs to the job
   * @param work folder for the state while the job runs
   */
  StreamExecutionEnvironment keepingState(Path checkpoints, Optional<Path> kept, Path work) {
    Configuration configuration = configuration(STATE_INTERVAL, checkpoints);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    // The end of a round that counts all of a large lake is one step.
    configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofDays(1));
    configuration.set(CoreOptions.TMP_DIRS, work.toString());
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(RocksDBOptions.LOCAL_DIRECTORIES, work.toString());
    configuration.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    // A round rewrites many ledgers: levels would rewrite them again and again behind it.
    configuration.set(RocksDBConfigurableOptions.COMPACTION_STYLE, CompactionStyle.UNIVERSAL);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(STATE_CACHE));
    kept.ifPresent(
        checkpoint -> {
          configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
          configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        });
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
  }

  private static Configuration configuration(Duration interval, Path checkpoints) {
    Configuration configuration = new Configuration();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
    configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return configuration;
  }

  /** Runs a job until it is done; its last checkpoint stays. */
  void runUntil(StreamExecutionEnvironment env, String name, BooleanSupplier done)
      throws InterruptedException {
    try {
      JobClient job = env.executeAsync(name);
      while (!job.getJobExecutionResult().isDone() && !done.getAsBoolean()) {
        Thread.sleep(LOOK);
      }
      if (job.getJobExecutionResult().isDone()) {
        job.getJobExecutionResult().get(); // it never ends by itself but by failing
      }
      cancel(job);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new JobFailedException(e);
    }
  }

  /** Runs a job to its end or stop, then deletes the folder of its checkpoints. */
  Outcome run(
      StreamExecutionEnvironment env,
      Path state,
      String name,
      Consumer<Progress> listener,
      StopSignal stop)
      throws InterruptedException {
    try {
      JobClient job = env.executeAsync(name);
      boolean stopped = follow(job, listener, stop);
      if (stopped) {
        return new Outcome(Progress.of(stop(job, state)), true);
      }
      JobExecutionResult result = job.getJobExecutionResult().get();
      return new Outcome(Progress.of(result.getAllAccumulatorResults()), false);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new JobFailedException(e);
    } finally {
      delete(state);
    }
  }

  /** Follows a job until it ends or a stop is asked for; true in the latter case. */
  private static boolean follow(JobClient job, Consumer<Progress> listener, StopSignal stop)
      throws InterruptedException {
    for (int poll = 1; !job.getJobExecutionResult().isDone(); poll++) {
      if (stop.isAsked()) {
        return true;
      }
      if (poll % POLLS_PER_PROGRESS == 0) {
        listener.accept(Progress.of(counters(job)));
      }
      try {
        job.getJobExecutionResult().get(POLL.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // still running
      } catch (ExecutionException e) {
        return false; // told by the result
      }
    }
    return false;
  }

  /** Stops a job at a point that is committed; its last counters. */
  private static Map<String, Object> stop(JobClient job, Path state) throws InterruptedException {
    Map<String, Object> last = counters(job);
    try {
      job.stopWithSavepoint(
              false, state.resolve("stop").toUri().toString(), SavepointFormatType.NATIVE)
          .get(STOP.toSeconds(), TimeUnit.SECONDS);
      return job.getJobExecutionResult().get().getAllAccumulatorResults();
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      // It had just ended, or cannot be stopped so. Nothing is lost: the next run reads again what
      // this one had not committed.
      cancel(job);
      return last;
    }
  }

  private static void cancel(JobClient job) throws InterruptedException {
    if (job.getJobExecutionResult().isDone()) {
      return;
    }
    try {
      job.cancel().get();
      job.getJobExecutionResult().handle((result, cancelled) -> result).get();
    } catch (ExecutionException | IllegalStateException e) {
      LOG.warn("Cannot cancel job, it ends with this process: {}", e.getMessage());
    }
  }

  private static Map<String, Object> counters(JobClient job) throws InterruptedException {
    try {
      return job.getAccumulators().get();
    } catch (ExecutionException | IllegalStateException e) {
      return Map.of(); // the cluster is not up yet, or not any more
    }
  }

  private static void delete(Path state) {
    try {
      FileUtils.deleteDirectory(state.toFile());
    } catch (IOException e) {
      LOG.warn("Cannot delete state of a job, it is of no use any more: {}", state, e);
    }
  }
}
