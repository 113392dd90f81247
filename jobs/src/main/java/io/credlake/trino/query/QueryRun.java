package io.credlake.trino.query;

import io.trino.jdbc.TrinoStatement;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/** Runs statements one after another; another thread may cancel the one that is running. */
public final class QueryRun {

  private final Connection connection;
  private final ResultWriter writer;
  private final Consumer<String> changes;
  private volatile Statement current;
  private volatile boolean cancelled;

  /**
   * Runs on a connection, which stays open.
   *
   * @param writer of the rows
   * @param changes told what a statement without rows did, as "INSERT: 3 rows"
   */
  public QueryRun(Connection connection, ResultWriter writer, Consumer<String> changes) {
    this.connection = connection;
    this.writer = writer;
    this.changes = changes;
  }

  /**
   * Runs a statement to the end of its rows.
   *
   * @throws SQLException if it failed or was cancelled
   * @throws IOException if nobody reads the rows; the statement is cancelled then
   */
  public void run(SqlText statement, Writer out) throws SQLException, IOException {
    try (Statement running = connection.createStatement()) {
      current = running;
      if (running.execute(statement.sql())) {
        try (ResultSet rows = running.getResultSet()) {
          writer.write(rows, out);
        }
      } else {
        changes.accept(change(running.unwrap(TrinoStatement.class)));
      }
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

  /** Whether a statement was cancelled. */
  public boolean isCancelled() {
    return cancelled;
  }

  private static String change(TrinoStatement statement) throws SQLException {
    long rows = statement.getLargeUpdateCount();
    return rows < 0
        ? statement.getUpdateType()
        : "%s: %d %s".formatted(statement.getUpdateType(), rows, rows == 1 ? "row" : "rows");
  }
}
