package io.credlake.flow;

import io.credlake.fact.Field;
import io.credlake.fact.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.iceberg.parquet.ColumnWriter;
import org.apache.iceberg.parquet.ParquetValueWriter;
import org.apache.iceberg.parquet.ParquetValueWriters;
import org.apache.iceberg.parquet.ParquetValueWriters.PrimitiveWriter;
import org.apache.iceberg.parquet.ParquetValueWriters.StructWriter;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;

/**
 * Writes packed rows into the columns of a Parquet file, bytes to bytes.
 *
 * <p>Each column takes its value from the row itself: nothing is boxed, copied or decoded on the
 * way. This, and not Flink's rows, is what lets one core write half a million rows a second.
 */
final class PackedRowFormat extends StructWriter<PackedRow> {

  // Asked for every value of every row.
  private final int[] fields;
  private final boolean[] listsTexts;

  /**
   * A format.
   *
   * @param fields position in the packed row by column; columns of provenance have none
   */
  private PackedRowFormat(
      TableDefinition table, int[] fields, List<ParquetValueWriter<?>> columns) {
    super(columns);
    this.fields = fields;
    this.listsTexts = new boolean[fields.length];
    for (int i = 0; i < fields.length; i++) {
      listsTexts[i] = table.fields().get(fields[i]).type() == Field.Type.TEXTS;
    }
  }

  /** Writes those columns of a table that a file has. */
  static PackedRowFormat of(TableDefinition table, MessageType type) {
    int[] fields =
        IntStream.range(0, table.fields().size())
            .filter(i -> type.containsField(table.fields().get(i).name()))
            .toArray();
    List<ParquetValueWriter<?>> columns = new ArrayList<>();
    for (int field : fields) {
      columns.add(column(table.fields().get(field), type, field(table, field, type)));
    }
    for (Field field : table.provenance()) {
      columns.add(column(field, type, provenance(field, type)));
    }
    return new PackedRowFormat(table, fields, columns);
  }

  private static ParquetValueWriter<?> column(
      Field field, MessageType type, ParquetValueWriter<?> values) {
    return field.required()
        ? values
        : ParquetValueWriters.option(
            type.getType(field.name()), type.getMaxDefinitionLevel(field.name()), values);
  }

  /** What a column's writer is given: the row, its texts, or null. */
  @Override
  protected Object get(PackedRow row, int column) {
    if (column >= fields.length) {
      return row;
    }
    int field = fields[column];
    if (row.isNull(field)) {
      return null;
    }
    return listsTexts[column] ? row.texts(field) : row;
  }

  private static ParquetValueWriter<?> field(TableDefinition table, int index, MessageType type) {
    Field field = table.fields().get(index);
    return switch (field.type()) {
      case TEXT ->
          cell(field, type, (column, level, row) -> column.writeBinary(level, row.text(index)));
      case DATE ->
          cell(
              field,
              type,
              (column, level, row) -> column.writeInteger(level, (int) row.number(index)));
      case LONG, MONEY, INSTANT ->
          cell(field, type, (column, level, row) -> column.writeLong(level, row.number(index)));
      case TEXTS -> texts(field, type);
      case BOOLEAN, DOUBLE, IDENTITY, COUNTS ->
          throw new IllegalArgumentException(
              "Cannot pack field, type " + field.type() + ": " + field);
    };
  }

  private static ParquetValueWriter<?> provenance(Field field, MessageType type) {
    return cell(
        field,
        type,
        switch (field.name()) {
          case "feed" -> (column, level, row) -> column.writeBinary(level, row.feed());
          case "delivery_id" -> (column, level, row) -> column.writeBinary(level, row.delivery());
          case "line" -> (column, level, row) -> column.writeLong(level, row.line());
          case "row_id" -> (column, level, row) -> column.writeBinary(level, row.identity());
          default -> throw new IllegalArgumentException("Invalid column of provenance: " + field);
        });
  }

  private static CellWriter cell(Field field, MessageType type, Cell cell) {
    return new CellWriter(type.getColumnDescription(new String[] {field.name()}), cell);
  }

  private static ParquetValueWriter<?> texts(Field field, MessageType type) {
    String[] element = {field.name(), "list", "element"};
    ColumnDescriptor column = type.getColumnDescription(element);
    return ParquetValueWriters.collections(
        type.getMaxDefinitionLevel(field.name(), "list"),
        type.getMaxRepetitionLevel(field.name(), "list"),
        ParquetValueWriters.strings(column));
  }

  /** Writes the value of one column of a row. */
  private interface Cell {
    void write(ColumnWriter<PackedRow> column, int repetitionLevel, PackedRow row);
  }

  private static final class CellWriter extends PrimitiveWriter<PackedRow> {

    private final Cell cell;

    CellWriter(ColumnDescriptor column, Cell cell) {
      super(column);
      this.cell = cell;
    }

    @Override
    public void write(int repetitionLevel, PackedRow row) {
      cell.write(column, repetitionLevel, row);
    }
  }
}
