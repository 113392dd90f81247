package io.credlake.lake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.view.SQLViewRepresentation;
import org.apache.iceberg.view.View;

/** Copies of the views of a schema, as they are installed, under another schema. */
public final class FrozenViews {

  /** Whose SQL views are in. */
  static final String DIALECT = "trino";

  private static final String PREFIX = "release_";

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

  /**
   * Copies all views of a schema with their columns and descriptions.
   *
   * @param query the query of the copy, by name and query of the view
   * @return SHA-256 over names and queries of the copies
   * @throws IllegalStateException if the schema has no views
   */
  public String copy(String schema, BiFunction<String, String, String> query) {
    Namespace source = Namespace.of(schema);
    List<TableIdentifier> names = new ArrayList<>(lake.views().listViews(source));
    if (names.isEmpty()) {
      throw new IllegalStateException("Cannot freeze views, there are none in schema: " + schema);
    }
    names.sort(Comparator.comparing(TableIdentifier::name));
    lake.ensureThere(target);
    StringBuilder told = new StringBuilder();
    for (TableIdentifier name : names) {
      View view = lake.views().loadView(name);
      SQLViewRepresentation original = view.sqlFor(DIALECT);
      String sql = query.apply(name.name(), original.sql());
      lake.views()
          .buildView(TableIdentifier.of(target, name.name()))
          .withSchema(view.schema())
          .withQuery(DIALECT, sql)
          .withDefaultCatalog(view.currentVersion().defaultCatalog())
          .withDefaultNamespace(target)
          .withProperties(view.properties())
          .createOrReplace();
      told.append(name.name()).append('\n').append(sql).append('\n');
    }
    return DigestUtils.sha256Hex(told.toString());
  }

  /** Takes the copies and their schema away, as far as they are there. */
  public void drop() {
    if (lake.has(target)) {
      lake.views().listViews(target).forEach(lake.views()::dropView);
      lake.drop(target);
    }
  }
}
