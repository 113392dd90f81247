package io.credlake.trino.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trino.jdbc.Row;
import io.trino.jdbc.RowField;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.SQLException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Turns values of Trino's JDBC driver into JSON. */
final class JsonValues {

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  // keeps the digits behind the point that a decimal has
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  private JsonValues() {}

  /** A value as JSON: numbers exact, arrays, maps and rows in full, the rest as text. */
  static JsonNode of(Object value) throws SQLException {
    return switch (value) {
      case null -> NODES.nullNode();
      case Boolean truth -> NODES.booleanNode(truth);
      case BigDecimal number -> NODES.numberNode(number);
      case Double number when Double.isFinite(number) -> NODES.numberNode(number);
      case Float number when Float.isFinite(number) -> NODES.numberNode(number);
      case Byte number -> NODES.numberNode(number);
      case Short number -> NODES.numberNode(number);
      case Integer number -> NODES.numberNode(number);
      case Long number -> NODES.numberNode(number);
      case byte[] bytes -> NODES.textNode(MAPPER.convertValue(bytes, String.class));
      case Array array -> list(Arrays.asList((Object[]) array.getArray()));
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      case Row row -> row(row);
      case ZonedDateTime time ->
          NODES.textNode(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
      default -> NODES.textNode(value.toString());
    };
  }

  /** The JSON that a text holds. */
  static JsonNode parsed(String json) throws SQLException {
    if (json == null) {
      return NODES.nullNode();
    }
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new SQLException("Cannot read JSON from Trino: " + json, e);
    }
  }

  /** A timestamp as Trino writes it, as ISO 8601; a named zone stays behind it in brackets. */
  static String isoTimestamp(String text) {
    int day = text.indexOf(' ');
    if (day < 0) {
      return text;
    }
    String iso = text.substring(0, day) + 'T' + text.substring(day + 1);
    int zone = iso.indexOf(' ');
    if (zone < 0) {
      return iso;
    }
    String name = iso.substring(zone + 1);
    String local = iso.substring(0, zone);
    if (name.equals("UTC")) {
      return local + 'Z';
    }
    return Character.isLetter(name.charAt(0)) ? local + '[' + name + ']' : local + name;
  }

  private static ArrayNode list(List<?> values) throws SQLException {
    ArrayNode array = NODES.arrayNode();
    for (Object value : values) {
      array.add(of(value));
    }
    return array;
  }

  private static ObjectNode map(Map<?, ?> values) throws SQLException {
    ObjectNode object = NODES.objectNode();
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      object.set(String.valueOf(entry.getKey()), of(entry.getValue()));
    }
    return object;
  }

  private static ObjectNode row(Row row) throws SQLException {
    ObjectNode object = NODES.objectNode();
    for (RowField field : row.getFields()) {
      object.set(field.getName().orElse("field" + field.getOrdinal()), of(field.getValue()));
    }
    return object;
  }
}
