package io.credlake.web.sql;

import io.credlake.trino.query.Columns;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The chart that the columns of a result suggest: the first column that is no number along the
 * axis, a series for each number. Days, months and years make lines, all else bars.
 *
 * @param isLine whether values are joined by lines
 * @param axis title of the axis
 * @param labels along the axis
 * @param series the numbers
 * @param isCut whether only the first rows are in it
 */
public record ResultChart(
    boolean isLine, String axis, List<String> labels, List<Series> series, boolean isCut) {

  private static final int MOST_POINTS = 500;
  private static final int MOST_SERIES = 8;
  private static final Pattern PERIOD =
      Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?|Q[1-4])?([ T].*)?");

  /**
   * Numbers of a column.
   *
   * @param values null where the result has null
   */
  public record Series(String name, List<BigDecimal> values) {}

  /** The chart of a result in an order; empty: it has no number, or nothing to tell rows apart. */
  public static Optional<ResultChart> of(ResultTable result, ResultTable.Order order) {
    List<String[]> rows = result.page(order, 1, MOST_POINTS);
    Columns columns = result.columns();
    int axis = axis(columns, rows);
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < columns.count() && series.size() < MOST_SERIES; i++) {
      if (i != axis && columns.isNumber(i)) {
        series.add(new Series(columns.names().get(i), numbers(rows, i)));
      }
    }
    if (rows.isEmpty() || axis < 0 || series.isEmpty()) {
      return Optional.empty();
    }
    boolean ofTime =
        columns.types().get(axis) == Types.DATE
            || rows.stream().allMatch(r -> r[axis] != null && PERIOD.matcher(r[axis]).matches());
    return Optional.of(
        new ResultChart(
            ofTime,
            columns.names().get(axis),
            rows.stream().map(row -> row[axis] == null ? "null" : row[axis]).toList(),
            series,
            result.isCut() || rows.size() < result.rows().size()));
  }

  /** The first column that is no number, else a first one of years; -1: there is none. */
  private static int axis(Columns columns, List<String[]> rows) {
    for (int i = 0; i < columns.count(); i++) {
      if (!columns.isNumber(i)) {
        return i;
      }
    }
    boolean years =
        columns.count() > 1
            && rows.stream().allMatch(row -> row[0] != null && row[0].matches("(19|20)\\d{2}"));
    return years ? 0 : -1;
  }

  private static List<BigDecimal> numbers(List<String[]> rows, int column) {
    List<BigDecimal> numbers = new ArrayList<>();
    for (String[] row : rows) {
      boolean isNumber = row[column] != null && !row[column].matches("NaN|-?Infinity");
      numbers.add(isNumber ? new BigDecimal(row[column]) : null);
    }
    return numbers;
  }
}
