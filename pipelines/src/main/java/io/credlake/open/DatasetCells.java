package io.credlake.open;

import io.credlake.dataset.Column;
import io.credlake.dataset.Dataset;
import io.credlake.dataset.Disclosure;
import io.credlake.dataset.Disclosure.StandsFor;
import io.credlake.dataset.Flags;
import io.credlake.dataset.Protection;
import io.credlake.disclosure.flag.ObsStatus;
import io.credlake.disclosure.table.Absence;
import io.credlake.disclosure.table.Content;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells which cell each protected count of a dataset's rows is. */
public final class DatasetCells {

  private final Dataset dataset;
  private final Flags flags;
  private final Map<String, Division> divisions;
  private final Map<String, Integer> positions = new HashMap<>();
  private final Map<String, Column> columns = new HashMap<>();

  /**
   * Cells of a dataset.
   *
   * @param divisions how dimensions are divided, see {@link Divisions}
   */
  DatasetCells(Dataset dataset, Map<String, Division> divisions) {
    this.dataset = dataset;
    this.flags = new Flags(dataset);
    this.divisions = divisions;
    for (Column column : dataset.published()) {
      positions.put(column.name(), positions.size());
      columns.put(column.name(), column);
    }
  }

  Dataset dataset() {
    return dataset;
  }

  Column column(String name) {
    return columns.get(name);
  }

  /** Position of a column in flagged rows. */
  int indexOf(String column) {
    return positions.get(column);
  }

  /** The code of a dimension of which the others are parts. */
  String totalOf(String dimension) {
    return divisions.get(dimension).total();
  }

  /** A row as it would be published if nothing had to be kept back. */
  Object[] flagged(Object[] row) {
    return flags.flagged(row);
  }

  /**
   * The cell of a count; empty if the row counts no organisations.
   *
   * @param row flagged
   */
  Optional<OpenCell> cell(Column measure, Object[] row) {
    Disclosure rules = dataset.disclosure();
    if (measure.protection() != Protection.COUNT || !isProtected(rules.only(), row)) {
      return Optional.empty();
    }
    Content content = content(measure, row);
    if (content == null) {
      return Optional.empty();
    }
    StandsFor other = rules.standsFor();
    if (other != null
        && other.measures().containsKey(measure.name())
        && other.values().contains(text(other.column(), row))) {
      return Optional.of(
          cell(
              other.group() + '.' + other.measures().get(measure.name()),
              other.cell(),
              measure,
              row,
              content));
    }
    List<String> columns =
        rules.cell().isEmpty() ? dataset.keys().stream().map(Column::name).toList() : rules.cell();
    return Optional.of(cell(dataset.groupOf(measure.name()), columns, measure, row, content));
  }

  private OpenCell cell(
      String id, List<String> columns, Column measure, Object[] row, Content content) {
    Disclosure rules = dataset.disclosure();
    Disclosure.By by = rules.by();
    TreeMap<String, String> codes = new TreeMap<>();
    for (String column : columns) {
      if (by == null || (!column.equals(by.column()) && !column.equals(by.codes()))) {
        codes.put(column, text(column, row));
      }
    }
    if (by != null && columns.contains(by.column()) && !text(by.column(), row).equals(by.all())) {
      codes.put(text(by.column(), row), text(by.codes(), row));
    }
    codes.keySet().removeAll(rules.same().getOrDefault(measure.name(), List.of()));
    codes.entrySet().removeIf(code -> code.getValue().equals(divisions.get(code.getKey()).total()));
    return new OpenCell(id, codes, content);
  }

  private boolean isProtected(Disclosure.Only only, Object[] row) {
    return only == null || only.values().contains(text(only.column(), row));
  }

  /** The number or why there is none; null: it is no count. */
  private Content content(Column measure, Object[] row) {
    Object value = row[indexOf(measure.name())];
    if (value == null) {
      Object status = row[indexOf(dataset.obsStatusOf(measure))];
      return Content.absent(absence(ObsStatus.valueOf(status.toString())));
    }
    double number = ((Number) value).doubleValue();
    return number < 0 ? null : new Content(number, null, null);
  }

  private static Absence absence(ObsStatus status) {
    return switch (status) {
      case L -> Absence.NOT_REPORTED;
      case Q -> Absence.SUPPRESSED_AT_SOURCE;
      case M -> Absence.NOT_APPLICABLE;
      default -> Absence.NOT_MEASURED;
    };
  }

  /** The value of a column as text. */
  String text(String column, Object[] row) {
    return String.valueOf(row[indexOf(column)]);
  }
}
