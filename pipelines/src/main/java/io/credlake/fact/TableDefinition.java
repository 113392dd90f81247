package io.credlake.fact;

import java.util.List;
import java.util.stream.Stream;

/**
 * The definition of a table of the lake.
 *
 * @param namespace e.g. core
 * @param name e.g. subject
 * @param doc what one row is
 * @param fields the columns that the sender's row decides
 * @param provenance the columns that say where the row came from
 * @param partition columns whose values split the files
 * @param sort columns by which compaction sorts
 * @param layoutReason why it is split and sorted so
 */
public record TableDefinition(
    String namespace,
    String name,
    String doc,
    List<Field> fields,
    List<Field> provenance,
    List<String> partition,
    List<String> sort,
    String layoutReason) {

  /** A table that is not split, and whose rows say nothing of deliveries. */
  public static TableDefinition plain(
      String namespace,
      String name,
      String doc,
      List<Field> fields,
      List<String> sort,
      String layoutReason) {
    return new TableDefinition(
        namespace, name, doc, fields, List.of(), List.of(), sort, layoutReason);
  }

  /** A table of schema {@code ref}. */
  static TableDefinition reference(String name, String doc, List<Field> fields) {
    return plain(
        "ref", name, doc, fields, List.of(), "Small: loaded whole from conf when it changes");
  }

  /** All columns in their order. */
  public List<Field> columns() {
    return Stream.concat(fields.stream(), provenance.stream()).toList();
  }

  /** Names of all columns in their order. */
  public List<String> columnNames() {
    return columns().stream().map(Field::name).toList();
  }

  /** Name with its namespace. */
  public String fullName() {
    return namespace + "." + name;
  }

  /**
   * Position of a field.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public int indexOf(String field) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(field)) {
        return i;
      }
    }
    throw new IllegalArgumentException("Invalid field of %s: %s".formatted(fullName(), field));
  }
}
