package io.credlake.trino.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a result, and their values as text and as JSON.
 *
 * @param names titles in order
 * @param types of {@link Types}
 * @param typeNames as Trino writes them
 */
public record Columns(List<String> names, List<Integer> types, List<String> typeNames) {

  /** The columns of a result. */
  public static Columns of(ResultSet rows) throws SQLException {
    ResultSetMetaData data = rows.getMetaData();
    List<String> names = new ArrayList<>();
    List<Integer> types = new ArrayList<>();
    List<String> typeNames = new ArrayList<>();
    for (int i = 1; i <= data.getColumnCount(); i++) {
      names.add(data.getColumnLabel(i));
      types.add(data.getColumnType(i));
      typeNames.add(data.getColumnTypeName(i));
    }
    return new Columns(names, types, typeNames);
  }

  /** How many there are. */
  public int count() {
    return names.size();
  }

  /** Whether the values of a column are numbers, and stand to the right in a table. */
  public boolean isNumber(int index) {
    return switch (types.get(index)) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE,
          Types.DECIMAL ->
          true;
      default -> false;
    };
  }

  /** The value of a column in the current row as text, or null. */
  public String text(ResultSet rows, int index) throws SQLException {
    return switch (types.get(index)) {
      case Types.ARRAY, Types.JAVA_OBJECT, Types.STRUCT, Types.VARBINARY -> {
        JsonNode value = json(rows, index);
        yield value.isNull() ? null : value.isTextual() ? value.textValue() : value.toString();
      }
      default -> rows.getString(index + 1);
    };
  }

  /** The value of a column in the current row as JSON; null is JSON's null. */
  public JsonNode json(ResultSet rows, int index) throws SQLException {
    if (typeNames.get(index).equals("json")) {
      return JsonValues.parsed(rows.getString(index + 1));
    }
    return switch (types.get(index)) {
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> {
        String text = rows.getString(index + 1);
        yield text == null
            ? JsonNodeFactory.instance.nullNode()
            : JsonNodeFactory.instance.textNode(JsonValues.isoTimestamp(text));
      }
      case Types.DATE, Types.TIME, Types.TIME_WITH_TIMEZONE, Types.VARCHAR, Types.CHAR ->
          JsonValues.of(rows.getString(index + 1));
      default -> JsonValues.of(rows.getObject(index + 1));
    };
  }
}
