package io.credlake.trino.query;

import io.trino.jdbc.TrinoStatement;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** Runs statements one after another; another thread may cancel the one that is running. */
public final class QueryRun {

  private final Connection connection;
  private volatile Statement current;
  private volatile boolean cancelled;

  /** Runs on a connection, which stays open. */
  public QueryRun(Connection connection) {
    this.connection = connection;
  }

  /**
   * What a statement did.
   *
   * @param change the kind of change, as "INSERT"; null if the statement gave rows
   * @param rows number of rows given or changed; 0 or -1 if it has none, as CREATE
   */
  public record Outcome(String change, long rows) {

    private static final Set<String> OF_ROWS = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");

    /** The outcome in words, as "INSERT: 3 rows". */
    public String describe() {
      String count = rows == 1 ? "1 row" : rows + " rows";
      if (change == null) {
        return count;
      }
      return rows > 0 || OF_ROWS.contains(change) ? change + ": " + count : change;
    }
  }

  /**
   * Runs a statement to the end of its rows.
   *
   * @throws SQLException if it failed or was cancelled
   * @throws IOException if nobody reads the rows; the statement is cancelled then
   */
  public Outcome run(SqlText statement, ResultWriter writer, Writer out)
      throws SQLException, IOException {
    cancelled = false;
    try (Statement running = connection.createStatement()) {
      current = running;
      if (running.execute(statement.sql())) {
        try (ResultSet rows = running.getResultSet()) {
          return new Outcome(null, writer.write(rows, out));
        }
      }
      return new Outcome(
          running.unwrap(TrinoStatement.class).getUpdateType(), running.getLargeUpdateCount());
    } catch (IOException e) {
      cancel();
      throw e;
    } finally {
      current = null;
    }
  }

  /** Cancels the statement that is running, if there is one. */
  public void cancel() {
    Statement running = current;
    if (running == null) {
      return;
    }
    cancelled = true;
    try {
      running.cancel();
    } catch (SQLException e) {
      // it has just ended by itself
    }
  }

  /** Whether the last statement was cancelled. */
  public boolean isCancelled() {
    return cancelled;
  }
}
