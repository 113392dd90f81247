package io.credlake.trino.server;

import io.trino.plugin.base.security.ForwardingSystemAccessControl;
import io.trino.spi.connector.CatalogSchemaName;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.ColumnSchema;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.SystemAccessControl;
import io.trino.spi.security.SystemSecurityContext;
import io.trino.spi.security.ViewExpression;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Views of a release that is out are read by those who read the same views of the lake, with the
 * same rows and masks. Of one that is not out the rules say nothing, so that only the owner has it.
 */
final class FrozenAccessControl extends ForwardingSystemAccessControl {

  private static final String LIVE = "policy";

  private final SystemAccessControl rules;
  private final ReleasesOut releases;

  /**
   * An access control.
   *
   * @param rules those of the lake as it stands
   */
  FrozenAccessControl(SystemAccessControl rules, ReleasesOut releases) {
    this.rules = rules;
    this.releases = releases;
  }

  @Override
  protected SystemAccessControl delegate() {
    return rules;
  }

  private String ruled(String schema) {
    return releases.isOut(schema) ? LIVE : schema;
  }

  private SchemaTableName ruled(SchemaTableName table) {
    return new SchemaTableName(ruled(table.getSchemaName()), table.getTableName());
  }

  private CatalogSchemaTableName ruled(CatalogSchemaTableName table) {
    return new CatalogSchemaTableName(table.getCatalogName(), ruled(table.getSchemaTableName()));
  }

  @Override
  public void checkCanSelectFromColumns(
      SystemSecurityContext context, CatalogSchemaTableName table, Set<String> columns) {
    checkCanSelectFromColumns(context, table, Optional.empty(), columns);
  }

  @Override
  public void checkCanSelectFromColumns(
      SystemSecurityContext context,
      CatalogSchemaTableName table,
      Optional<String> branch,
      Set<String> columns) {
    CatalogSchemaTableName ruled = ruled(table);
    try {
      super.checkCanSelectFromColumns(context, ruled, branch, columns);
    } catch (AccessDeniedException e) {
      if (ruled.equals(table)) {
        throw e;
      }
      AccessDeniedException.denySelectTable(table.toString()); // by the name that was asked
    }
  }

  @Override
  public List<ViewExpression> getRowFilters(
      SystemSecurityContext context, CatalogSchemaTableName table) {
    return super.getRowFilters(context, ruled(table));
  }

  @Override
  public Map<ColumnSchema, ViewExpression> getColumnMasks(
      SystemSecurityContext context, CatalogSchemaTableName table, List<ColumnSchema> columns) {
    return super.getColumnMasks(context, ruled(table), columns);
  }

  @Override
  public void checkCanShowTables(SystemSecurityContext context, CatalogSchemaName schema) {
    super.checkCanShowTables(
        context, new CatalogSchemaName(schema.getCatalogName(), ruled(schema.getSchemaName())));
  }

  @Override
  public void checkCanShowColumns(SystemSecurityContext context, CatalogSchemaTableName table) {
    super.checkCanShowColumns(context, ruled(table));
  }

  @Override
  public Set<String> filterSchemas(
      SystemSecurityContext context, String catalog, Set<String> schemas) {
    Set<String> asked = new HashSet<>(schemas);
    schemas.forEach(schema -> asked.add(ruled(schema)));
    Set<String> seen = super.filterSchemas(context, catalog, asked);
    Set<String> kept = new HashSet<>(schemas);
    kept.removeIf(schema -> !seen.contains(ruled(schema)));
    return kept;
  }

  @Override
  public Set<SchemaTableName> filterTables(
      SystemSecurityContext context, String catalog, Set<SchemaTableName> tables) {
    Set<SchemaTableName> asked = new HashSet<>();
    tables.forEach(table -> asked.add(ruled(table)));
    Set<SchemaTableName> seen = super.filterTables(context, catalog, asked);
    Set<SchemaTableName> kept = new HashSet<>(tables);
    kept.removeIf(table -> !seen.contains(ruled(table)));
    return kept;
  }

  @Override
  public Set<String> filterColumns(
      SystemSecurityContext context, CatalogSchemaTableName table, Set<String> columns) {
    return super.filterColumns(context, ruled(table), columns);
  }

  @Override
  public Map<SchemaTableName, Set<String>> filterColumns(
      SystemSecurityContext context, String catalog, Map<SchemaTableName, Set<String>> columns) {
    Map<SchemaTableName, Set<String>> kept = new HashMap<>();
    columns.forEach(
        (table, all) ->
            kept.put(
                table, filterColumns(context, new CatalogSchemaTableName(catalog, table), all)));
    return kept;
  }
}
