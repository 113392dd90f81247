package io.credlake.job;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Counts coverage beside a job that goes on until it is stopped.
 *
 * @param coverage what is counted
 * @param stop ends both
 * @param waiting told for whom coverage waits
 */
public record CoverageBeside(CoverageJob coverage, StopSignal stop, Consumer<String> waiting) {

  /**
   * Runs a job, and coverage until it has ended; what the job committed last is counted as well.
   *
   * @throws JobFailedException if counting failed; the job was stopped then, and what it committed
   *     stays
   */
  public <T> T run(Callable<T> job) throws Exception {
    ExecutorService beside =
        Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("coverage").unstarted(task));
    StopSignal ended = new StopSignal();
    try {
      Future<?> counting = beside.submit(() -> count(ended));
      T result;
      try {
        result = job.call();
      } finally {
        ended.ask("end of the job");
      }
      counting.get();
      coverage.run(CoverageJob.Until.CAUGHT_UP, new StopSignal(), waiting);
      return result;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      beside.shutdownNow();
    }
  }

  private Void count(StopSignal ended) throws Exception {
    try {
      coverage.run(CoverageJob.Until.STOPPED, ended, waiting);
      return null;
    } catch (Exception e) {
      stop.ask("failure of coverage");
      throw e;
    }
  }
}
