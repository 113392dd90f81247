package io.credlake.export;

import io.credlake.dataset.Column;
import io.credlake.dataset.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Files;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * Apache Parquet, with what columns mean in the schema's documentation and what the file is in its
 * metadata. Row groups are small, so that memory is.
 */
final class ParquetTable implements TableWriter {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "write.parquet.compression-codec",
          "zstd",
          "write.parquet.row-group-size-bytes",
          Integer.toString(16 << 20));

  private final Path file;
  private final FileAppender<Record> appender;
  private final GenericRecord record;

  /**
   * A file of a dataset.
   *
   * @param about what is to be said of the file, by key
   */
  ParquetTable(Path file, Dataset dataset, Map<String, String> about) throws IOException {
    this.file = file;
    Schema schema = schema(dataset);
    record = GenericRecord.create(schema);
    Parquet.WriteBuilder builder =
        Parquet.write(Files.localOutput(file.toFile()))
            .schema(schema)
            .named(dataset.name())
            .setAll(SETTINGS)
            .createWriterFunc(GenericParquetWriter::create);
    about.forEach(builder::meta);
    appender = builder.build();
  }

  @Override
  public void write(Object[] row) {
    for (int i = 0; i < row.length; i++) {
      record.set(i, row[i]);
    }
    appender.add(record);
  }

  @Override
  public void close() throws IOException {
    appender.close();
    ParquetFooter.sort(file);
  }

  private static Schema schema(Dataset dataset) {
    List<Types.NestedField> fields = new ArrayList<>();
    for (Column column : dataset.published()) {
      int id = fields.size() + 1;
      String doc = "%s | %s".formatted(column.explanation().zh(), column.explanation().en());
      if (column.unit() != null) {
        doc += " [%s]".formatted(column.unit());
      }
      fields.add(
          column.isKey()
              ? Types.NestedField.required(id, column.name(), type(column), doc)
              : Types.NestedField.optional(id, column.name(), type(column), doc));
    }
    return new Schema(fields);
  }

  private static Type type(Column column) {
    return switch (column.type()) {
      case TEXT -> Types.StringType.get();
      case INTEGER -> Types.LongType.get();
      case NUMBER -> Types.DoubleType.get();
      case BOOLEAN -> Types.BooleanType.get();
      case DATE -> Types.DateType.get();
    };
  }
}
