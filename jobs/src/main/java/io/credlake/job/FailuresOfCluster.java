package io.credlake.job;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;
import org.apache.flink.runtime.rest.messages.JobExceptionsHeaders;
import org.apache.flink.runtime.rest.messages.JobExceptionsInfoWithHistory.ExceptionInfo;
import org.apache.flink.runtime.rest.messages.JobExceptionsInfoWithHistory.RootExceptionInfo;
import org.apache.flink.runtime.rest.messages.job.JobExceptionsMessageParameters;

/** Failures of a job on a standing cluster, as its JobManager remembers them. */
final class FailuresOfCluster implements Failures {

  private static final String CAUSE = "Caused by: ";

  private final RestClusterClient<String> cluster;
  private final JobExceptionsMessageParameters job = new JobExceptionsMessageParameters();
  private final Set<ExceptionInfo> told = new HashSet<>();

  /** Those of a job; the client is closed with this. */
  FailuresOfCluster(RestClusterClient<String> cluster, JobID job) {
    this.cluster = cluster;
    this.job.jobPathParameter.resolve(job);
  }

  @Override
  public List<String> news() {
    try {
      List<RootExceptionInfo> newestFirst =
          cluster
              .sendRequest(JobExceptionsHeaders.getInstance(), job, EmptyRequestBody.getInstance())
              .get()
              .getExceptionHistory()
              .getEntries();
      List<String> news = new ArrayList<>();
      for (ExceptionInfo failure : newestFirst.reversed()) {
        if (told.add(failure)) {
          news.add(describe(failure.getTaskName(), failure.getStacktrace()));
        }
      }
      return news;
    } catch (ExecutionException e) {
      return List.of(); // it is not up yet, or not any more
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // who asks notices
      return List.of();
    }
  }

  /**
   * Where and why, in a line: the last of the causes.
   *
   * @param task that failed; null: none of them did
   */
  static String describe(String task, String stack) {
    String cause =
        stack
            .lines()
            .filter(line -> line.startsWith(CAUSE))
            .map(line -> line.substring(CAUSE.length()))
            .reduce((earlier, later) -> later)
            .orElseGet(() -> stack.lines().findFirst().orElse(""));
    return task == null ? cause : task + ": " + cause;
  }

  @Override
  public void close() {
    cluster.close();
  }
}
