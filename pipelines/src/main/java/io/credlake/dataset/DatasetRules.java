package io.credlake.dataset;

import io.credlake.conf.Nearest;
import java.util.List;

/** What must hold between the columns of a dataset and what is said of them. */
record DatasetRules(String name, List<Column> columns, RowStatus status, Disclosure disclosure) {

  void check() {
    for (Column column : columns) {
      for (String measure : column.from()) {
        if (!known(measure, column.name()).isMeasure()) {
          throw new IllegalArgumentException(
              "Invalid from of %s, not a measure: %s".formatted(column.name(), measure));
        }
      }
      if (column.unitFrom() != null) {
        known(column.unitFrom(), column.name());
      }
      if (column.status() != null) {
        known(column.status().column(), "status of " + column.name());
      }
      column.linkedOn().keySet().forEach(own -> known(own, "linked_on of " + column.name()));
    }
    if (status != null) {
      known(status.column(), "status");
    }
    disclosure.cell().forEach(cell -> known(cell, "cell"));
    disclosure.hierarchies().forEach(dimension -> coded(dimension, "hierarchies"));
    disclosure
        .totals()
        .forEach(
            (dimension, total) -> {
              if (disclosure.by() == null) {
                coded(dimension, "totals");
              }
              if (total.code() == null) {
                throw new IllegalArgumentException(
                    "Invalid total, it needs a code: %s of %s".formatted(dimension, name));
              }
            });
    if (disclosure.only() != null) {
      known(disclosure.only().column(), "only");
    }
    if (disclosure.by() != null) {
      known(disclosure.by().column(), "by");
      known(disclosure.by().codes(), "by");
    }
    disclosure.same().keySet().forEach(measure -> known(measure, "same"));
    disclosure
        .partOf()
        .forEach(
            (part, whole) -> {
              for (String measure : List.of(part, whole)) {
                if (known(measure, "part_of").protection() != Protection.COUNT) {
                  throw new IllegalArgumentException(
                      "Invalid part_of of %s, not a count: %s".formatted(name, measure));
                }
              }
            });
    if (disclosure.standsFor() != null) {
      known(disclosure.standsFor().column(), "stands_for");
      disclosure.standsFor().measures().keySet().forEach(own -> known(own, "stands_for"));
      disclosure.standsFor().cell().forEach(own -> known(own, "stands_for"));
    }
  }

  private void coded(String dimension, String where) {
    Column column = known(dimension, where);
    if (column.role() != Column.Role.DIMENSION || column.codes() == null) {
      throw new IllegalArgumentException(
          "Invalid %s of %s, not a dimension with codes: %s".formatted(where, name, dimension));
    }
  }

  private Column known(String wanted, String where) {
    return columns.stream()
        .filter(column -> column.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid column in %s of %s: %s%s"
                        .formatted(
                            where,
                            name,
                            wanted,
                            Nearest.hint(wanted, columns.stream().map(Column::name).toList()))));
  }
}
