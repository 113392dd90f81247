package io.credlake.flow;

import io.credlake.fact.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
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
 * Opens Parquet files for packed rows. A file has those fields only that rows had so far: a feed
 * tells a third of a table's fields, and a column without a value costs as much as one of few.
 */
final class PackedRowFiles implements FileWriterFactory<PackedRow> {

  private final Table table;
  private final TableDefinition definition;

  /** Fields that files have, as {@link PackedRow#told} tells them. */
  private long fields;

  /**
   * Files of no rows yet.
   *
   * @param table where the files belong
   * @param definition of that table
   */
  PackedRowFiles(Table table, TableDefinition definition) {
    this.table = table;
    this.definition = definition;
    for (int i = 0; i < definition.fields().size(); i++) {
      if (definition.fields().get(i).required()) {
        fields |= 1L << i;
      }
    }
  }

  /** Files that are opened from now on have these fields as well; false if all have them. */
  boolean widen(long told) {
    long before = fields;
    fields |= told;
    return fields != before;
  }

  private Schema schema() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < definition.fields().size(); i++) {
      if ((fields >>> i & 1) != 0) {
        names.add(definition.fields().get(i).name());
      }
    }
    definition.provenance().forEach(field -> names.add(field.name()));
    return table.schema().select(names);
  }

  @Override
  public DataWriter<PackedRow> newDataWriter(
      EncryptedOutputFile file, PartitionSpec spec, StructLike partition) {
    try {
      return Parquet.writeData(file)
          .forTable(table)
          .schema(schema())
          .withSpec(spec)
          .withPartition(partition)
          .createWriterFunc(
              (Schema written, MessageType type) -> PackedRowFormat.of(definition, type))
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
