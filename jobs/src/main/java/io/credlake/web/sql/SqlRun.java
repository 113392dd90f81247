package io.credlake.web.sql;

import io.credlake.trino.query.SqlError;
import io.credlake.trino.query.SqlText;
import io.trino.jdbc.QueryStats;
import io.trino.jdbc.TrinoStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** One run of a question by a user, from its start until its result is forgotten. */
public final class SqlRun {

  /** How far a run is. */
  public enum State {
    /** It has begun and not ended. */
    RUNNING,
    /** Its result is there. */
    FINISHED,
    /** It ended with an error. */
    FAILED,
    /** Somebody cancelled it. */
    CANCELLED
  }

  /**
   * How far Trino is.
   *
   * @param state in Trino's words, e.g. QUEUED, PLANNING, RUNNING
   * @param percent of the work that is done; -1: not known
   * @param rows that were read
   * @param bytes that were read
   */
  public record Progress(String state, int percent, long rows, long bytes) {

    private static final Progress NONE = new Progress("QUEUED", -1, 0, 0);

    static Progress of(QueryStats stats) {
      return new Progress(
          stats.getState(),
          (int) stats.getProgressPercentage().orElse(-1),
          stats.getProcessedRows(),
          stats.getProcessedBytes());
    }
  }

  private final String id;
  private final String user;
  private final Question question;
  private final SqlText statement;
  private final InstantSource clock;
  private final Instant begun;

  private volatile State state = State.RUNNING;
  private volatile Progress progress = Progress.NONE;
  private volatile Instant ended;
  private volatile ResultTable result;
  private volatile String change;
  private volatile SqlError error;

  // what cancelling has to stop; both guarded by this
  private Statement running;
  private boolean cancelled;

  SqlRun(String id, String user, Question question, InstantSource clock) {
    this.id = id;
    this.user = user;
    this.question = question;
    this.statement = question.statement();
    this.clock = clock;
    this.begun = clock.instant();
  }

  /** Opens the connection of a run. */
  interface Opening {
    Connection open() throws SQLException, InterruptedException;
  }

  /** Runs to the end of the rows that are kept; a failure is kept, too. */
  void run(Opening opening, int rows) {
    State end = State.FAILED;
    try (Connection connection = opening.open();
        Statement statement = connection.createStatement()) {
      begin(statement);
      if (statement.execute(this.statement.sql())) {
        try (ResultSet set = statement.getResultSet()) {
          result = ResultTable.read(set, rows);
          if (result.isCut()) {
            statement.cancel(); // nobody reads the others
          }
        }
      } else {
        change = statement.unwrap(TrinoStatement.class).getUpdateType();
      }
      end = State.FINISHED;
    } catch (SQLException e) {
      error = SqlError.of(e, this.statement);
    } catch (IllegalArgumentException e) {
      error = new SqlError(e.getMessage(), 0, 0); // e.g. there is no such release
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancel();
    } catch (RuntimeException e) {
      error = new SqlError("Cannot run query, the server failed", 0, 0);
      throw e;
    } finally {
      end(end);
    }
  }

  private void begin(Statement statement) throws SQLException {
    statement.unwrap(TrinoStatement.class).setProgressMonitor(stats -> follow(stats, statement));
    synchronized (this) {
      if (cancelled) {
        throw new SQLException("Cannot run query, it was cancelled");
      }
      running = statement;
    }
  }

  /** A cancellation that came before Trino had the statement is only seen here. */
  private void follow(QueryStats stats, Statement statement) {
    progress = Progress.of(stats);
    boolean stop;
    synchronized (this) {
      stop = cancelled;
    }
    if (stop) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        // it has just ended by itself
      }
    }
  }

  private synchronized void end(State end) {
    running = null;
    ended = clock.instant();
    // rows that were all there before it was cancelled stay
    state = cancelled && end == State.FAILED ? State.CANCELLED : end;
  }

  /** Cancels the run; one that has ended stays as it is. */
  public void cancel() {
    Statement statement;
    synchronized (this) {
      if (state != State.RUNNING) {
        return;
      }
      cancelled = true;
      statement = running;
    }
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        // it has just ended by itself
      }
    }
  }

  /** Its name, which nobody guesses. */
  public String id() {
    return id;
  }

  /** Who runs it. */
  public String user() {
    return user;
  }

  /** What is asked. */
  public Question question() {
    return question;
  }

  /** How far it is. */
  public State state() {
    return state;
  }

  /** How far Trino is, or was when it ended. */
  public Progress progress() {
    return progress;
  }

  /** When it began. */
  public Instant begun() {
    return begun;
  }

  /** When it ended; null: not yet. */
  public Instant ended() {
    return ended;
  }

  /** How long it took, or has taken so far. */
  public Duration elapsed() {
    Instant end = ended;
    return Duration.between(begun, end == null ? clock.instant() : end);
  }

  /** The rows; null: there are none, or not yet. */
  public ResultTable result() {
    return result;
  }

  /** The kind of change that a statement without rows made, e.g. SET TIME ZONE; null: none. */
  public String change() {
    return change;
  }

  /** What was wrong; null: nothing. */
  public SqlError error() {
    return error;
  }
}
