package io.credlake.bench;

import io.credlake.trino.TrinoServer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Whether a peer counted what Credlake counted, in every cell at every month's end: it shows that
 * both did the same work.
 *
 * @param counted what Credlake counted, as CSV without titles
 */
record CoverageAgreement(Path counted) {

  private static final String COLUMNS =
      "CAST(month AS varchar) AS month, level, region, kind, facet, member, covered, subjects";

  /** What a lake answers, written to a file. */
  static CoverageAgreement ofLake(Path home, Path lake, Path file)
      throws IOException, InterruptedException, SQLException {
    TrinoServer server = TrinoServer.forLake(home, lake);
    try (Connection connection = server.ensureRunning(elapsed -> {}).connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + COLUMNS + " FROM policy.coverage");
        BufferedWriter out = Files.newBufferedWriter(file)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          String value = rows.getString(i); // codes, days and numbers: nothing to quote
          out.write(i == 1 ? "" : ",");
          out.write(value == null ? "" : value);
        }
        out.write('\n');
      }
    } finally {
      server.stop();
    }
    return new CoverageAgreement(file);
  }

  /**
   * Compares.
   *
   * @param peer name of who counted
   * @param files pattern of the Parquet files with its numbers
   * @return in how many cells and months both agree
   * @throws IllegalStateException if there is one in which they do not, which the message tells, or
   *     none at all
   */
  long check(String peer, String files) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE ours AS SELECT * FROM read_csv('%s', auto_detect = false, delim = ',',
            columns = {'month': 'VARCHAR', 'level': 'VARCHAR', 'region': 'VARCHAR',
              'kind': 'VARCHAR', 'facet': 'VARCHAR', 'member': 'VARCHAR',
              'covered': 'BIGINT', 'subjects': 'BIGINT'})
          """
              .formatted(counted));
      statement.execute(
          "CREATE TABLE theirs AS SELECT %s FROM read_parquet('%s')".formatted(COLUMNS, files));
      statement.execute(
          """
          CREATE TABLE differing AS
            (SELECT 'Credlake' AS who, * FROM (FROM ours EXCEPT ALL FROM theirs))
            UNION ALL (SELECT '%s', * FROM (FROM theirs EXCEPT ALL FROM ours))
          """
              .formatted(peer));
      try (ResultSet row =
          statement.executeQuery(
              "SELECT concat_ws(' ', who, month, level, region, kind, facet, member, covered,"
                  + " subjects) FROM differing ORDER BY month, level, region, kind, facet, member,"
                  + " who LIMIT 1")) {
        if (row.next()) {
          throw new IllegalStateException(
              "Cannot compare programs, %s counts otherwise than Credlake: %s"
                  .formatted(peer, row.getString(1)));
        }
      }
      try (ResultSet row = statement.executeQuery("SELECT count(*) FROM ours")) {
        row.next();
        if (row.getLong(1) == 0) {
          throw new IllegalStateException(
              "Cannot compare programs, nothing was counted: " + counted);
        }
        return row.getLong(1);
      }
    }
  }
}
