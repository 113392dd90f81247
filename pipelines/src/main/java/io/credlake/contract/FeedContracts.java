package io.credlake.contract;

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
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.credlake.contract.FeedContract.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The contracts of a folder, one file {@code <feed>.yaml} each; editions of standards that several
 * feeds follow stand beside it in {@code layouts}.
 *
 * <p>Reading is strict: a wrong key or value is refused with file, line and the nearest right one.
 */
public final class FeedContracts {

  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .addModule(new JavaTimeModule())
          .build();

  private final Path folder;

  /** Contracts of a folder; nothing is read before it is asked for. */
  public FeedContracts(Path folder) {
    this.folder = folder;
  }

  /** Names of all feeds that have a contract, sorted. */
  public List<String> feeds() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList();
    }
  }

  /**
   * The contract of a feed.
   *
   * @throws ContractException if there is none, or if it is not valid
   */
  public FeedContract contract(String feed) throws IOException {
    List<String> feeds = feeds();
    if (!feeds.contains(feed)) {
      throw new ContractException(
          "Cannot find feed, no contract in conf/feeds: %s%s"
              .formatted(feed, Nearest.hint(feed, feeds)));
    }
    Path file = folder.resolve(feed + ".yaml");
    return parse(
        Files.readString(file), file.getFileName().toString(), folder.resolveSibling("layouts"));
  }

  /** All contracts, sorted by feed. */
  public List<FeedContract> all() throws IOException {
    List<FeedContract> all = new ArrayList<>();
    for (String feed : feeds()) {
      all.add(contract(feed));
    }
    return all;
  }

  /**
   * The contract in a text that follows no shared layout; see {@link #parse(String, String, Path)}.
   */
  public static FeedContract parse(String yaml, String file) {
    return parse(yaml, file, Path.of("layouts"));
  }

  /**
   * The contract in a text.
   *
   * @param yaml the text
   * @param file name of the file it came from, for messages; {@code <feed>.yaml}
   * @param layouts folder of the layouts that it may name
   * @throws ContractException if the text is not a valid contract
   */
  public static FeedContract parse(String yaml, String file, Path layouts) {
    FeedContract contract =
        read(FeedContract.class, yaml, file, Map.of(LayoutReference.FOLDER, layouts));
    ContractRules.check(contract, file);
    return contract;
  }

  /**
   * The layout in a text.
   *
   * @param yaml the text
   * @param file name of the file it came from, for messages; {@code <name>.yaml}
   * @throws ContractException if the text is not a valid layout
   */
  public static Layout parseLayout(String yaml, String file) {
    Layout layout = read(Layout.class, yaml, file, Map.of());
    if (!file.equals(layout.name() + ".yaml")) {
      throw new ContractException(
          "Invalid layout %s, name must be the name of the file: %s"
              .formatted(file, layout.name()));
    }
    return layout;
  }

  /** Reads a text strictly as a type of this package. */
  static <T> T read(Class<T> type, String yaml, String file, Map<String, ?> attributes) {
    try {
      T value = YAML.readerFor(type).withAttributes(attributes).readValue(yaml);
      if (value == null) {
        throw new ContractException("Invalid contract %s, it is empty".formatted(file));
      }
      return value;
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof ContractException cause) {
        throw cause;
      }
      throw new ContractException(explain(e, yaml, file), e);
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
                      .map(FeedContracts::nameInYaml)
                      .collect(Collectors.joining(", ")),
                  value.getValue());
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
    return constant instanceof Encoding encoding
        ? encoding.charset().name()
        : constant.toString().toLowerCase(Locale.ROOT);
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
