package io.credlake.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.fact.DeliveryTables;
import io.credlake.flow.CompleteDeliveries.Delivery;
import io.credlake.flow.CoverageEvent.Span;
import io.credlake.lake.Lake;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompleteDeliveriesTest {

  private static final OffsetDateTime NOON = OffsetDateTime.parse("2018-02-01T04:00:00Z");
  private static final Map<String, Object> ROW =
      Map.ofEntries(
          Map.entry("sender", "SAT"),
          Map.entry("source", "a.csv"),
          Map.entry("rows_read", 1L),
          Map.entry("rows_accepted", 1L),
          Map.entry("rows_persons", 0L),
          Map.entry("rows_rejected", 0L),
          Map.entry("rows_duplicate", 0L),
          Map.entry("status", "accepted"),
          Map.entry("reconciliation", "not_declared"),
          Map.entry("rejections", Map.of()),
          Map.entry("warnings", Map.of()),
          Map.entry("bytes", 9L),
          Map.entry("contract_version", 1L),
          Map.entry("arrived_at", NOON),
          Map.entry("completed_at", NOON),
          Map.entry("run_id", "r"),
          Map.entry("feed", "sat"));

  @TempDir private Path folder;

  private Lake lake;

  @BeforeEach
  void open() {
    lake = Lake.open(folder);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void freshIsWhatCameWithinTheSpan() {
    CompleteDeliveries deliveries = new CompleteDeliveries();
    long first = complete("1");
    deliveries.advance(lake, new Span(FollowPosition.NONE, first));
    assertThat(fresh(deliveries)).containsExactly("1");
    long second = complete("2");
    deliveries.advance(lake, new Span(first, second));
    assertThat(fresh(deliveries)).containsExactly("2");
    deliveries.advance(lake, new Span(first, second)); // another file of the same round
    assertThat(fresh(deliveries)).containsExactly("2");
    assertThat(deliveries.size()).isEqualTo(2);
  }

  @Test
  void whoWasNotAskedInARoundDoesNotTakeItsDeliveriesForFresh() {
    CompleteDeliveries deliveries = new CompleteDeliveries();
    long first = complete("1");
    deliveries.advance(lake, new Span(FollowPosition.NONE, first));
    long second = complete("2");
    long third = complete("3");
    deliveries.advance(lake, new Span(second, third));
    assertThat(fresh(deliveries)).containsExactly("3");
  }

  /** As a job begins anew from its state, with care of tables in between. */
  @Test
  void filesThatWereJoinedMeanwhileMakeNothingFresh() throws Exception {
    long counted = complete("1");
    complete("2");
    long now = join();
    CompleteDeliveries restored = new CompleteDeliveries();
    restored.advance(lake, new Span(counted, now));
    assertThat(fresh(restored)).containsExactly("2");
    assertThat(restored.size()).isEqualTo(2);
  }

  private static List<String> fresh(CompleteDeliveries deliveries) {
    return deliveries.fresh().stream().map(Delivery::digest).map(Long::toHexString).toList();
  }

  private long complete(String id) {
    lake.append(DeliveryTables.DELIVERY_LOG, List.<Object[]>of(row(id)));
    return lake.table(DeliveryTables.DELIVERY_LOG).currentSnapshot().snapshotId();
  }

  private static Object[] row(String id) {
    return DeliveryTables.DELIVERY_LOG.columnNames().stream()
        .map(
            name ->
                name.equals("delivery_id") ? "0".repeat(15) + id + "0".repeat(48) : ROW.get(name))
        .toArray();
  }

  /** Joins all files into one, as OPTIMIZE does. */
  private long join() throws Exception {
    Table table = lake.table(DeliveryTables.DELIVERY_LOG);
    Set<DataFile> small = new HashSet<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      tasks.forEach(task -> small.add(task.file()));
    }
    TableFiles<Record> files = TableFiles.ofRecords(DeliveryTables.DELIVERY_LOG, table, 0);
    try (CloseableIterable<Record> rows = IcebergGenerics.read(table).build()) {
      rows.forEach(files::write);
    }
    Set<DataFile> joined = new HashSet<>();
    files.complete(written -> joined.addAll(List.of(written.files())));
    table
        .newRewrite()
        .rewriteFiles(small, joined, table.currentSnapshot().sequenceNumber())
        .commit();
    return table.currentSnapshot().snapshotId();
  }
}
