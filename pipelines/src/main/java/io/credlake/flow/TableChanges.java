package io.credlake.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;

/** What was added to a table between two snapshots. */
final class TableChanges {

  private TableChanges() {}

  /**
   * Files that were added.
   *
   * @param after id of the snapshot after which; -1: from the beginning
   * @param upTo id of the last snapshot
   */
  static List<DataFile> added(Table table, long after, long upTo) {
    List<DataFile> files = new ArrayList<>();
    if (after == upTo) {
      return files;
    }
    try (CloseableIterable<FileScanTask> tasks =
        after < 0
            ? table.newScan().useSnapshot(upTo).planFiles()
            : table
                .newIncrementalAppendScan()
                .fromSnapshotExclusive(after)
                .toSnapshot(upTo)
                .planFiles()) {
      tasks.forEach(task -> files.add(task.file()));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot list files of table, " + e.getMessage() + ": " + table.name(), e);
    }
  }

  /** Reads columns of a file; the row is only good until the next one comes. */
  static void read(Table table, String location, List<String> columns, Consumer<Record> visitor) {
    Schema schema = table.schema().select(columns);
    try (CloseableIterable<Record> rows =
        Parquet.read(table.io().newInputFile(location))
            .project(schema)
            .reuseContainers()
            .createReaderFunc(file -> GenericParquetReaders.buildReader(schema, file))
            .build()) {
      rows.forEach(visitor);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read file, " + e.getMessage() + ": " + location, e);
    }
  }
}
