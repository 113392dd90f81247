package io.credlake.job;

import io.credlake.trino.TrinoServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Asks the Trino of a test's lake, which is started when needed. */
record Trino(Path lake) {

  static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /** All rows of an answer; days as text. */
  List<List<Object>> ask(String sql) throws SQLException, InterruptedException {
    try (Connection connection = server().ensureRunning(elapsed -> {}).connect();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      List<List<Object>> rows = new ArrayList<>();
      while (answer.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
          Object value = answer.getObject(i);
          row.add(value instanceof Date ? value.toString() : value);
        }
        rows.add(row);
      }
      return rows;
    }
  }

  TrinoServer server() {
    return TrinoServer.forLake(HOME, lake);
  }
}
