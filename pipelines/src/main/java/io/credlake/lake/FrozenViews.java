package io.credlake.lake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.view.View;

/**
 * Copies of the views of a schema, as they are installed, under another schema. Of some the rows
 * are kept, in tables of their names, so that not each reader counts them again.
 */
public final class FrozenViews {

  /** Whose SQL views are in. */
  static final String DIALECT = "trino";

  private static final String PREFIX = "release_";
  private static final String COMMENT = "comment";

  private final Lake lake;
  private final Namespace target;

  /** The schema of the copies of a release; to be quoted in SQL. */
  public static String schemaOf(String release) {
    return PREFIX + release;
  }

  /** Copies in a schema of a lake. */
  public FrozenViews(Lake lake, String target) {
    this.lake = lake;
    this.target = Namespace.of(target);
  }

  /** Whether a table keeps the rows of a copy. */
  static boolean isCopy(String table) {
    return table.startsWith(PREFIX);
  }

  /**
   * What was copied.
   *
   * @param digest SHA-256 over names and queries of the copies
   * @param unfilled queries of the copies whose rows are kept, by name; their tables are empty yet
   */
  public record Copies(String digest, Map<String, String> unfilled) {}

  /**
   * Copies all views of a schema with their columns and descriptions.
   *
   * @param kept names of the views whose rows are to be kept, each with the columns by which its
   *     files are parted; those that are not in the schema are left out
   * @param query the query of the copy, by name and query of the view
   * @throws IllegalStateException if the schema has no views
   */
  public Copies copy(
      String schema, Map<String, List<String>> kept, BiFunction<String, String, String> query) {
    Namespace source = Namespace.of(schema);
    List<TableIdentifier> names = new ArrayList<>(lake.iceberg().views().listViews(source));
    if (names.isEmpty()) {
      throw new IllegalStateException("Cannot freeze views, there are none in schema: " + schema);
    }
    names.sort(Comparator.comparing(TableIdentifier::name));
    lake.ensureThere(target);
    StringBuilder told = new StringBuilder();
    Map<String, String> unfilled = new HashMap<>();
    for (TableIdentifier name : names) {
      View view = lake.iceberg().views().loadView(name);
      String sql = query.apply(name.name(), view.sqlFor(DIALECT).sql());
      if (kept.containsKey(name.name())) {
        makeTable(view, name.name(), kept.get(name.name()));
        unfilled.put(name.name(), sql);
      } else {
        makeView(view, name.name(), sql);
      }
      told.append(name.name()).append('\n').append(sql).append('\n');
    }
    return new Copies(DigestUtils.sha256Hex(told.toString()), unfilled);
  }

  private void makeView(View view, String name, String sql) {
    lake.iceberg()
        .views()
        .buildView(TableIdentifier.of(target, name))
        .withSchema(view.schema())
        .withQuery(DIALECT, sql)
        .withDefaultCatalog(view.currentVersion().defaultCatalog())
        .withDefaultNamespace(target)
        .withProperties(view.properties())
        .withLocation(lake.place().locationOf(TableIdentifier.of(target, name)))
        .createOrReplace();
  }

  private void makeTable(View view, String name, List<String> parted) {
    // a view calls all of its columns required, whatever its rows are
    Schema columns =
        new Schema(
            view.schema().columns().stream()
                .map(column -> NestedField.from(column).asOptional().build())
                .toList());
    PartitionSpec.Builder spec = PartitionSpec.builderFor(columns);
    parted.forEach(spec::identity);
    lake.iceberg()
        .tables()
        .buildTable(TableIdentifier.of(target, name), columns)
        .withPartitionSpec(spec.build())
        .withProperties(TableLayout.properties(view.properties().getOrDefault(COMMENT, "")))
        .withLocation(lake.place().locationOf(TableIdentifier.of(target, name)))
        .create();
  }

  /** Keeps the rows of copies by a tag, as they are now. */
  public LakePoint keep(String tag) {
    List<String> names =
        lake.iceberg().tables().listTables(target).stream().map(TableIdentifier::toString).toList();
    LakePoint point = new LakePoint(LakePoint.heads(lake, names));
    point.tag(lake, tag);
    return point;
  }

  /** Takes the copies, their rows and their schema away, as far as they are there. */
  public void drop() {
    if (lake.has(target)) {
      lake.iceberg().views().listViews(target).forEach(lake.iceberg().views()::dropView);
      lake.iceberg()
          .tables()
          .listTables(target)
          .forEach(table -> lake.iceberg().tables().dropTable(table, true));
      lake.drop(target);
    }
  }
}
