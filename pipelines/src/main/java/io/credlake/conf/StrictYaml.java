package io.credlake.conf;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Reads YAML of {@code conf} strictly: a wrong key or value is refused with file, line and the
 * nearest right one.
 */
public final class StrictYaml {

  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          // A key may be left out, but nothing reads a list or map with a hole in it.
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .addModule(new JavaTimeModule())
          .build();

  private StrictYaml() {}

  /**
   * The value of a text.
   *
   * @param file name of the file it came from, for messages
   * @param attributes for what reads a part of it
   * @throws ConfException if the text is not such a value
   */
  public static <T> T read(Class<T> type, String yaml, String file, Map<String, ?> attributes) {
    try {
      T value = YAML.readerFor(type).withAttributes(attributes).readValue(yaml);
      if (value == null) {
        throw new ConfException("Invalid %s, it is empty".formatted(file));
      }
      return value;
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof ConfException cause) {
        throw cause;
      }
      throw new ConfException(explain(e, yaml, file), e);
    }
  }

  private static String explain(JsonProcessingException e, String yaml, String file) {
    JsonLocation location =
        e instanceof UnrecognizedPropertyException unknown
            ? locationOf(unknown, yaml)
            : e.getLocation();
    String where = location == null ? file : "%s, line %d".formatted(file, location.getLineNr());
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          "Invalid key in %s: %s%s"
              .formatted(
                  where,
                  unknown.getPropertyName(),
                  Nearest.hint(
                      unknown.getPropertyName(),
                      unknown.getKnownPropertyIds().stream().map(Objects::toString).toList()));
      case InvalidFormatException value when value.getTargetType().isEnum() ->
          "Invalid value in %s, %s must be one of %s: %s"
              .formatted(
                  where,
                  key(value),
                  Arrays.stream(value.getTargetType().getEnumConstants())
                      .map(StrictYaml::nameInYaml)
                      .collect(Collectors.joining(", ")),
                  value.getValue());
      case ValueInstantiationException built
          when built.getCause() instanceof IllegalArgumentException cause ->
          "%s (%s)".formatted(cause.getMessage(), where);
      case InvalidNullException hole ->
          "Invalid value in %s, %s: nothing stands where a value must".formatted(where, key(hole));
      case JsonMappingException mapping ->
          "Invalid value in %s, %s: %s"
              .formatted(where, key(mapping), mapping.getOriginalMessage());
      default -> "Invalid YAML in %s: %s".formatted(where, e.getOriginalMessage());
    };
  }

  /** Where an unknown key stands: records are read whole before they are told of it. */
  private static JsonLocation locationOf(UnrecognizedPropertyException unknown, String yaml) {
    String pointer = "/" + path(unknown, "/");
    try (JsonParser parser = YAML.createParser(yaml)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME
            && parser.getParsingContext().pathAsPointer().toString().equals(pointer)) {
          return parser.currentTokenLocation();
        }
      }
    } catch (IOException e) {
      return unknown.getLocation();
    }
    return unknown.getLocation();
  }

  private static String nameInYaml(Object constant) {
    return YAML.convertValue(constant, String.class).toLowerCase(Locale.ROOT);
  }

  private static String key(JsonMappingException e) {
    return path(e, ".");
  }

  private static String path(JsonMappingException e, String separator) {
    return e.getPath().stream()
        .map(part -> part.getFieldName() != null ? part.getFieldName() : "" + part.getIndex())
        .collect(Collectors.joining(separator));
  }
}
