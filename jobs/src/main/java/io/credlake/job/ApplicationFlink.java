package io.credlake.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.client.program.StreamContextEnvironment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The Flink cluster whose JobManager is this process, see {@link ApplicationProcess}. A job that
 * loses a TaskManager goes on from its last checkpoint, as in {@link FlinkCluster}.
 *
 * @param parallelism number of subtasks
 * @param checkpointInterval between two commits
 */
record ApplicationFlink(int parallelism, Duration checkpointInterval) implements FlinkEngine {

  /** Whether this process is such a JobManager. */
  static boolean isHere() {
    return StreamExecutionEnvironment.getExecutionEnvironment() instanceof StreamContextEnvironment;
  }

  @Override
  public ApplicationFlink committingEvery(Duration interval) {
    return new ApplicationFlink(parallelism, interval);
  }

  @Override
  public StreamExecutionEnvironment environment(Configuration job, Path work) {
    Configuration configuration = FlinkCluster.restarting(job);
    configuration.set(PipelineOptions.JARS, List.of(FlinkCluster.program().toUri().toString()));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(parallelism);
    return env;
  }
}
