package io.credlake.job;

import io.credlake.flow.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a job and goes with it to its end.
 *
 * @param engine where it runs
 * @param env with the graph of the job
 * @param name of the job
 */
record JobRun(FlinkEngine engine, StreamExecutionEnvironment env, String name) {

  private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LOOK = Duration.ofMillis(300);
  private static final int POLLS_PER_PROGRESS = 5;
  private static final int LOOKS_PER_FAILURES = 10;
  private static final Duration STOP = Duration.ofMinutes(2);

  /** After so many looks that failed one after the other it is no passing trouble. */
  private static final int MOST_FAILED_LOOKS = 200;

  /**
   * How a job ended.
   *
   * @param progress its last counters
   * @param stopped whether it was stopped before its end
   */
  record Outcome(Progress progress, boolean stopped) {}

  /**
   * A job that was started.
   *
   * @param end is asked for once: each asking of a cluster is a client of its own
   */
  private record Started(JobClient client, CompletableFuture<JobExecutionResult> end) {}

  private Started start() throws Exception {
    JobClient client = engine.start(env, name);
    return new Started(client, client.getJobExecutionResult());
  }

  /**
   * Runs a job until it is done; its last checkpoint stays. However this ends, the job has ended.
   *
   * @param done looks into the lake, which may fail for a while
   */
  void until(BooleanSupplier done) throws InterruptedException {
    try {
      Started job = start();
      try (Failures failures = engine.failures(job.client().getJobID())) {
        await(job, done, failures);
      } finally {
        cancel(job);
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new JobFailedException(e);
    }
  }

  private static void await(Started job, BooleanSupplier done, Failures failures)
      throws InterruptedException, ExecutionException {
    int failed = 0;
    for (int look = 1; !job.end().isDone(); look++) {
      if (look % LOOKS_PER_FAILURES == 0) {
        failures.news().forEach(why -> LOG.warn("A job failed and goes on: {}", why));
      }
      try {
        if (done.getAsBoolean()) {
          return;
        }
        failed = 0;
      } catch (RuntimeException e) {
        failed++;
        if (failed > MOST_FAILED_LOOKS) {
          throw e;
        }
        LOG.warn("Cannot tell whether a job is done, looking again: {}", e.getMessage());
      }
      Thread.sleep(LOOK);
    }
    job.end().get(); // it never ends by itself but by failing
  }

  /**
   * Runs a job to its end or stop. However this ends, the job has ended.
   *
   * @param savepoints URI of the folder of the savepoint that a stop makes
   * @param failed told why it failed, if it goes on
   */
  Outcome toEnd(
      String savepoints, Consumer<Progress> listener, Consumer<String> failed, StopSignal stop)
      throws InterruptedException {
    try {
      Started job = start();
      try (Failures failures = engine.failures(job.client().getJobID())) {
        Seen seen = new Seen(listener);
        Runnable look = () -> failures.news().forEach(failed);
        boolean stopped = follow(job, seen, look, stop);
        Map<String, Object> counters =
            stopped ? stop(job, savepoints) : job.end().get().getAllAccumulatorResults();
        return new Outcome(Progress.of(counters).after(seen.last), stopped);
      } finally {
        cancel(job);
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new JobFailedException(e);
    }
  }

  /** What was seen of a job. */
  private static final class Seen implements Consumer<Progress> {

    private final Consumer<Progress> listener;
    private Progress last = Progress.of(Map.of());

    Seen(Consumer<Progress> listener) {
      this.listener = listener;
    }

    @Override
    public void accept(Progress now) {
      last = now.after(last);
      listener.accept(last);
    }
  }

  /** Follows a job until it ends or a stop is asked for; true in the latter case. */
  private static boolean follow(
      Started job, Consumer<Progress> listener, Runnable look, StopSignal stop)
      throws InterruptedException {
    for (int poll = 1; !job.end().isDone(); poll++) {
      if (stop.isAsked()) {
        return true;
      }
      if (poll % POLLS_PER_PROGRESS == 0) {
        listener.accept(Progress.of(counters(job.client())));
        look.run();
      }
      try {
        job.end().get(POLL.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // still running
      } catch (ExecutionException e) {
        return false; // told by the result
      }
    }
    return false;
  }

  /** Stops a job at a point that is committed; its last counters. */
  private static Map<String, Object> stop(Started job, String savepoints)
      throws InterruptedException {
    Map<String, Object> last = counters(job.client());
    try {
      job.client()
          .stopWithSavepoint(false, savepoints, SavepointFormatType.NATIVE)
          .get(STOP.toSeconds(), TimeUnit.SECONDS);
      return job.end().get().getAllAccumulatorResults();
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      // It had just ended, or cannot be stopped so. Nothing is lost: the next run reads again what
      // this one had not committed.
      cancel(job);
      return last;
    }
  }

  private static void cancel(Started job) throws InterruptedException {
    if (job.end().isDone()) {
      return;
    }
    try {
      job.client().cancel().get();
      job.end().handle((result, cancelled) -> result).get();
    } catch (ExecutionException | IllegalStateException e) {
      LOG.warn("Cannot cancel job: {}", e.getMessage());
    }
  }

  private static Map<String, Object> counters(JobClient job) throws InterruptedException {
    try {
      return job.getAccumulators().get();
    } catch (ExecutionException | IllegalStateException e) {
      return Map.of(); // the cluster is not up yet, or not any more
    }
  }
}
