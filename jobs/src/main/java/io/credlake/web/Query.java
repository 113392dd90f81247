package io.credlake.web;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * How a section's figures were asked for, as readers may ask themselves.
 *
 * @param sql with question marks
 * @param values bound to them, in their order
 */
public record Query(String sql, List<Object> values) {

  /** An answer; what is null in the lake is null here. */
  public record Table(List<String> columns, List<List<Object>> rows) {}

  /** Asks over a connection. */
  public Table run(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      try (ResultSet answer = statement.executeQuery()) {
        int count = answer.getMetaData().getColumnCount();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
          columns.add(answer.getMetaData().getColumnLabel(i));
        }
        List<List<Object>> rows = new ArrayList<>();
        while (answer.next()) {
          List<Object> row = new ArrayList<>();
          for (int i = 1; i <= count; i++) {
            row.add(answer.getObject(i));
          }
          rows.add(row);
        }
        return new Table(columns, rows);
      }
    }
  }

  /** The SQL with its values written into it, for readers to copy; it is never run like this. */
  public String text() {
    List<Object> left = new ArrayList<>(values);
    StringBuilder text = new StringBuilder();
    for (char c : sql.strip().toCharArray()) {
      text.append(c == '?' ? literal(left.removeFirst()) : String.valueOf(c));
    }
    return text.toString();
  }

  private static String literal(Object value) {
    return value instanceof Number
        ? value.toString()
        : "'" + value.toString().replace("'", "''") + "'";
  }
}
