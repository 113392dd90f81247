package io.credlake.index.panel;

import io.credlake.conf.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Units in periods, with a cell for each indicator and denominator. Immutable. */
public final class Panel {

  private final List<Row> rows;
  private final LinkedHashMap<String, Integer> columns;
  private final List<Cell[]> cells;

  private Panel(List<Row> rows, LinkedHashMap<String, Integer> columns, List<Cell[]> cells) {
    this.rows = List.copyOf(rows);
    this.columns = columns;
    this.cells = cells;
  }

  /**
   * What a row tells of.
   *
   * @param unit code or name
   * @param group in which the unit is compared; empty if there are no groups
   * @param period whose order as text is that of time, e.g. 2018 or 2018-06; empty if there is one
   */
  public record Row(String unit, String group, String period) {}

  /** A panel with these columns, still without rows. */
  public static Builder of(List<String> columns) {
    return new Builder(columns);
  }

  /** Rows in the order in which they were added. */
  public List<Row> rows() {
    return rows;
  }

  /** Names of the columns. */
  public Set<String> columns() {
    return columns.keySet();
  }

  /** The cell of a row in a column. */
  public Cell cell(int row, String column) {
    return cells.get(row)[place(column)];
  }

  /** Values of a column; NaN where they are missing. */
  public double[] values(String column) {
    int place = place(column);
    return cells.stream().mapToDouble(row -> row[place].value()).toArray();
  }

  /**
   * The number of the row of a unit in a period.
   *
   * @throws IllegalArgumentException if there is none; the message names the nearest unit
   */
  public int row(String unit, String period) {
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).unit().equals(unit) && rows.get(row).period().equals(period)) {
        return row;
      }
    }
    throw new IllegalArgumentException(
        "Invalid unit, it has no row in period %s: %s%s"
            .formatted(
                period.isEmpty() ? "(none)" : period,
                unit,
                Nearest.hint(unit, rows.stream().map(Row::unit).distinct().toList())));
  }

  /** This panel with another cell in one place. */
  public Panel with(int row, String column, Cell cell) {
    List<Cell[]> changed = new ArrayList<>(cells);
    Cell[] copy = cells.get(row).clone();
    copy[place(column)] = cell;
    changed.set(row, copy);
    return new Panel(rows, columns, changed);
  }

  private int place(String column) {
    Integer place = columns.get(column);
    if (place == null) {
      throw new IllegalArgumentException(
          "Invalid column, the data have none of this name: %s%s"
              .formatted(column, Nearest.hint(column, columns.keySet())));
    }
    return place;
  }

  /** Collects rows. */
  public static final class Builder {

    private final LinkedHashMap<String, Integer> columns = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Cell[]> cells = new ArrayList<>();
    private final Set<List<String>> known = new HashSet<>();

    private Builder(List<String> names) {
      for (String name : names) {
        if (columns.put(name, columns.size()) != null) {
          throw new IllegalArgumentException("Invalid column, it is there twice: " + name);
        }
      }
    }

    /**
     * Adds a row; columns that are not named are not reported.
     *
     * @throws IllegalArgumentException if the unit already has a row of the period
     */
    public Builder add(Row row, Map<String, Cell> of) {
      if (!known.add(List.of(row.unit(), row.period()))) {
        throw new IllegalArgumentException(
            "Invalid row, the unit is there twice%s: %s"
                .formatted(row.period().isEmpty() ? "" : " in period " + row.period(), row.unit()));
      }
      Cell[] placed = new Cell[columns.size()];
      Arrays.fill(placed, Cell.missing(Missing.NOT_REPORTED));
      of.forEach(
          (column, cell) -> {
            Integer place = columns.get(column);
            if (place == null) {
              throw new IllegalArgumentException(
                  "Invalid column: %s%s".formatted(column, Nearest.hint(column, columns.keySet())));
            }
            placed[place] = cell;
          });
      rows.add(row);
      cells.add(placed);
      return this;
    }

    /** The panel. */
    public Panel build() {
      return new Panel(rows, columns, cells);
    }
  }
}
