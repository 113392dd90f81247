package io.credlake.export;

import io.credlake.dataset.Column;
import io.credlake.dataset.Dataset;
import io.credlake.dataset.Flags;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Where the rows of a dataset are read. */
public enum RowSource {

  /** The definition's query over the lake as it is; nothing is kept back. */
  LIVE {
    @Override
    String relation(Dataset dataset) {
      return "(\n" + dataset.query() + "\n)";
    }

    @Override
    List<Column> columns(Dataset dataset) {
      return dataset.columns();
    }

    @Override
    UnaryOperator<Object[]> toPublished(Dataset dataset) {
      return new Flags(dataset)::flagged;
    }
  },

  /** The view {@code open.<dataset>} with the flags that disclosure control put there. */
  PUBLISHED {
    @Override
    String relation(Dataset dataset) {
      return "open.\"%s\"".formatted(dataset.name());
    }

    @Override
    List<Column> columns(Dataset dataset) {
      return dataset.published();
    }

    @Override
    UnaryOperator<Object[]> toPublished(Dataset dataset) {
      return UnaryOperator.identity();
    }
  };

  /** What rows are selected from. */
  abstract String relation(Dataset dataset);

  /** The columns that are there. */
  abstract List<Column> columns(Dataset dataset);

  /** What makes a published row of one that was read. */
  abstract UnaryOperator<Object[]> toPublished(Dataset dataset);

  /** The statement that gives the selected rows in the order of their keys. */
  String statement(Dataset dataset, Selection selection) {
    return "SELECT %s FROM %s%s ORDER BY %s"
        .formatted(
            names(columns(dataset)),
            relation(dataset),
            selection.condition(dataset),
            names(dataset.keys()));
  }

  private static String names(List<Column> columns) {
    return columns.stream()
        .map(column -> '"' + column.name() + '"')
        .collect(Collectors.joining(", "));
  }
}
