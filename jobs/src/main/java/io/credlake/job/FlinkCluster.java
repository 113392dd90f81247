package io.credlake.job;

import io.credlake.lake.Lake;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.ClientUtils;
import org.apache.flink.client.cli.ClientOptions;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A standing Flink cluster, asked over REST. It has the libraries of this program; the program
 * itself goes with each job, so that another version needs no other cluster.
 *
 * <p>A job that loses a TaskManager goes on from its last checkpoint when there are slots again.
 * One whose command died is cancelled when its heart has not beaten for a minute.
 *
 * @param host of the JobManager
 * @param port of its REST interface
 * @param parallelism number of subtasks
 * @param checkpointInterval between two commits
 */
public record FlinkCluster(String host, int port, int parallelism, Duration checkpointInterval)
    implements FlinkEngine {

  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final Duration DEAD = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final String RESTARTS = "exponential-delay";
  private static final int RESTARTS_IN_A_ROW = 10;

  /** What is asked of a cluster before anything else fails fast where none is. */
  private static final int ATTEMPTS = 3;

  /**
   * A cluster at an address.
   *
   * @param address HOST:PORT
   * @throws IllegalArgumentException if it is none
   */
  public static FlinkCluster at(String address, int parallelism, Duration checkpointInterval) {
    try {
      URI uri = new URI("http://" + address);
      if (uri.getHost() != null && uri.getPort() > 0 && uri.getPath().isEmpty()) {
        return new FlinkCluster(uri.getHost(), uri.getPort(), parallelism, checkpointInterval);
      }
    } catch (URISyntaxException e) {
      // told below
    }
    throw new IllegalArgumentException(
        "Invalid address of a Flink cluster, it must be HOST:PORT: " + address);
  }

  @Override
  public FlinkCluster committingEvery(Duration interval) {
    return new FlinkCluster(host, port, parallelism, interval);
  }

  @Override
  public StreamExecutionEnvironment environment(Configuration job, Path work) {
    Configuration configuration = restarting(job);
    configuration.set(DeploymentOptions.ATTACHED, true);
    configuration.set(DeploymentOptions.SHUTDOWN_IF_ATTACHED, true);
    configuration.set(ClientOptions.CLIENT_HEARTBEAT_TIMEOUT, DEAD);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createRemoteEnvironment(
            host, port, configuration, program().toString());
    env.setParallelism(parallelism);
    return env;
  }

  /** The settings of a job, which goes on from its last checkpoint when a TaskManager is lost. */
  static Configuration restarting(Configuration job) {
    Configuration configuration = new Configuration(job);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, RESTARTS);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(10));
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, RESTARTS_IN_A_ROW);
    return configuration;
  }

  /** The jar of the graphs and of all they are made of. */
  static Path program() {
    try {
      Path jar = Path.of(Lake.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (!Files.isRegularFile(jar)) {
        throw new IllegalStateException(
            "Cannot submit job, the program is not built (mvn package): " + jar);
      }
      return jar;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot submit job, " + e.getMessage(), e);
    }
  }

  @Override
  public JobClient start(StreamExecutionEnvironment env, String name) throws Exception {
    JobClient job = env.executeAsync(name);
    ScheduledExecutorService heart =
        ClientUtils.reportHeartbeatPeriodically(job, BEAT.toMillis(), DEAD.toMillis());
    job.getJobExecutionResult().whenComplete((result, failure) -> heart.shutdownNow());
    return job;
  }

  @Override
  public Failures failures(JobID job) {
    try {
      return new FailuresOfCluster(client(), job);
    } catch (Exception e) {
      throw notAsked(e);
    }
  }

  private RestClusterClient<String> client() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.ADDRESS, host);
    configuration.set(RestOptions.PORT, port);
    configuration.set(RestOptions.RETRY_MAX_ATTEMPTS, ATTEMPTS);
    configuration.set(RestOptions.RETRY_DELAY, LOOK);
    return new RestClusterClient<>(configuration, "standing");
  }

  @Override
  public void endOrphans(String name) throws InterruptedException {
    try (RestClusterClient<String> cluster = client()) {
      while (true) {
        boolean gone = true;
        for (JobStatusMessage job : cluster.listJobs().get()) {
          if (job.getJobName().equals(name) && !job.getJobState().isGloballyTerminalState()) {
            cluster.cancel(job.getJobId()).exceptionally(ended -> null).get();
            gone = false;
          }
        }
        if (gone) {
          return;
        }
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "Cannot reach the Flink cluster, nothing answers at: %s:%d".formatted(host, port), e);
    } catch (Exception e) {
      throw notAsked(e);
    }
  }

  private IllegalStateException notAsked(Exception e) {
    return new IllegalStateException(
        "Cannot ask the Flink cluster, %s: %s:%d".formatted(e.getMessage(), host, port), e);
  }
}
