package io.credlake.dashboard;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/** Runs the SQL of a panel with its parameters bound, never written into it. */
public final class PanelQuery {

  /** The most rows that a panel shows or gives for download. */
  public static final int MOST_ROWS = 20_000;

  private PanelQuery() {}

  /**
   * The answer of a panel.
   *
   * @param limit how long Trino may take
   */
  public static PanelResult run(
      Connection connection,
      NamedSql query,
      Parameters parameters,
      Duration limit,
      Answers.Running running)
      throws SQLException {
    Instant began = Instant.now();
    try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
      running.runs(statement);
      statement.setQueryTimeout((int) limit.toSeconds());
      statement.setMaxRows(MOST_ROWS + 1);
      bind(statement, query, parameters);
      try (ResultSet answer = statement.executeQuery()) {
        return read(answer, began);
      }
    }
  }

  /** Binds the values of the parameters in their order. */
  static void bind(PreparedStatement statement, NamedSql query, Parameters parameters)
      throws SQLException {
    int index = 0;
    for (Parameter parameter : query.parameters()) {
      index++;
      switch (parameters.values().get(parameter)) {
        case null -> statement.setNull(index, Types.VARCHAR);
        case Long number -> statement.setLong(index, number);
        case LocalDate day -> statement.setDate(index, Date.valueOf(day));
        case Object text -> statement.setString(index, text.toString());
      }
    }
  }

  private static PanelResult read(ResultSet answer, Instant began) throws SQLException {
    int count = answer.getMetaData().getColumnCount();
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      columns.add(answer.getMetaData().getColumnLabel(i));
    }
    List<List<Object>> rows = new ArrayList<>();
    boolean more = false;
    while (answer.next()) {
      if (rows.size() == MOST_ROWS) {
        more = true;
        break;
      }
      List<Object> row = new ArrayList<>(count);
      for (int i = 1; i <= count; i++) {
        row.add(value(answer.getObject(i)));
      }
      rows.add(Collections.unmodifiableList(row));
    }
    return new PanelResult(
        columns,
        rows,
        more,
        began,
        Duration.between(began, Instant.now()),
        DigestUtils.sha256Hex(columns + "\n" + rows).substring(0, 16));
  }

  private static Object value(Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case Byte number -> number.longValue();
      case Float number -> number.doubleValue();
      case BigDecimal number -> number.doubleValue();
      case Date day -> day.toLocalDate();
      case Timestamp time -> time.toInstant().toString();
      case Array array -> joined((Object[]) array.getArray());
      case Long number -> number;
      case Double number -> number;
      case Boolean truth -> truth;
      default -> value.toString();
    };
  }

  private static String joined(Object[] values) {
    return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(","));
  }
}
