package io.credlake.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The peer in the pipeline benchmark that is a process of its own: DuckDB, on all cores. */
final class DuckDbPipeline {

  private DuckDbPipeline() {}

  /** Takes the folders of deliveries, of code lists, and of what it writes. */
  public static void main(String[] args) throws SQLException {
    run(new PeerSql(Path.of(args[0]), Path.of(args[1]), Path.of(args[2])));
  }

  static void run(PeerSql sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
      for (String one : sql.statements(PeerSql.Dialect.DUCKDB)) {
        statement.execute(one);
      }
    }
  }
}
