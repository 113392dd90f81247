package io.credlake.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The peer in the ingest benchmark: DuckDB doing the same work on the same file.
 *
 * <p>It reads the CSV, checks each code by GB 32100-2015, keeps rows with a valid code and a valid
 * date, each once, and writes them as Parquet with zstd. Run as a process of its own.
 */
final class DuckDbIngest {

  private DuckDbIngest() {}

  /** Takes the CSV file and the Parquet file. */
  public static void main(String[] args) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
      statement.execute(sql(Path.of(args[0]), Path.of(args[1])));
    }
  }

  static String sql(Path csv, Path parquet) {
    return """
    COPY (
      SELECT DISTINCT * REPLACE (try_cast("注册日期" AS DATE) AS "注册日期")
      FROM read_csv('%s', header = true, all_varchar = true, ignore_errors = true)
      WHERE try_cast("注册日期" AS DATE) IS NOT NULL
        AND %s
    ) TO '%s' (FORMAT parquet, COMPRESSION zstd)
    """
        .formatted(csv, PeerSql.validCode("\"统一社会信用代码\""), parquet);
  }
}
