package io.credlake.open;

import io.credlake.dataset.Column;
import io.credlake.dataset.Column.Type;
import io.credlake.dataset.Dataset;
import io.credlake.dataset.Protection;
import io.credlake.disclosure.table.Content;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Rows of what the release before told and of which nothing is left.
 *
 * @param of cells of the dataset
 * @param known the number of a cell that other rows tell
 */
record Vanished(DatasetCells of, Function<OpenCell, Optional<Content>> known) {

  /**
   * The rows that there are no more, as they are now, of times that there are rows of.
   *
   * @param before rows of the release before, in the order of {@link Dataset#columns()}
   * @param present rows of this one, flagged
   */
  List<Object[]> among(Collection<Object[]> before, Collection<Object[]> present) {
    Set<List<String>> keys = new HashSet<>();
    Set<String> times = new HashSet<>();
    for (Object[] row : present) {
      keys.add(key(row));
      times.add(time(row));
    }
    List<Object[]> vanished = new ArrayList<>();
    for (Object[] row : before) {
      Object[] flagged = of.flagged(ofNone(row));
      if (times.contains(time(flagged)) && keys.add(key(flagged))) {
        vanished.add(told(ofNone(row), flagged));
      }
    }
    return vanished;
  }

  private List<String> key(Object[] flagged) {
    return of.dataset().keys().stream().map(column -> of.text(column.name(), flagged)).toList();
  }

  private String time(Object[] flagged) {
    return of.dataset().time().map(column -> of.text(column.name(), flagged)).orElse("");
  }

  /** A row with zeros for its counts, and no other numbers. */
  private Object[] ofNone(Object[] row) {
    Object[] none = row.clone();
    List<Column> columns = of.dataset().columns();
    for (int i = 0; i < none.length; i++) {
      if (columns.get(i).isMeasure()) {
        none[i] = columns.get(i).protection() == Protection.COUNT ? count(columns.get(i), 0) : null;
      }
    }
    return none;
  }

  /** The row with the counts that others tell, e.g. the organisations in the registers. */
  private Object[] told(Object[] row, Object[] flagged) {
    List<Column> columns = of.dataset().columns();
    for (int i = 0; i < row.length; i++) {
      Column column = columns.get(i);
      Content content = of.cell(column, flagged).flatMap(known).orElse(null);
      if (content != null) {
        row[i] = content.present() ? count(column, content.value()) : null;
      }
    }
    for (int i = 0; i < row.length; i++) {
      if (columns.get(i).isMeasure() && columns.get(i).from().size() == 2) {
        row[i] = share(row, columns.get(i).from());
      }
    }
    return row;
  }

  private static Object count(Column column, double number) {
    if (column.type() == Type.INTEGER) {
      return (long) number;
    }
    return number;
  }

  /** A share of two counts; null: it does not apply. */
  private Double share(Object[] row, List<String> parts) {
    Number part = number(row, parts.getFirst());
    Number whole = number(row, parts.getLast());
    return part == null || whole == null || whole.doubleValue() == 0
        ? null
        : part.doubleValue() / whole.doubleValue();
  }

  private Number number(Object[] row, String column) {
    return (Number) row[of.dataset().columns().indexOf(of.column(column))];
  }
}
