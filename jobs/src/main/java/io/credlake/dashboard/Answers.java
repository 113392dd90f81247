package io.credlake.dashboard;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.credlake.access.AccessList;
import io.credlake.dashboard.QueryMetrics.Asker;
import io.credlake.dashboard.QueryMetrics.End;
import io.credlake.trino.Endpoint;
import io.credlake.trino.query.SqlError;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Asks Trino by a few workers, once for all who want to know the same, and remembers the answers
 * until they are old or what answers has changed.
 *
 * <p>A question that takes long holds up none but those behind it in its worker; what more than the
 * workers and their queue can do is refused.
 */
public final class Answers implements AutoCloseable {

  private static final int MOST_KEPT = 2_000;
  private static final int QUEUE = 400;
  private static final String PROGRAM = "credlake";

  private final Supplier<Endpoint> trino;
  private final Duration limit;
  private final Map<String, String> session;
  private final QueryMetrics metrics;
  private final ThreadPoolExecutor workers;
  private final AsyncCache<Question, Object> answers =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfter(new Keeping()).buildAsync();
  private final ConcurrentHashMap<Question, Running> running = new ConcurrentHashMap<>();

  /**
   * Workers that ask.
   *
   * @param trino where it answers
   * @param workers how many questions are asked at once
   * @param limit how long a question may take
   * @param metrics told of each query
   */
  public Answers(Supplier<Endpoint> trino, int workers, Duration limit, QueryMetrics metrics) {
    this.trino = trino;
    this.limit = limit;
    this.session = Map.of("query_max_run_time", limit.toSeconds() + "s");
    this.metrics = metrics;
    this.workers =
        new ThreadPoolExecutor(
            workers,
            workers,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(QUEUE),
            Thread.ofPlatform().name("dashboard-", 1).daemon().factory());
  }

  /**
   * What is asked; two that are equal have one answer.
   *
   * @param user as whom
   * @param state of what answers, see {@link Source#state}
   * @param subject tells what is asked, with all that it depends on
   */
  public record Question(String user, String state, Object subject) {

    private boolean isOfOwner() {
      return user.equals(AccessList.READER) || user.equals(Endpoint.owner());
    }
  }

  /**
   * How long answers are kept: those of the owner as long as they are asked for. What others see
   * hangs on their rights and on tickets, which begin and end by the clock, so that they are asked
   * for anew a minute after they came.
   */
  static final class Keeping implements Expiry<Question, Object> {

    static final Duration OF_OWNER = Duration.ofMinutes(30);
    static final Duration OF_USERS = Duration.ofMinutes(1);

    @Override
    public long expireAfterCreate(Question question, Object answer, long now) {
      return (question.isOfOwner() ? OF_OWNER : OF_USERS).toNanos();
    }

    @Override
    public long expireAfterUpdate(Question question, Object answer, long now, long left) {
      return expireAfterCreate(question, answer, now);
    }

    @Override
    public long expireAfterRead(Question question, Object answer, long now, long left) {
      return question.isOfOwner() ? OF_OWNER.toNanos() : left;
    }
  }

  /** Asks over a connection. */
  @FunctionalInterface
  public interface Work<T> {

    /**
     * The answer.
     *
     * @param running to be told of each statement before it runs, so that it can be cancelled
     */
    T ask(Connection connection, Running running) throws SQLException;
  }

  /** The readers who wait for a question, and the statement that runs for them. */
  public static final class Running {

    private Statement statement;
    private boolean cancelled;
    private int waiting;

    /**
     * Says which statement runs.
     *
     * @throws SQLException if nobody waits any more
     */
    public synchronized void runs(Statement statement) throws SQLException {
      if (cancelled) {
        throw new SQLException("Cancelled before it ran");
      }
      this.statement = statement;
    }

    private synchronized void join() {
      waiting++;
    }

    private synchronized boolean leave() {
      waiting--;
      return waiting == 0;
    }

    private synchronized void cancel() throws SQLException {
      cancelled = true;
      if (statement != null) {
        statement.cancel();
      }
    }

    synchronized boolean isCancelled() {
      return cancelled;
    }
  }

  /** Why there is no answer. */
  public enum Failure {
    /** It took longer than it may. */
    TOO_LONG,
    /** Too much is asked at once. */
    BUSY,
    /** The reader, or all who waited, left. */
    CANCELLED,
    /** Trino refused or failed; the cause says why. */
    FAILED
  }

  /** There is no answer. */
  public static final class NoAnswerException extends Exception {

    private static final long serialVersionUID = 1;

    private final Failure failure;

    NoAnswerException(Failure failure, Throwable cause) {
      super("Cannot answer: " + failure, cause);
      this.failure = failure;
    }

    /** Why. */
    public Failure failure() {
      return failure;
    }
  }

  /**
   * The answer to a question, from memory if it is there.
   *
   * @throws NoAnswerException if there is none
   */
  @SuppressWarnings("unchecked")
  public <T> T ask(Source source, Question question, Work<T> work)
      throws NoAnswerException, InterruptedException {
    metrics.asked();
    Running mine = running.compute(question, (key, known) -> joined(known));
    try {
      CompletableFuture<Object> answer =
          answers.get(
              question,
              (key, unused) ->
                  CompletableFuture.supplyAsync(() -> work(source, key, mine, work), workers));
      return (T) answer.get(limit.toSeconds() + 1, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new NoAnswerException(why(mine, e.getCause()), e.getCause());
    } catch (RejectedExecutionException e) {
      metrics.turnedAway();
      throw new NoAnswerException(Failure.BUSY, e);
    } catch (TimeoutException e) {
      throw new NoAnswerException(Failure.TOO_LONG, e);
    } finally {
      running.computeIfPresent(question, (key, known) -> known.leave() ? null : known);
    }
  }

  private static Running joined(Running known) {
    Running running = known == null ? new Running() : known;
    running.join();
    return running;
  }

  /** Stops a question that nobody but the reader waits for; with others waiting it goes on. */
  public boolean cancel(Question question) {
    Running asked = running.get(question);
    if (asked == null) {
      return false;
    }
    synchronized (asked) {
      if (asked.waiting > 1) {
        return false;
      }
    }
    try {
      asked.cancel();
    } catch (SQLException e) {
      return false; // it has just ended by itself
    }
    return true;
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }

  private <T> Object work(Source source, Question question, Running mine, Work<T> work) {
    Instant begun = Instant.now();
    End end = End.FAILED;
    try (Connection connection = connect(source, question.user())) {
      Object answer = work.ask(connection, mine);
      end = End.ANSWERED;
      return answer;
    } catch (SQLException e) {
      end = end(mine, e);
      throw new CompletionException(e);
    } finally {
      metrics.ended(Asker.PAGE, end, Duration.between(begun, Instant.now()));
    }
  }

  private static End end(Running mine, SQLException e) {
    return switch (why(mine, e)) {
      case TOO_LONG -> End.TOO_LONG;
      case CANCELLED -> End.CANCELLED;
      case FAILED, BUSY -> SqlError.isRefusal(e) ? End.DENIED : End.FAILED;
    };
  }

  private Connection connect(Source source, String user) throws SQLException {
    Connection connection = trino.get().as(user).connect(PROGRAM, session);
    try {
      return source.over(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static Failure why(Running mine, Throwable cause) {
    if (mine.isCancelled()) {
      return Failure.CANCELLED;
    }
    boolean late =
        cause instanceof SQLException sql
            && String.valueOf(sql.getMessage()).contains("exceeded the maximum");
    return late ? Failure.TOO_LONG : Failure.FAILED;
  }
}
