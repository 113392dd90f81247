package io.credlake.lake;

import io.credlake.fact.CountTables;
import io.credlake.fact.DeliveryTables;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.DeleteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/**
 * What coverage was counted last.
 *
 * @param generation counting that holds, see {@link CountTables#COVERAGE_ROUND}
 * @param round its newest round
 * @param deliveries deliveries that it counts
 * @param deliverySnapshot snapshot of ops.delivery up to which it counts
 * @param computedAt when that was, UTC
 */
public record CoverageStanding(
    long generation,
    long round,
    long deliveries,
    long deliverySnapshot,
    OffsetDateTime computedAt) {

  /** The newest round of the newest counting of a lake, if there is one. */
  public static Optional<CoverageStanding> of(Lake lake) {
    Comparator<CoverageStanding> older =
        Comparator.comparingLong(CoverageStanding::generation)
            .thenComparingLong(CoverageStanding::round);
    CoverageStanding[] newest = new CoverageStanding[1];
    lake.read(
        CountTables.COVERAGE_ROUND,
        Expressions.alwaysTrue(),
        List.of(),
        row -> {
          CoverageStanding standing = of(row);
          if (newest[0] == null || older.compare(newest[0], standing) < 0) {
            newest[0] = standing;
          }
        });
    return Optional.ofNullable(newest[0]);
  }

  private static CoverageStanding of(Record row) {
    return new CoverageStanding(
        (Long) row.getField("generation"),
        (Long) row.getField("round"),
        (Long) row.getField("deliveries"),
        (Long) row.getField("delivery_snapshot"),
        (OffsetDateTime) row.getField("computed_at"));
  }

  /** Whether it counts all deliveries that are complete in a lake. */
  public boolean isCurrent(Lake lake) {
    Snapshot deliveries = lake.table(DeliveryTables.DELIVERY_LOG).currentSnapshot();
    return deliveries == null || deliveries.snapshotId() == deliverySnapshot;
  }

  /** Whether it misses what was said too late of a settled past, so that it has to be made anew. */
  public boolean isInexact(Lake lake) {
    return isInexact(lake, generation);
  }

  /** The same of a counting that may have no round yet. */
  public static boolean isInexact(Lake lake, long generation) {
    boolean[] found = new boolean[1];
    lake.read(
        CountTables.COVERAGE_LATE,
        Expressions.equal("generation", generation),
        List.of("round"),
        row -> found[0] = true);
    return found[0];
  }

  /** Deletes the rows of older countings; snapshots that hold them stay. */
  public void deleteOlder(Lake lake) {
    Expression older = Expressions.lessThan("generation", generation);
    CountTables.COVERAGE.reversed().stream()
        .map(lake::table)
        .forEach(
            table -> {
              DeleteFiles delete = table.newDelete().deleteFromRowFilter(older);
              CommitClock.commit(table, delete);
            });
  }
}
