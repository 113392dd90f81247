package io.credlake.bench;

import io.credlake.decode.CsvRows;
import io.credlake.decode.RowHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.hadoop.HadoopTables;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/**
 * What no ingest in Java with these libraries undercuts: reads each CSV file with Credlake's reader
 * and writes its texts with Iceberg's own writer, files side by side, without any check.
 */
final class PlainWriter {

  private static final String CSV = ".csv";

  private PlainWriter() {}

  /** Takes a folder with a folder of CSV files for each table, and the folder of the tables. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    for (Path folder : list(Path.of(args[0]))) {
      write(folder, Path.of(args[1]).resolve(folder.getFileName()));
    }
  }

  private static void write(Path folder, Path out)
      throws IOException, InterruptedException, ExecutionException {
    List<Path> files = list(folder).stream().filter(file -> file.toString().endsWith(CSV)).toList();
    Schema schema = schema(files.getFirst());
    Table table =
        new HadoopTables(new Configuration())
            .create(schema, PartitionSpec.unpartitioned(), out.toUri().toString());
    AppendFiles append = table.newAppend();
    int cores = Runtime.getRuntime().availableProcessors();
    try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
      List<Future<DataFile>> written = new ArrayList<>();
      for (Path file : files) {
        written.add(threads.submit(() -> write(file, table)));
      }
      for (Future<DataFile> one : written) {
        append.appendFile(one.get());
      }
    }
    append.commit();
  }

  private static Schema schema(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      List<NestedField> columns = new ArrayList<>();
      for (String title : CsvRows.firstRow(reader.readLine())) {
        columns.add(NestedField.optional(columns.size() + 1, title, Types.StringType.get()));
      }
      return new Schema(columns);
    }
  }

  private static DataFile write(Path file, Table table) throws IOException {
    String name = file.getFileName().toString().replace(CSV, ".parquet");
    DataWriter<Record> writer =
        Parquet.writeData(table.io().newOutputFile(table.location() + "/data/" + name))
            .forTable(table)
            .withSpec(table.spec())
            .createWriterFunc(
                (Schema schema, MessageType type) -> GenericParquetWriter.create(schema, type))
            .build();
    try (writer;
        InputStream in = Files.newInputStream(file)) {
      CsvRows.read(in, StandardCharsets.UTF_8, 1, new Rows(table.schema(), writer));
    }
    return writer.toDataFile();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** Writes all rows but the titles. */
  private static final class Rows implements RowHandler {

    private final Record row;
    private final DataWriter<Record> writer;
    private boolean titles = true;

    Rows(Schema schema, DataWriter<Record> writer) {
      this.row = GenericRecord.create(schema);
      this.writer = writer;
    }

    @Override
    public void beginRow(long line) {}

    @Override
    public void field(int column, char[] buffer, int offset, int length) {
      row.set(column, length == 0 ? null : new String(buffer, offset, length));
    }

    @Override
    public void endRow(int columns) {
      if (!titles) {
        writer.write(row);
      }
      titles = false;
    }

    @Override
    public void oversized(long line) {
      throw new IllegalArgumentException("Cannot write row, too long: line " + line);
    }
  }
}
