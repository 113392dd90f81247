package io.credlake.flow;

import io.credlake.fact.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.deletes.EqualityDeleteWriter;
import org.apache.iceberg.deletes.PositionDeleteWriter;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.FileWriterFactory;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;

/**
 * Opens Parquet files for packed rows.
 *
 * @param table where the files belong
 * @param definition of that table
 */
record PackedRowFiles(Table table, TableDefinition definition)
    implements FileWriterFactory<PackedRow> {

  @Override
  public DataWriter<PackedRow> newDataWriter(
      EncryptedOutputFile file, PartitionSpec spec, StructLike partition) {
    try {
      return Parquet.writeData(file)
          .forTable(table)
          .withSpec(spec)
          .withPartition(partition)
          .createWriterFunc(
              (Schema schema, MessageType type) -> PackedRowFormat.of(definition, type))
          .overwrite()
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open data file: " + definition.fullName(), e);
    }
  }

  @Override
  public EqualityDeleteWriter<PackedRow> newEqualityDeleteWriter(
      EncryptedOutputFile file, PartitionSpec spec, StructLike partition) {
    throw appendOnly();
  }

  @Override
  public PositionDeleteWriter<PackedRow> newPositionDeleteWriter(
      EncryptedOutputFile file, PartitionSpec spec, StructLike partition) {
    throw appendOnly();
  }

  private UnsupportedOperationException appendOnly() {
    return new UnsupportedOperationException(
        "Cannot delete rows, the table is append-only: " + definition.fullName());
  }
}
