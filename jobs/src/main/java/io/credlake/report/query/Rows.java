package io.credlake.report.query;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Asks a lake or a release of it, whichever the connection leads to. */
public final class Rows {

  private final Connection connection;

  /** Asks over a connection, which stays open. */
  public Rows(Connection connection) {
    this.connection = connection;
  }

  /**
   * All rows of an answer.
   *
   * @param parameters for the question marks of the statement
   */
  public <T> List<T> ask(String sql, Function<Row, T> reader, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet answer = statement.executeQuery()) {
        int columns = answer.getMetaData().getColumnCount();
        List<T> rows = new ArrayList<>();
        while (answer.next()) {
          Map<String, Object> values = new HashMap<>();
          for (int i = 1; i <= columns; i++) {
            String name = answer.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT);
            values.put(name, value(answer.getObject(i)));
          }
          rows.add(reader.apply(new Row(values)));
        }
        return rows;
      }
    }
  }

  private static Object value(Object given) throws SQLException {
    return given instanceof Array array
        ? Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList()
        : given;
  }

  /** A row of an answer; what is null in the lake is null here. */
  public record Row(Map<String, Object> values) {

    /** Whether there is such a column. */
    public boolean has(String column) {
      return values.containsKey(column);
    }

    /** A text, or anything as text. */
    public String text(String column) {
      Object value = value(column);
      return value == null ? null : value.toString();
    }

    /** A whole number. */
    public Long count(String column) {
      return value(column) instanceof Number number ? number.longValue() : null;
    }

    /** A whole number that there always is. */
    public long whole(String column) {
      return Objects.requireNonNull(count(column), column);
    }

    /** A number. */
    public Double number(String column) {
      return value(column) instanceof Number number ? number.doubleValue() : null;
    }

    /** A list of texts; none if it is null. */
    @SuppressWarnings("unchecked")
    public List<String> texts(String column) {
      Object value = value(column);
      return value == null ? List.of() : (List<String>) value;
    }

    private Object value(String column) {
      if (!values.containsKey(column)) {
        throw new IllegalArgumentException("Invalid column: " + column);
      }
      return values.get(column);
    }
  }
}
