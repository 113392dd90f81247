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

  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

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
        .formatted(csv, validCode("\"统一社会信用代码\""), parquet);
  }

  private static String validCode(String code) {
    StringBuilder sum = new StringBuilder();
    int weight = 1;
    for (int i = 1; i <= 17; i++) {
      String value = "(strpos('%s', substr(%s, %d, 1)) - 1)".formatted(ALPHABET, code, i);
      sum.append(i == 1 ? "" : " + ").append(weight).append(" * ").append(value);
      weight = weight * 3 % 31;
    }
    return """
        regexp_full_match(%1$s, '[%2$s]{18}')
            AND substr(%1$s, 18, 1) = substr('%2$s', (31 - (%3$s) %% 31) %% 31 + 1, 1)\
        """
        .formatted(code, ALPHABET, sum);
  }
}
