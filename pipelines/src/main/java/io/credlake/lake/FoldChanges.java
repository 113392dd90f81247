package io.credlake.lake;

import io.credlake.fact.CountTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;

/**
 * Folds the changes of coverage: those that many rounds made of a cell become one change, and cells
 * that came to nothing go. Their sums, which is all that anybody asks for, stay as they are.
 *
 * <p>Files of the newest counting whose rounds are complete are replaced in one commit, beside a
 * job that appends. A province is folded at a time, so that memory holds the cells of one.
 */
public final class FoldChanges {

  private static final String PROVINCE = "province_code";
  private static final List<String> CELL =
      List.of("month", PROVINCE, "city_code", "kind", "facet", "member");

  private final Table table;
  private final CoverageStanding standing;
  private final Set<DataFile> files = new HashSet<>();

  private FoldChanges(Table table, CoverageStanding standing) {
    this.table = table;
    this.standing = standing;
  }

  /**
   * What was folded.
   *
   * @param files data files that were replaced
   * @param rows rows in them
   * @param left rows that are left of these
   */
  public record Folded(long files, long rows, long left) {}

  /**
   * Folds the changes of a lake.
   *
   * @param least files, two or more; empty is answered if there are fewer
   */
  public static Optional<Folded> in(Lake lake, int least) {
    Optional<CoverageStanding> standing = CoverageStanding.of(lake);
    Table table = lake.table(CountTables.COVERAGE_DELTA);
    Snapshot snapshot = table.currentSnapshot();
    if (standing.isEmpty() || snapshot == null) {
      return Optional.empty();
    }
    FoldChanges folding = new FoldChanges(table, standing.get());
    folding.find(snapshot);
    return folding.files.size() < Math.max(2, least) ? Optional.empty() : folding.fold(snapshot);
  }

  private void find(Snapshot snapshot) {
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshot.snapshotId()).includeColumnStats().planFiles()) {
      for (FileScanTask task : tasks) {
        if (task.deletes().isEmpty() && isComplete(task.file())) {
          files.add(task.file());
        }
      }
    } catch (IOException e) {
      throw failed("list", e);
    }
  }

  /** Whether all rows of a file are of the newest counting and its complete rounds. */
  private boolean isComplete(DataFile file) {
    Long first = bound(file.lowerBounds(), "generation");
    Long last = bound(file.upperBounds(), "generation");
    Long round = bound(file.upperBounds(), "round");
    return first != null
        && last != null
        && round != null
        && first == standing.generation()
        && last == standing.generation()
        && round <= standing.round();
  }

  private Long bound(Map<Integer, ByteBuffer> bounds, String column) {
    Types.NestedField field = table.schema().findField(column);
    return bounds == null || bounds.get(field.fieldId()) == null
        ? null
        : (Long) Conversions.fromByteBuffer(field.type(), bounds.get(field.fieldId()));
  }

  /** Folds them; not where no cell is left, because a file must stand for those that go. */
  private Optional<Folded> fold(Snapshot snapshot) {
    Set<String> provinces = new TreeSet<>();
    long[] rows = new long[1];
    read(
        table.schema().select(PROVINCE),
        Expressions.alwaysTrue(),
        row -> {
          provinces.add((String) row.getField(PROVINCE));
          rows[0]++;
        });
    long[] left = new long[1];
    Optional<DataFile> folded =
        TableRows.write(
            table,
            CountTables.COVERAGE_DELTA.columnNames(),
            () ->
                provinces.stream()
                    .flatMap(province -> cells(province).stream())
                    .peek(row -> left[0]++)
                    .iterator());
    if (folded.isEmpty()) {
      return Optional.empty();
    }
    CommitClock.commit(
        table,
        table
            .newRewrite()
            .validateFromSnapshot(snapshot.snapshotId())
            .rewriteFiles(files, Set.of(folded.get())));
    return Optional.of(new Folded(files.size(), rows[0], left[0]));
  }

  /** The cells of a province in the order of the table, each with its sums. */
  private List<Object[]> cells(String province) {
    Map<List<Object>, long[]> sums = new LinkedHashMap<>();
    read(
        table.schema(),
        Expressions.equal(PROVINCE, province),
        row -> {
          if (province.equals(row.getField(PROVINCE))) {
            List<Object> cell = new ArrayList<>();
            CELL.forEach(column -> cell.add(row.getField(column)));
            long[] sum = sums.computeIfAbsent(Collections.unmodifiableList(cell), c -> new long[2]);
            sum[0] += (Long) row.getField("subjects");
            sum[1] += (Long) row.getField("covered");
          }
        });
    List<Object[]> rows = new ArrayList<>();
    sums.forEach(
        (cell, sum) -> {
          if (sum[0] != 0 || sum[1] != 0) {
            List<Object> row = new ArrayList<>(List.of(standing.generation(), standing.round()));
            row.addAll(cell);
            row.addAll(List.of(sum[0], sum[1]));
            rows.add(row.toArray());
          }
        });
    return rows;
  }

  /** Reads the files; a condition only spares parts of them, rows that do not meet it may come. */
  private void read(Schema columns, Expression condition, Consumer<Record> visitor) {
    for (DataFile file : files) {
      try (CloseableIterable<Record> rows =
          Parquet.read(table.io().newInputFile(file.location()))
              .project(columns)
              .filter(condition)
              .createReaderFunc(schema -> GenericParquetReaders.buildReader(columns, schema))
              .build()) {
        rows.forEach(visitor);
      } catch (IOException e) {
        throw failed("read", e);
      }
    }
  }

  private UncheckedIOException failed(String what, IOException e) {
    return new UncheckedIOException(
        "Cannot %s changes of coverage, %s: %s".formatted(what, e.getMessage(), table.name()), e);
  }
}
