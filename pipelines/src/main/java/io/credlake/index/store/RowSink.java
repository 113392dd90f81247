package io.credlake.index.store;

import io.credlake.fact.TableDefinition;

/** Takes rows of tables. */
@FunctionalInterface
public interface RowSink {

  /**
   * Takes a row.
   *
   * @param values in the order of the table's columns; null where it says so
   */
  void row(TableDefinition table, Object... values);
}
