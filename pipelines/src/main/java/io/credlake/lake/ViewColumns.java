package io.credlake.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.view.View;

/**
 * Says of the columns of a view what they are, all in one change: a {@code COMMENT ON COLUMN} each
 * would write the view anew as often as it has columns.
 */
public final class ViewColumns {

  private ViewColumns() {}

  /**
   * Describes columns of a view; others stay as they are.
   *
   * @param descriptions by column
   * @throws IllegalArgumentException if the view has no column of a name
   */
  public static void describe(
      Lake lake, String schema, String name, Map<String, String> descriptions) {
    View view = lake.iceberg().views().loadView(TableIdentifier.of(schema, name));
    TreeSet<String> unknown = new TreeSet<>(descriptions.keySet());
    List<NestedField> fields = new ArrayList<>();
    for (NestedField field : view.schema().columns()) {
      String doc = unknown.remove(field.name()) ? descriptions.get(field.name()) : field.doc();
      fields.add(NestedField.from(field).withDoc(doc).build());
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot describe view %s.%s, it has no column: %s"
              .formatted(schema, name, String.join(", ", unknown)));
    }
    view.replaceVersion()
        .withSchema(new Schema(fields))
        .withQuery(FrozenViews.DIALECT, view.sqlFor(FrozenViews.DIALECT).sql())
        .withDefaultCatalog(view.currentVersion().defaultCatalog())
        .withDefaultNamespace(view.currentVersion().defaultNamespace())
        .commit();
  }
}
