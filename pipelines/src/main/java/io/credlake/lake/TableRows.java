package io.credlake.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;

/** Writes rows of a small table, which is not split, into one file. */
final class TableRows {

  private TableRows() {}

  /**
   * A file with the rows, which is of no table yet; none if there are no rows, because it would
   * name a file that was never made.
   *
   * @param columns names of those that the rows hold, in their order
   */
  static Optional<DataFile> write(Table table, List<String> columns, Iterable<Object[]> rows) {
    OutputFileFactory files =
        OutputFileFactory.builderFor(table, 0, 0)
            .operationId(UUID.randomUUID().toString())
            .format(FileFormat.PARQUET)
            .build();
    DataWriter<Record> writer =
        new GenericFileWriterFactory.Builder(table)
            .build()
            .newDataWriter(files.newOutputFile(), table.spec(), null);
    try (writer) {
      for (Object[] row : rows) {
        GenericRecord record = GenericRecord.create(table.schema());
        for (int i = 0; i < row.length; i++) {
          record.setField(columns.get(i), row[i]);
        }
        writer.write(record);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write table, " + e.getMessage() + ": " + table, e);
    }
    DataFile file = writer.toDataFile();
    return file.recordCount() == 0 ? Optional.empty() : Optional.of(file);
  }
}
