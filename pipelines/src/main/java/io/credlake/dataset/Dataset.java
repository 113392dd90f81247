package io.credlake.dataset;

import io.credlake.conf.Nearest;
import io.credlake.dataset.Column.Role;
import io.credlake.disclosure.flag.ConfStatus;
import io.credlake.disclosure.flag.ObsStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An open dataset as it stands in a folder of {@code sql/open}: what its columns are, how they are
 * protected, and the query that fills them.
 *
 * <p>As published it has flags behind its columns: each column that may be kept back, or has a
 * status of its own, a pair of its own, the others of a row one pair together. The first of a pair
 * is an {@link ObsStatus}, the second a {@link ConfStatus}.
 *
 * @param name the folder's name, and that of the published table
 * @param title what it is, in a few words
 * @param description what one row is
 * @param method how it is counted and what to mind
 * @param columns in their order, without flags
 * @param status column that says whether numbers are there; null: a missing number has no reason
 * @param disclosure what disclosure control has to know
 * @param query one SELECT with these columns, and no order
 */
public record Dataset(
    String name,
    Text title,
    Text description,
    Text method,
    List<Column> columns,
    RowStatus status,
    Disclosure disclosure,
    String query) {

  /** Name of the flag that says whether a number is there, behind the name of its measure. */
  public static final String OBS_STATUS = "obs_status";

  /** Name of the flag that says whether a number may be published, likewise. */
  public static final String CONF_STATUS = "conf_status";

  /**
   * A dataset whose parts fit together.
   *
   * @throws IllegalArgumentException if they do not
   */
  public Dataset {
    columns = List.copyOf(columns);
    disclosure = disclosure == null ? Disclosure.NONE : disclosure;
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      column.check();
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("Invalid column, there are two: " + column.name());
      }
      if (column.role() == Role.FLAG
          || column.name().endsWith(OBS_STATUS)
          || column.name().endsWith(CONF_STATUS)) {
        throw new IllegalArgumentException(
            "Invalid column, flags are made, not declared: " + column.name());
      }
    }
    if (columns.stream().noneMatch(Column::isKey)) {
      throw new IllegalArgumentException(
          "Invalid dataset, no column tells its rows apart: " + name);
    }
    if (columns.stream().filter(column -> column.role() == Role.TIME).count() > 1) {
      throw new IllegalArgumentException("Invalid dataset, it has several times: " + name);
    }
    new DatasetRules(name, columns, status, disclosure).check();
  }

  /** What tells its rows apart: dimensions and time, in their order. */
  public List<Column> keys() {
    return columns.stream().filter(Column::isKey).toList();
  }

  /** The column of its time; empty: it has none. */
  public Optional<Column> time() {
    return columns.stream().filter(column -> column.role() == Role.TIME).findFirst();
  }

  /** Its measures, in their order. */
  public List<Column> measures() {
    return columns.stream().filter(Column::isMeasure).toList();
  }

  /**
   * The column of a name, flags among them.
   *
   * @throws IllegalArgumentException if there is none, with the nearest one
   */
  public Column column(String wanted) {
    List<Column> all = published();
    return all.stream()
        .filter(column -> column.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid column of %s: %s%s"
                        .formatted(
                            name,
                            wanted,
                            Nearest.hint(wanted, all.stream().map(Column::name).toList()))));
  }

  /** All columns as published: each measure before its own flags, those of the row last. */
  public List<Column> published() {
    List<Column> all = new ArrayList<>();
    for (Column column : columns) {
      all.add(column);
      if (column.hasFlags()) {
        all.addAll(pair(column.name() + "_", column.title()));
      }
    }
    if (measures().stream().anyMatch(measure -> !measure.hasFlags())) {
      all.addAll(pair("", title));
    }
    return List.copyOf(all);
  }

  /** Position of a column among those published. */
  public int indexOf(String wanted) {
    return published().indexOf(column(wanted));
  }

  /** Name that datasets of a group share for a measure. */
  public String groupOf(String measure) {
    return (disclosure.group() == null ? name : disclosure.group()) + '.' + measure;
  }

  /** Name of the flag of a measure that says whether its number is there. */
  public String obsStatusOf(Column measure) {
    return prefixOf(measure) + OBS_STATUS;
  }

  /** Name of the flag of a measure that says whether its number may be published. */
  public String confStatusOf(Column measure) {
    return prefixOf(measure) + CONF_STATUS;
  }

  private static String prefixOf(Column measure) {
    return measure.hasFlags() ? measure.name() + "_" : "";
  }

  private static List<Column> pair(String prefix, Text of) {
    return List.of(
        Column.flag(
            prefix + OBS_STATUS, new Text(of.zh() + "：数值状态", "Status of: " + of.en()), OBS_STATUS),
        Column.flag(
            prefix + CONF_STATUS,
            new Text(of.zh() + "：保密状态", "Confidentiality of: " + of.en()),
            CONF_STATUS));
  }
}
