package io.credlake.publish;

import io.credlake.dataset.Column;
import io.credlake.dataset.Dataset;
import io.credlake.fact.ReleaseTables;
import io.credlake.fact.TableDefinition;
import io.credlake.lake.Lake;
import io.credlake.lake.ReleaseLog;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.expressions.Expressions;

/**
 * Rows that releases published.
 *
 * @param lake that has them
 */
record OpenRows(Lake lake) {

  /**
   * Those of the last release that has any, in the order of {@link Dataset#columns()}; it may have
   * been withdrawn.
   */
  List<Object[]> newest(Dataset dataset) {
    TableDefinition table = OpenTables.of(dataset);
    List<Object[]> rows = new ArrayList<>();
    for (ReleaseLog.Entry release : new ReleaseLog(lake).all().reversed()) {
      lake.read(
          table,
          Expressions.equal(ReleaseTables.CREATION.name(), release.creation()),
          List.of(),
          row ->
              rows.add(dataset.columns().stream().map(Column::name).map(row::getField).toArray()));
      if (!rows.isEmpty()) {
        break;
      }
    }
    return rows;
  }
}
