package io.credlake.flow;

import io.credlake.fact.TableDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.FileWriterFactory;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.io.RollingDataWriter;

/**
 * The data files of one table and feed that a subtask is writing; one is opened when a row comes.
 */
final class TableFiles<T> {

  private static final long TARGET_BYTES = 256L << 20;

  private final String name;
  private final Table table;
  private final FileWriterFactory<T> format;
  private final OutputFileFactory names;
  private final PartitionKey partition;
  private final List<DataFile> written = new ArrayList<>();
  private RollingDataWriter<T> writer;

  TableFiles(
      TableDefinition definition,
      Table table,
      FileWriterFactory<T> format,
      String feed,
      int subtask) {
    this.name = definition.fullName();
    this.table = table;
    this.format = format;
    this.names =
        OutputFileFactory.builderFor(table, subtask, 0)
            .format(FileFormat.PARQUET)
            .operationId(UUID.randomUUID().toString())
            .build();
    this.partition = table.spec().isPartitioned() ? partition(table, feed) : null;
  }

  /** Files of rows as Iceberg's generic records, of a table that is not split by feed. */
  static TableFiles<Record> ofRecords(TableDefinition definition, Table table, int subtask) {
    return new TableFiles<>(
        definition, table, new GenericFileWriterFactory.Builder(table).build(), "", subtask);
  }

  private static PartitionKey partition(Table table, String feed) {
    GenericRecord row = GenericRecord.create(table.schema());
    row.setField("feed", feed);
    PartitionKey key = new PartitionKey(table.spec(), table.schema());
    key.partition(row);
    return key;
  }

  void write(T row) {
    if (writer == null) {
      writer =
          new RollingDataWriter<>(format, names, table.io(), TARGET_BYTES, table.spec(), partition);
    }
    writer.write(row);
  }

  /** Ends the open file; rows that follow go into another one. */
  void endFile() throws IOException {
    if (writer != null) {
      RollingDataWriter<T> ended = writer;
      writer = null;
      ended.close();
      written.addAll(ended.result().dataFiles());
    }
  }

  /** Ends the open file and hands on what was written. */
  void complete(Consumer<WrittenFiles> consumer) throws IOException {
    endFile();
    if (!written.isEmpty()) {
      consumer.accept(new WrittenFiles(name, written.toArray(DataFile[]::new)));
      written.clear();
    }
  }

  /** Deletes what was written but not handed on. */
  void abort() throws IOException {
    try {
      endFile();
    } finally {
      written.forEach(file -> table.io().deleteFile(file.location()));
      written.clear();
    }
  }
}
