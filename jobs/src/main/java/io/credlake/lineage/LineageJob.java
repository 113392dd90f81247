package io.credlake.lineage;

import io.credlake.fact.CountTables;
import io.credlake.fact.DeliveryTables;
import io.credlake.fact.IndexTables;
import io.credlake.fact.PlanTables;
import io.credlake.fact.ReleaseTables;
import io.credlake.fact.TableDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The jobs of a lake, and the tables between them. */
public enum LineageJob {
  /** Deliveries become facts. */
  INGEST(List.of(), DeliveryTables.INGESTED),
  /** Facts are counted, and the plan is measured. */
  COVERAGE(DeliveryTables.INGESTED, joined(CountTables.COVERAGE, PlanTables.PLAN)),
  /** Values of the plan become indices. */
  INDEX(PlanTables.PLAN, joined(IndexTables.COMPUTED, IndexTables.FRAMEWORKS)),
  /** All that is frozen. */
  RELEASE(
      joined(DeliveryTables.INGESTED, CountTables.COVERAGE, PlanTables.PLAN, IndexTables.COMPUTED),
      ReleaseTables.ALL);

  private final List<TableDefinition> reads;
  private final List<TableDefinition> writes;

  LineageJob(List<TableDefinition> reads, List<TableDefinition> writes) {
    this.reads = reads;
    this.writes = writes;
  }

  @SafeVarargs
  private static List<TableDefinition> joined(List<TableDefinition>... tables) {
    return Stream.of(tables).flatMap(Collection::stream).toList();
  }

  List<TableDefinition> reads() {
    return reads;
  }

  List<TableDefinition> writes() {
    return writes;
  }

  /** What events call it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
