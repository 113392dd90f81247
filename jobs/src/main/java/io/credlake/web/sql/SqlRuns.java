package io.credlake.web.sql;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The runs of the SQL page. A user sees the own ones alone; results are kept for a while and a
 * number of them.
 */
public final class SqlRuns implements AutoCloseable {

  /** How long a result is kept after it was last looked at. */
  static final Duration KEPT = Duration.ofMinutes(30);

  /** Results of a user, and of all users, that are kept. */
  static final int KEPT_OF_USER = 5;

  static final int KEPT_OF_ALL = 50;

  private static final int ID_BYTES = 16;

  /** Opens a connection as a user, to a release or to the lake as it stands. */
  public interface Connections {

    /**
     * Opens it.
     *
     * @param release null: the lake as it stands
     * @throws IllegalArgumentException if there is no such release, or readers do not see it
     */
    Connection open(String user, String release) throws SQLException, InterruptedException;
  }

  private static final class Kept {
    private final SqlRun run;
    private Instant seen;

    private Kept(SqlRun run, Instant seen) {
      this.run = run;
      this.seen = seen;
    }

    private boolean isRunning() {
      return run.state() == SqlRun.State.RUNNING;
    }
  }

  private final Connections connections;
  private final SqlLimits limits;
  private final InstantSource clock;
  private final Consumer<SqlRun> whenEnded;
  private final SecureRandom random = new SecureRandom();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Kept> runs = new HashMap<>();

  /**
   * No runs yet.
   *
   * @param whenEnded told of each run that ended, whichever way
   */
  public SqlRuns(
      Connections connections, SqlLimits limits, InstantSource clock, Consumer<SqlRun> whenEnded) {
    this.connections = connections;
    this.limits = limits;
    this.clock = clock;
    this.whenEnded = whenEnded;
  }

  /**
   * Starts to run a question.
   *
   * @throws IllegalArgumentException if it is not one statement, or too many run already
   */
  public SqlRun start(String user, Question question) {
    SqlRun run;
    synchronized (this) {
      forget();
      refuseTooMany(user);
      run = new SqlRun(newId(), user, question, clock);
      runs.put(run.id(), new Kept(run, clock.instant()));
    }
    threads.execute(
        () -> {
          try {
            run.run(() -> connections.open(user, question.release()), limits.rows());
          } finally {
            whenEnded.accept(run);
          }
        });
    return run;
  }

  private void refuseTooMany(String user) {
    List<Kept> running = runs.values().stream().filter(Kept::isRunning).toList();
    long own = running.stream().filter(kept -> kept.run.user().equals(user)).count();
    if (own >= limits.runningPerUser()) {
      throw new IllegalArgumentException(
          "Cannot run query, wait for or cancel one of yours that run: " + own);
    }
    if (running.size() >= limits.running()) {
      throw new IllegalArgumentException(
          "Cannot run query, too many of all users run at this moment: " + running.size());
    }
  }

  /** A run of a user; empty: there is none, or no more. */
  public synchronized Optional<SqlRun> find(String user, String id) {
    forget();
    Kept kept = runs.get(id);
    if (kept == null || !kept.run.user().equals(user)) {
      return Optional.empty();
    }
    kept.seen = clock.instant();
    return Optional.of(kept.run);
  }

  /** Forgets the results that were not looked at for long, and the oldest of too many. */
  private void forget() {
    Instant oldest = clock.instant().minus(KEPT);
    runs.values().removeIf(kept -> !kept.isRunning() && kept.seen.isBefore(oldest));
    Map<String, List<Kept>> byUser = new HashMap<>();
    List<Kept> ended = new ArrayList<>(runs.values().stream().filter(k -> !k.isRunning()).toList());
    ended.sort(Comparator.comparing((Kept kept) -> kept.seen).reversed());
    for (int i = 0; i < ended.size(); i++) {
      Kept kept = ended.get(i);
      List<Kept> own = byUser.computeIfAbsent(kept.run.user(), user -> new ArrayList<>());
      own.add(kept);
      if (i >= KEPT_OF_ALL || own.size() > KEPT_OF_USER) {
        runs.remove(kept.run.id());
      }
    }
  }

  private String newId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Cancels what runs. */
  @Override
  public void close() {
    List<SqlRun> all;
    synchronized (this) {
      all = runs.values().stream().map(kept -> kept.run).toList();
    }
    all.forEach(SqlRun::cancel);
    threads.shutdownNow();
  }
}
