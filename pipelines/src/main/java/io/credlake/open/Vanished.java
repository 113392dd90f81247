package io.credlake.open;

import io.credlake.dataset.Column;
import io.credlake.dataset.Column.Type;
import io.credlake.dataset.Dataset;
import io.credlake.dataset.Protection;
import io.credlake.dataset.RowStatus;
import io.credlake.disclosure.table.Content;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    Map<List<String>, Object[]> byKey = new HashMap<>();
    Set<String> times = new HashSet<>();
    for (Object[] row : present) {
      byKey.put(key(row), row);
      times.add(time(row));
    }
    Set<List<String>> added = new HashSet<>();
    List<Object[]> vanished = new ArrayList<>();
    for (Object[] row : before) {
      Object[] none = ofNone(row);
      Object[] told = of.flagged(none);
      List<String> key = key(told);
      if (times.contains(time(told)) && !byKey.containsKey(key) && added.add(key)) {
        Optional.ofNullable(byKey.get(wholeOf(key))).ifPresent(whole -> follow(none, whole));
        vanished.add(told(none, of.flagged(none)));
      }
    }
    return vanished;
  }

  /** The key of what a row is a part of, e.g. of the nation. */
  private List<String> wholeOf(List<String> key) {
    List<String> whole = new ArrayList<>(key);
    List<Column> keys = of.dataset().keys();
    for (int i = 0; i < whole.size(); i++) {
      if (of.dataset().disclosure().hierarchies().contains(keys.get(i).name())) {
        whole.set(i, of.totalOf(keys.get(i).name()));
      }
    }
    return whole;
  }

  /** What is not told of the whole, e.g. because it was not reported, is not of its parts. */
  private void follow(Object[] row, Object[] whole) {
    RowStatus status = of.dataset().status();
    List<Column> columns = of.dataset().columns();
    for (int i = 0; i < row.length; i++) {
      Object told = whole[of.indexOf(columns.get(i).name())];
      boolean says = status != null && columns.get(i).name().equals(status.column());
      if (says || (columns.get(i).isMeasure() && told == null)) {
        row[i] = told;
      }
    }
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
