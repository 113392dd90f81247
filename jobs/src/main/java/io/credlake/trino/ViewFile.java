package io.credlake.trino;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.credlake.access.AccessList;
import io.credlake.conf.Nearest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A view as it stands in a folder of {@code sql/views}: its query and what it is.
 *
 * @param schema the outer folder's name
 * @param name the inner folder's name
 * @param query one SELECT without a semicolon behind it
 * @param about what the view and its columns are
 */
public record ViewFile(String schema, String name, String query, About about) {

  /**
   * The description beside the query, {@code view.yaml}.
   *
   * @param title in Chinese and English
   * @param description one sentence
   * @param access who may read it; only the owner if it is left out
   * @param board whether dashboards read its rows from a table of schema {@code board}, because it
   *     looks at much and says little
   * @param partedBy column by which the files of that table are parted, because one value of it is
   *     asked for at a time; null: they are not
   * @param columns description by column
   * @param checks what must hold for its rows; empty: nothing in particular
   */
  public record About(
      Title title,
      String description,
      ViewAccess access,
      boolean board,
      @JsonProperty("parted-by") String partedBy,
      Map<String, String> columns,
      List<Check> checks) {

    /** A description that has what it needs; it may lack checks. */
    public About {
      if (title == null || title.zh() == null || title.en() == null) {
        throw new IllegalArgumentException("Invalid description, it needs a title in zh and en");
      }
      if (description == null || columns == null) {
        throw new IllegalArgumentException("Invalid description, it needs description and columns");
      }
      if (partedBy != null && !(board && columns.containsKey(partedBy))) {
        throw new IllegalArgumentException(
            "Invalid parted-by, it needs board: true and one of the columns: " + partedBy);
      }
      access = access == null ? ViewAccess.NOBODY : access;
      checks = checks == null ? List.of() : List.copyOf(checks);
      Set<String> names = new HashSet<>();
      for (Check check : checks) {
        if (!names.add(check.name())) {
          throw new IllegalArgumentException("Invalid check, two have the name: " + check.name());
        }
      }
    }

    /** A title in both languages. */
    public record Title(String zh, String en) {}
  }

  /**
   * What must hold for a view.
   *
   * @param name of the check, unlike any other of the view
   * @param level what it means if it does not hold
   * @param zh what must hold, in Chinese
   * @param en what must hold, in English
   * @param rows condition that must be true of no row; null: see query
   * @param query that must give no row; null: see rows
   */
  public record Check(String name, Level level, String zh, String en, String rows, String query) {

    /** What a check means. */
    public enum Level {
      /** Nothing may be published. */
      FAIL,
      /** It is shown. */
      WARN
    }

    /** A check that has what it needs. */
    public Check {
      if (name == null || level == null || zh == null || en == null) {
        throw new IllegalArgumentException(
            "Invalid check, it needs name, level, zh and en: " + name);
      }
      if ((rows == null) == (query == null)) {
        throw new IllegalArgumentException("Invalid check, it needs rows or query: " + name);
      }
    }
  }

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /**
   * Reads all views of a folder, by schema and name.
   *
   * @throws TrinoException if a file is missing or wrong
   */
  public static List<ViewFile> readAll(Path folder) {
    List<ViewFile> views = new ArrayList<>();
    for (Path schema : folders(folder)) {
      for (Path view : folders(schema)) {
        views.add(read(view));
      }
    }
    return views;
  }

  static ViewFile read(Path folder) {
    try {
      String query = Files.readString(folder.resolve("view.sql"), StandardCharsets.UTF_8).strip();
      About about = YAML.readValue(Files.readString(folder.resolve("view.yaml")), About.class);
      return new ViewFile(
          folder.getParent().getFileName().toString(),
          folder.getFileName().toString(),
          query.endsWith(";") ? query.substring(0, query.length() - 1) : query,
          about);
    } catch (UnrecognizedPropertyException e) {
      List<String> keys = e.getKnownPropertyIds().stream().map(Object::toString).toList();
      throw new TrinoException(
          "Cannot read view, unknown key %s%s: %s"
              .formatted(e.getPropertyName(), Nearest.hint(e.getPropertyName(), keys), folder),
          e);
    } catch (InvalidFormatException e) {
      throw new TrinoException(
          "Cannot read view, invalid %s: %s (in %s)"
              .formatted(e.getPath().getLast().getFieldName(), e.getValue(), folder),
          e);
    } catch (JsonProcessingException e) {
      throw new TrinoException(
          "Cannot read view, %s: %s".formatted(firstLine(e.getOriginalMessage()), folder), e);
    } catch (IOException e) {
      throw new TrinoException(
          "Cannot read view, %s: %s".formatted(firstLine(e.getMessage()), folder), e);
    }
  }

  /** The query of a check. */
  public String query(Check check) {
    return check.query() != null
        ? check.query()
        : "SELECT * FROM %s WHERE %s".formatted(qualifiedName(), check.rows());
  }

  /** The query of how many rows there are that checks of rows forbid, a column each. */
  public String counting(List<Check> checks) {
    return checks.stream()
        .map(check -> "count_if(%s)".formatted(check.rows()))
        .collect(Collectors.joining(", ", "SELECT ", " FROM " + qualifiedName()));
  }

  /** The name with its schema, in quotes. */
  String qualifiedName() {
    return quoted(schema) + "." + quoted(name);
  }

  /** Changes whenever the view has to be installed anew: it, or whose rights it lends. */
  String digest() {
    return DigestUtils.sha256Hex(query + about + AccessList.OWNER);
  }

  /** The statement that makes the view; columns are described and the schema made elsewhere. */
  String statement() {
    return "CREATE OR REPLACE VIEW %s COMMENT %s AS\n%s"
        .formatted(qualifiedName(), literal(comment()), query);
  }

  /** Whether the query names another view. */
  public boolean names(ViewFile other) {
    return Pattern.compile("\\b%s\"?\\.\"?%s\\b".formatted(other.schema, other.name))
        .matcher(query)
        .find();
  }

  /** Views, each after those of them that it stands on. */
  public static List<ViewFile> inOrder(List<ViewFile> views) {
    Set<ViewFile> met = new HashSet<>();
    List<ViewFile> ordered = new ArrayList<>();
    views.forEach(view -> order(view, views, met, ordered));
    return ordered;
  }

  private static void order(
      ViewFile view, List<ViewFile> all, Set<ViewFile> met, List<ViewFile> ordered) {
    if (met.add(view)) {
      all.stream().filter(view::names).forEach(other -> order(other, all, met, ordered));
      ordered.add(view);
    }
  }

  private String comment() {
    return "%s %s: %s".formatted(about.title().zh(), about.title().en(), about.description());
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }

  private static List<Path> folders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new TrinoException("Cannot list %s: %s".formatted(folder, e.getMessage()), e);
    }
  }
}
