package io.credlake.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The answer of a panel.
 *
 * @param columns names in the order of the SQL
 * @param rows values: text, Long, Double, Boolean, LocalDate, or null
 * @param more whether there were more rows than are kept
 * @param at when it was asked
 * @param took how long Trino took
 * @param digest changes with the rows
 */
public record PanelResult(
    List<String> columns,
    List<List<Object>> rows,
    boolean more,
    Instant at,
    Duration took,
    String digest) {

  /** The value of a column in a row; null if there is no such column, too. */
  public Object value(List<Object> row, String column) {
    int index = column == null ? -1 : columns.indexOf(column);
    return index < 0 ? null : row.get(index);
  }
}
