package io.credlake.dashboard;

import io.credlake.board.Boards;
import io.credlake.dashboard.QueryMetrics.Asker;
import io.credlake.dashboard.QueryMetrics.End;
import io.credlake.lake.Lake;
import io.credlake.lake.WriterLock;
import io.credlake.release.ReleaseNote;
import io.credlake.release.Releases;
import io.credlake.trino.Endpoint;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lake as it stands, as far as the boards have it.
 *
 * <p>As long as somebody looks, the boards are filled anew whenever the lake has changed; meanwhile
 * readers go on with answers that are kept of the state before, and see those of the new one once
 * all of it is there. What is not kept is asked of boards some of which may be filled already.
 * Where the boards are not filled, or stay behind for long, the views themselves are asked.
 */
public final class LiveSource implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveSource.class);
  private static final Duration PERIOD = Duration.ofSeconds(2);

  /** How long after the last reader the boards are still filled. */
  private static final Duration LOOKED = Duration.ofMinutes(15);

  /** How long nothing is tried again after it failed. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** How long readers may be shown a state that is not the newest. */
  private static final Duration BEHIND = Duration.ofMinutes(5);

  private final Supplier<Endpoint> trino;
  private final Path folder;
  private final LakeState lake;
  private final String program;
  private final Boards boards;
  private final QueryMetrics metrics;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("dashboard-boards").daemon().factory());
  private final ReentrantLock filling = new ReentrantLock();
  private volatile Instant looked = Instant.now();
  private volatile Source filled;
  private volatile Source asked;

  /** Since when what was filled is not the newest; null: it is, or was just filled. */
  private Instant behindSince;

  private Instant next = Instant.MIN;

  /**
   * Begins to keep the boards.
   *
   * @param trino where it answers, as the owner
   * @param folder of the lake
   * @param lake its state
   * @param program version of the program
   * @param boards that are kept
   * @param metrics told of each time that they were filled
   */
  public LiveSource(
      Supplier<Endpoint> trino,
      Path folder,
      LakeState lake,
      String program,
      Boards boards,
      QueryMetrics metrics) {
    this.trino = trino;
    this.folder = folder;
    this.lake = lake;
    this.program = program;
    this.boards = boards;
    this.metrics = metrics;
    clock.scheduleWithFixedDelay(this::keep, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The state that is shown now. */
  public String state() throws SQLException {
    String now = lake.now();
    Source shown = filled;
    return shown != null && isShown(shown, now) ? shown.state() : now;
  }

  /** What answers now. */
  public Source find() throws SQLException {
    looked = Instant.now();
    String now = lake.now();
    Source shown = filled;
    if (shown != null && isShown(shown, now)) {
      return shown;
    }
    Source known = asked;
    if (known == null || !known.state().equals(now)) {
      known = read(now);
      asked = known;
    }
    return known;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  /** What was filled is shown until it is behind for too long. */
  private synchronized boolean isShown(Source shown, String now) {
    if (shown.state().equals(now)) {
      behindSince = null;
      return true;
    }
    if (behindSince == null) {
      behindSince = Instant.now();
    }
    return behindSince.plus(BEHIND).isAfter(Instant.now());
  }

  /** What was filled anew is behind for no time, even if the lake has changed meanwhile. */
  private synchronized void show(Source source) {
    filled = source;
    behindSince = null;
  }

  private Source read(String state) throws SQLException {
    return read(trino.get(), state, program);
  }

  /** What answers in a state of the lake, without boards. */
  public static Source read(Endpoint trino, String state, String program) throws SQLException {
    try (Connection connection = trino.connect()) {
      ReleaseNote note;
      try {
        note = new Releases(connection).live(program);
      } catch (IllegalArgumentException e) {
        note = null; // nothing was delivered yet
      }
      return Reported.in(connection, null).source(state, null, note);
    }
  }

  /** Fills the boards now, so that the first reader need not wait; what fails is tried later. */
  public void fill() {
    keep();
  }

  private void keep() {
    filling.lock();
    try {
      String now = lake.now();
      Source before = filled;
      boolean isCurrent = before != null && before.state().equals(now);
      if (!isCurrent && isLookedAt() && !Instant.now().isBefore(next)) {
        fill(now);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException | RuntimeException e) {
      next = Instant.now().plus(PAUSE);
      if (!clock.isShutdown()) {
        LOG.warn("Cannot fill boards, the views themselves are asked", e);
      }
    } finally {
      filling.unlock();
    }
  }

  private boolean isLookedAt() {
    return looked.plus(LOOKED).isAfter(Instant.now());
  }

  private void fill(String now) throws SQLException, InterruptedException {
    Instant begun = Instant.now();
    End end = End.FAILED;
    try {
      fillBoards(now);
      end = End.ANSWERED;
    } finally {
      metrics.ended(Asker.BOARDS, end, Duration.between(begun, Instant.now()));
    }
  }

  private void fillBoards(String now) throws SQLException, InterruptedException {
    Source source = read(now); // before the boards, so that it tells of nothing they do not have
    // another web server may keep them, too
    try (Lake opened = Lake.open(folder);
        WriterLock held =
            WriterLock.acquire(opened, WriterLock.Part.BOARDS, "credlake serve", other -> {});
        Connection connection = trino.get().connect("credlake-boards", Map.of())) {
      if (boards.fill(connection, now)) {
        show(source.with(boards));
      } else {
        next = Instant.now().plus(PAUSE); // there are no tables yet
      }
    }
  }
}
