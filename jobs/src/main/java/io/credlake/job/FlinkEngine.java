package io.credlake.job;

import io.credlake.lake.LakePlace;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where Flink runs the jobs of a lake. */
public sealed interface FlinkEngine permits EmbeddedFlink, FlinkCluster, ApplicationFlink {

  /**
   * The engine of a lake, with the usual pace of commits. Within the JobManager of an application
   * it is that, wherever else the jobs of the lake run.
   *
   * @param set how wide jobs are
   * @param watch whether what is committed is waited for
   */
  static FlinkEngine of(LakePlace lake, EngineSettings set, boolean watch) {
    Duration interval = Duration.ofSeconds(watch ? 1 : 10);
    if (ApplicationFlink.isHere()) {
      return new ApplicationFlink(set.subtasks(), interval);
    }
    return lake.flink() == null
        ? new EmbeddedFlink(set.subtasks(), interval)
        : FlinkCluster.at(lake.flink(), set.subtasks(), interval);
  }

  /** Time between two commits of what is ingested. */
  Duration checkpointInterval();

  /** The same with another time between two commits. */
  FlinkEngine committingEvery(Duration interval);

  /**
   * An environment that a graph is built in.
   *
   * @param job settings of the job
   * @param work folder of this machine for what does not outlive the job
   */
  StreamExecutionEnvironment environment(Configuration job, Path work);

  /** Starts the job of an environment; it ends with this process at the latest, or soon after. */
  default JobClient start(StreamExecutionEnvironment env, String name) throws Exception {
    return env.executeAsync(name);
  }

  /** Failures after which a job goes on. */
  default Failures failures(JobID job) {
    return Failures.NONE;
  }

  /**
   * Ends what is left of a job whose command died, so that it commits no more; to be called by the
   * holder of the job's lock.
   *
   * @param name of the job
   */
  default void endOrphans(String name) throws InterruptedException {
    // A job within this process has died with its command.
  }
}
