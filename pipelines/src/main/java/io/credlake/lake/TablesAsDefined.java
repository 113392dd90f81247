package io.credlake.lake;

import io.credlake.fact.AccessTables;
import io.credlake.fact.CareTables;
import io.credlake.fact.CountTables;
import io.credlake.fact.DeliveryTables;
import io.credlake.fact.IndexTables;
import io.credlake.fact.PlanTables;
import io.credlake.fact.ReleaseTables;
import io.credlake.fact.TableDefinition;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gives tables that earlier programs made the columns and settings of today's: jobs write all
 * columns, and without the settings descriptions of old states pile up.
 *
 * @param what changed since the layout before
 */
record TablesAsDefined(int to, String what) implements Migration {

  private static final List<TableDefinition> WRITTEN_BY_JOBS =
      Stream.of(
              DeliveryTables.INGESTED,
              CountTables.COVERAGE,
              PlanTables.PLAN,
              IndexTables.COMPUTED,
              IndexTables.FRAMEWORKS,
              ReleaseTables.ALL,
              List.of(AccessTables.AUDIT, AccessTables.TICKET, CareTables.LOOK))
          .flatMap(Collection::stream)
          .toList();

  @Override
  public void apply(Lake lake) {
    List<String> there = lake.tableNames();
    WRITTEN_BY_JOBS.stream()
        .filter(definition -> there.contains(definition.fullName()))
        .forEach(lake::bringUpToDate);
  }
}
