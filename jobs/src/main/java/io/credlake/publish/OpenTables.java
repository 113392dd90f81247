package io.credlake.publish;

import static io.credlake.fact.Field.optional;
import static io.credlake.fact.Field.required;
import static io.credlake.fact.ReleaseTables.CREATION;

import io.credlake.dataset.Column;
import io.credlake.dataset.Dataset;
import io.credlake.fact.Field;
import io.credlake.fact.Field.Type;
import io.credlake.fact.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tables that hold what releases published, and the views in schema {@code open} by which readers
 * see it: those of releases that are out.
 */
public final class OpenTables {

  private static final String NAMESPACE = "stat";

  /** Codes of the datasets as they were. */
  static final TableDefinition CODES =
      table(
          "open_code",
          "One row per release, code list and code",
          List.of(
              CREATION,
              required("list", Type.TEXT, "Name of the code list"),
              required("position", Type.LONG, "Position in the list"),
              required("code", Type.TEXT, "The code"),
              required("name_zh", Type.TEXT, "What it means, in Chinese"),
              required("name_en", Type.TEXT, "What it means, in English"),
              optional("parent", Type.TEXT, "Code of the list that it is a part of; null: none")));

  /** Cells before disclosure control, and what was decided of them: nothing for readers. */
  static final TableDefinition CELLS =
      table(
          "open_cell",
          "One row per release and number of its open datasets, with what may be told of it",
          List.of(
              CREATION,
              required("measure", Type.TEXT, "Group of datasets and measure"),
              required("codes", Type.TEXTS, "Dimensions with codes, as region=330000"),
              optional("value", Type.DOUBLE, "The number; null: see absence"),
              optional("absence", Type.TEXT, "Why there is none; null: there is one"),
              optional("reason", Type.TEXT, "Why it is kept back; null: it is not"),
              optional("lower", Type.DOUBLE, "How far below it must stay uncertain"),
              optional("upper", Type.DOUBLE, "How far above it must stay uncertain"),
              optional("sliding", Type.DOUBLE, "Over how much it must stay uncertain"),
              optional("inferred_low", Type.DOUBLE, "The least that can be inferred of it"),
              optional(
                  "inferred_high",
                  Type.DOUBLE,
                  "The most that can be inferred of it; null: without limit, or published")));

  private OpenTables() {}

  /** The table of a dataset. */
  static TableDefinition of(Dataset dataset) {
    List<Field> fields = new ArrayList<>(List.of(CREATION));
    for (Column column : dataset.published()) {
      fields.add(optional(column.name(), type(column.type()), column.title().en()));
    }
    return table(tableName(dataset), dataset.description().en(), fields);
  }

  /** The statement that makes or renews the view of a dataset. */
  static String view(Dataset dataset) {
    String columns =
        dataset.published().stream()
            .map(column -> "d.\"%s\"".formatted(column.name()))
            .collect(Collectors.joining(", "));
    return view(dataset.name(), columns, tableName(dataset));
  }

  /** The statement that makes or renews the view of code lists. */
  static String codesView() {
    return view("code", "d.list, d.position, d.code, d.name_zh, d.name_en, d.parent", "open_code");
  }

  /** The statement that makes or renews the view of releases that are out. */
  static String releasesView() {
    return """
    CREATE OR REPLACE VIEW lake.open.release AS
    SELECT r.release, r.as_of, r.created_at, c.program, c.reason, r.supersedes, r.superseded_by
    FROM lake.policy.release_visible r
    JOIN lake.policy.release_calendar c ON c.release = r.release
    """;
  }

  private static String view(String name, String columns, String table) {
    return """
    CREATE OR REPLACE VIEW lake.open."%s" AS
    SELECT r.release, %s
    FROM lake.stat."%s" d
    JOIN lake.ops.release e ON e.creation = d.creation
    JOIN lake.policy.release_visible r ON r.release = e.release
    """
        .formatted(name, columns, table);
  }

  private static String tableName(Dataset dataset) {
    return "open_" + dataset.name();
  }

  private static TableDefinition table(String name, String doc, List<Field> fields) {
    return TableDefinition.plain(
        NAMESPACE,
        name,
        doc,
        fields,
        List.of(),
        "A file a release, read whole: a reader asks for one release");
  }

  private static Type type(Column.Type type) {
    return switch (type) {
      case TEXT -> Type.TEXT;
      case INTEGER -> Type.LONG;
      case NUMBER -> Type.DOUBLE;
      case BOOLEAN -> Type.BOOLEAN;
      case DATE -> Type.DATE;
    };
  }
}
