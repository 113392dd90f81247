package io.credlake.lake;

import io.credlake.fact.Field;
import io.credlake.fact.TableDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** How a table's definition looks in Iceberg. */
final class TableLayout {

  private TableLayout() {}

  static Schema schema(TableDefinition definition) {
    List<Types.NestedField> columns = new ArrayList<>();
    int nested = definition.columns().size();
    int id = 0;
    for (Field field : definition.columns()) {
      Type type = type(field.type(), nested + 1);
      nested += type.isNestedType() ? type.asNestedType().fields().size() : 0;
      id++;
      columns.add(
          field.required()
              ? Types.NestedField.required(id, field.name(), type, field.doc())
              : Types.NestedField.optional(id, field.name(), type, field.doc()));
    }
    return new Schema(columns);
  }

  static PartitionSpec partition(TableDefinition definition) {
    PartitionSpec.Builder spec = PartitionSpec.builderFor(schema(definition));
    definition.partition().forEach(spec::identity);
    return spec.build();
  }

  static SortOrder sort(TableDefinition definition) {
    SortOrder.Builder order = SortOrder.builderFor(schema(definition));
    definition.sort().forEach(order::asc);
    return order.build();
  }

  static Map<String, String> properties(TableDefinition definition) {
    Map<String, String> properties = new HashMap<>(properties(definition.doc()));
    properties.put("credlake.layout-reason", definition.layoutReason());
    return properties;
  }

  /** What is set for any table, of which this is said. */
  static Map<String, String> properties(String doc) {
    return Map.of(
        "comment",
        doc,
        TableProperties.FORMAT_VERSION,
        "2",
        TableProperties.PARQUET_COMPRESSION,
        "zstd",
        TableProperties.PARQUET_COMPRESSION_LEVEL,
        "1",
        // Names and codes fill any dictionary; let them give up early.
        TableProperties.PARQUET_DICT_SIZE_BYTES,
        Integer.toString(128 << 10),
        TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED,
        "true",
        TableProperties.METADATA_PREVIOUS_VERSIONS_MAX,
        "20");
  }

  private static Type type(Field.Type type, int nestedId) {
    return switch (type) {
      case BOOLEAN -> Types.BooleanType.get();
      case LONG -> Types.LongType.get();
      case MONEY -> Types.DecimalType.of(18, 2);
      case DOUBLE -> Types.DoubleType.get();
      case TEXT -> Types.StringType.get();
      case DATE -> Types.DateType.get();
      case INSTANT -> Types.TimestampType.withZone();
      case IDENTITY -> Types.UUIDType.get();
      case TEXTS -> Types.ListType.ofRequired(nestedId, Types.StringType.get());
      case COUNTS ->
          Types.MapType.ofRequired(
              nestedId, nestedId + 1, Types.StringType.get(), Types.LongType.get());
    };
  }
}
