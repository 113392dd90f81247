package io.credlake.job;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs a follower beside a job, until both have come to their end.
 *
 * @param follower coverage, or indices
 * @param stop ends the job when the follower fails
 */
public record Beside(Follower follower, StopSignal stop) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Keeps something the same as the lake it follows. */
  @FunctionalInterface
  public interface Follower {

    /**
     * Follows a job.
     *
     * @param ended asked for when the job has ended: the follower takes in all that is there, and
     *     ends as well
     */
    void follow(StopSignal ended) throws Exception;
  }

  /**
   * Runs a job, and the follower until it has taken in what the job committed last. If the job
   * fails, the follower is interrupted.
   *
   * @throws JobFailedException if the follower failed; what the job committed stays
   */
  public <T> T run(Callable<T> job) throws Exception {
    ExecutorService beside =
        Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("follower").unstarted(task));
    StopSignal ended = new StopSignal();
    try {
      Future<?> following = beside.submit(() -> follow(ended));
      T result = job.call();
      ended.ask("end of the job");
      following.get();
      return result;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      beside.shutdownNow();
      beside.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private Void follow(StopSignal ended) throws Exception {
    try {
      follower.follow(ended);
      return null;
    } catch (Exception e) {
      stop.ask("failure of what follows");
      throw e;
    }
  }
}
