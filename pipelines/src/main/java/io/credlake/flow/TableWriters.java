package io.credlake.flow;

import io.credlake.fact.TableDefinition;
import io.credlake.fact.Tables;
import io.credlake.lake.Lake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.RowType;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.sink.RowDataTaskWriterFactory;
import org.apache.iceberg.io.TaskWriter;

/** Writers of data files, one for each table that ingest writes; opened when a row comes. */
final class TableWriters {

  private static final long TARGET_FILE_BYTES = 256L << 20;

  private final List<RowDataTaskWriterFactory> factories = new ArrayList<>();
  private final List<TaskWriter<RowData>> writers = new ArrayList<>();

  TableWriters(Lake lake, int subtask, int attempt) {
    for (TableDefinition definition : Tables.INGESTED) {
      Table table = lake.table(definition);
      RowType rowType = FlinkSchemaUtil.convert(table.schema());
      RowDataTaskWriterFactory factory =
          new RowDataTaskWriterFactory(
              table, rowType, TARGET_FILE_BYTES, FileFormat.PARQUET, Map.of(), null, false);
      factory.initialize(subtask, attempt);
      factories.add(factory);
      writers.add(null);
    }
  }

  /** The writer of a table, by its position in {@link Tables#INGESTED}. */
  TaskWriter<RowData> of(int table) {
    TaskWriter<RowData> writer = writers.get(table);
    if (writer == null) {
      writer = factories.get(table).create();
      writers.set(table, writer);
    }
    return writer;
  }

  /** Ends all open files. */
  List<WrittenFiles> complete() throws IOException {
    List<WrittenFiles> written = new ArrayList<>();
    for (int table = 0; table < writers.size(); table++) {
      TaskWriter<RowData> writer = writers.set(table, null);
      DataFile[] files = writer == null ? new DataFile[0] : writer.complete().dataFiles();
      if (files.length > 0) {
        written.add(new WrittenFiles(table, files));
      }
    }
    return written;
  }

  /** Throws away what was not completed. */
  void abort() throws IOException {
    for (int table = 0; table < writers.size(); table++) {
      TaskWriter<RowData> writer = writers.set(table, null);
      if (writer != null) {
        writer.abort();
      }
    }
  }
}
