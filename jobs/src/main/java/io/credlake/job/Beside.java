package io.credlake.job;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs a follower beside a job that goes on until it is stopped.
 *
 * @param follower coverage, or indices
 * @param stop ends the job
 */
public record Beside(Follower follower, StopSignal stop) {

  /** Keeps something the same as the lake it follows. */
  public interface Follower {

    /** Follows until it is stopped. */
    void follow(StopSignal stop) throws Exception;

    /** Takes in all that is there, and ends. */
    void catchUp() throws Exception;
  }

  /**
   * Runs a job, and the follower until it has ended; what the job committed last is taken in as
   * well.
   *
   * @throws JobFailedException if the follower failed; the job was stopped then, and what it
   *     committed stays
   */
  public <T> T run(Callable<T> job) throws Exception {
    ExecutorService beside =
        Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("follower").unstarted(task));
    StopSignal ended = new StopSignal();
    try {
      Future<?> following = beside.submit(() -> follow(ended));
      T result;
      try {
        result = job.call();
      } finally {
        ended.ask("end of the job");
      }
      following.get();
      follower.catchUp();
      return result;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      beside.shutdownNow();
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
