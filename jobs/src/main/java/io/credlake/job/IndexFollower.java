package io.credlake.job;

import io.credlake.fact.CountTables;
import io.credlake.lake.IndexStanding;
import io.credlake.lake.Lake;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.iceberg.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps indices the same as what coverage has counted. A failure stops nobody: it is told, and the
 * indices are computed again at the next change.
 */
public final class IndexFollower implements Beside.Follower {

  private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Looks after which it computes though coverage goes on. */
  private static final int PATIENCE = 20;

  private static final long NONE = -1;

  /** Is told what happens. */
  public interface Listener {

    /** It waits for another job. */
    void waitingFor(String holder);

    /** Indices were computed; of none had the inputs changed if there is no run. */
    void computed(List<IndexStanding> runs);

    /** They could not be computed; told once until something else happens. */
    void failed(Exception why);
  }

  private final IndexJob job;
  private final Listener listener;
  private volatile String failure;

  /** Follows the lake of a job. */
  public IndexFollower(IndexJob job, Listener listener) {
    this.job = job;
    this.listener = listener;
  }

  /** Whether the last attempt failed, so that indices are not those of what was counted last. */
  public boolean hasFailed() {
    return failure != null;
  }

  /**
   * Computes indices whenever coverage has come to rest, and once more when it has ended. Between
   * two computations another job may compute as well.
   */
  @Override
  public void follow(StopSignal ended) throws InterruptedException {
    try (Lake opened = Lake.open(job.lake())) {
      long computed = NONE;
      long last = NONE;
      int looks = 0;
      while (!ended.isAsked()) {
        try {
          long now = newestRound(opened);
          looks = now == computed ? 0 : looks + 1;
          if (looks > 0 && (now == last || looks > PATIENCE)) {
            computed = now; // whether it fails or not: what is the same fails again
            compute();
          }
          last = now;
        } catch (InterruptedException e) {
          throw e;
        } catch (Exception e) {
          tell(e);
        }
        Thread.sleep(LOOK);
      }
    }
    catchUp();
  }

  private void catchUp() throws InterruptedException {
    try {
      compute();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      tell(e);
    }
  }

  private void compute() throws Exception {
    List<IndexStanding> runs = job.run(new StopSignal(), listener::waitingFor);
    failure = null;
    listener.computed(runs);
  }

  private void tell(Exception why) {
    LOG.error("Indices could not be computed", why);
    if (!Objects.toString(why.getMessage(), why.toString()).equals(failure)) {
      failure = Objects.toString(why.getMessage(), why.toString());
      listener.failed(why);
    }
  }

  /** Changes with every round of coverage. */
  private static long newestRound(Lake opened) {
    Snapshot snapshot = opened.table(CountTables.COVERAGE_ROUND).currentSnapshot();
    return snapshot == null ? NONE : snapshot.snapshotId();
  }
}
