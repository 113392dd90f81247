package io.credlake.trino.server;

import io.credlake.access.AccessList;
import io.trino.plugin.base.security.FileBasedSystemAccessControl;
import io.trino.plugin.base.security.ForwardingSystemAccessControl;
import io.trino.spi.QueryId;
import io.trino.spi.connector.CatalogSchemaName;
import io.trino.spi.connector.CatalogSchemaRoutineName;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.ColumnSchema;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.Identity;
import io.trino.spi.security.SystemAccessControl;
import io.trino.spi.security.SystemAccessControlFactory;
import io.trino.spi.security.SystemSecurityContext;
import io.trino.spi.security.ViewExpression;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Trino's file-based access control, and what it leaves open: views of releases; procedures of
 * tables, which it grants to everybody; plans; texts of views in {@code information_schema}; errors
 * by which a condition tells of rows that a filter hides; and, where no passwords are asked for,
 * the proof that a client may read the files of the lake anyway.
 */
final class LakeAccessControl extends ForwardingSystemAccessControl {

  /** Name in {@code access-control.name}. */
  static final String NAME = "credlake";

  /** Name of the extra credential that holds the token of the lake. */
  static final String CREDENTIAL = "credlake";

  private static final String TOKEN = "credlake.token-file";
  private static final String RELEASES = "credlake.releases-file";
  private static final String INFORMATION_SCHEMA = "information_schema";

  /** What it is true of cannot be told without running it, so nothing is moved across it. */
  private static final String ALWAYS = "random() < 2";

  private final SystemAccessControl rules;
  private final Optional<Token> token;
  private final PlanWatch plans;

  LakeAccessControl(SystemAccessControl rules, Optional<Token> token, PlanWatch plans) {
    this.rules = rules;
    this.token = token;
    this.plans = plans;
  }

  /**
   * Makes it from the properties of the file-based one, the file of the releases that are out, and
   * the place of the token, if asked for.
   */
  static final class Factory implements SystemAccessControlFactory {

    private final PlanWatch plans;

    Factory(PlanWatch plans) {
      this.plans = plans;
    }

    @Override
    public String getName() {
      return NAME;
    }

    @Override
    public SystemAccessControl create(
        Map<String, String> config, SystemAccessControlContext context) {
      Map<String, String> ofRules = new HashMap<>(config);
      Optional<Token> token = Optional.ofNullable(ofRules.remove(TOKEN)).map(Token::read);
      ReleasesOut releases = new ReleasesOut(Path.of(ofRules.remove(RELEASES)));
      return new LakeAccessControl(
          new FrozenAccessControl(
              new FileBasedSystemAccessControl.Factory().create(ofRules, context), releases),
          token,
          plans);
    }
  }

  @Override
  protected SystemAccessControl delegate() {
    return rules;
  }

  @Override
  public void checkCanExecuteQuery(Identity identity, QueryId query) {
    if (!isProven(identity)) {
      throw new AccessDeniedException(
          "Cannot execute query, the token of the lake is missing or wrong (credlake up tells"
              + " where it is): "
              + identity.getUser());
    }
    try {
      super.checkCanExecuteQuery(identity, query);
    } catch (AccessDeniedException e) {
      throw new AccessDeniedException(
          "Cannot execute query, the user is not in conf/access.yaml: " + identity.getUser());
    }
  }

  @Override
  public void checkCanViewQueryOwnedBy(Identity identity, Identity owner) {
    if (!isProven(identity)) {
      AccessDeniedException.denyViewQuery();
    }
    super.checkCanViewQueryOwnedBy(identity, owner);
  }

  @Override
  public Collection<Identity> filterViewQueryOwnedBy(
      Identity identity, Collection<Identity> owners) {
    return isProven(identity) ? super.filterViewQueryOwnedBy(identity, owners) : List.of();
  }

  @Override
  public void checkCanKillQueryOwnedBy(Identity identity, Identity owner) {
    if (!isProven(identity)) {
      AccessDeniedException.denyKillQuery();
    }
    super.checkCanKillQueryOwnedBy(identity, owner);
  }

  private boolean isProven(Identity identity) {
    return token.isEmpty() || token.get().is(identity.getExtraCredentials().get(CREDENTIAL));
  }

  /** Allowed to those who may execute a procedure of that name in the schema "table". */
  @Override
  public void checkCanExecuteTableProcedure(
      SystemSecurityContext context, CatalogSchemaTableName table, String procedure) {
    try {
      checkCanExecuteProcedure(
          context, new CatalogSchemaRoutineName(table.getCatalogName(), "table", procedure));
    } catch (AccessDeniedException e) {
      AccessDeniedException.denyExecuteTableProcedure(table.toString(), procedure);
    }
  }

  @Override
  public void checkCanSelectFromColumns(
      SystemSecurityContext context, CatalogSchemaTableName table, Set<String> columns) {
    checkCanSelectFromColumns(context, table, Optional.empty(), columns);
  }

  /** A plan names the tables behind a view, and EXPLAIN ANALYZE counts rows that a filter hides. */
  @Override
  public void checkCanSelectFromColumns(
      SystemSecurityContext context,
      CatalogSchemaTableName table,
      Optional<String> branch,
      Set<String> columns) {
    if (!plans.isPlain(context.getQueryId()) && !readsAll(context, table.getCatalogName())) {
      throw ExplainGate.refusal(context.getIdentity().getUser());
    }
    super.checkCanSelectFromColumns(context, table, branch, columns);
  }

  /**
   * Where rows are filtered, all columns are masked by themselves in a way that Trino does not look
   * through: else it would check conditions of the query before the filter, and their errors, as of
   * a division by nothing, would tell of rows that are not seen. Masks come after filters.
   */
  private Map<ColumnSchema, ViewExpression> masks(
      SystemSecurityContext context, CatalogSchemaTableName table, List<ColumnSchema> columns) {
    Map<ColumnSchema, ViewExpression> masks =
        new HashMap<>(super.getColumnMasks(context, table, columns));
    if (!getRowFilters(context, table).isEmpty()) {
      for (ColumnSchema column : columns) {
        ViewExpression mask = masks.get(column);
        String value = mask == null ? quoted(column.getName()) : mask.getExpression();
        ViewExpression.Builder guarded =
            ViewExpression.builder().expression("IF(%s, %s)".formatted(ALWAYS, value));
        if (mask != null) {
          mask.getSecurityIdentity().ifPresent(guarded::identity);
        }
        masks.put(column, guarded.build());
      }
    }
    return masks;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public Map<ColumnSchema, ViewExpression> getColumnMasks(
      SystemSecurityContext context, CatalogSchemaTableName table, List<ColumnSchema> columns) {
    Map<ColumnSchema, ViewExpression> masks = masks(context, table, columns);
    if (table.getSchemaTableName().getSchemaName().equals(INFORMATION_SCHEMA)
        && !readsAll(context, table.getCatalogName())) {
      for (ColumnSchema column : columns) {
        if (column.getName().equals("view_definition")) {
          masks.put(column, ViewExpression.builder().expression("CAST(NULL AS varchar)").build());
        }
      }
    }
    return masks;
  }

  /** Whether it is an owner, or the owner as far as only reading is meant. */
  private boolean readsAll(SystemSecurityContext context, String catalog) {
    if (context.getIdentity().getUser().equals(AccessList.READER)) {
      return true;
    }
    try {
      checkCanShowCreateSchema(context, new CatalogSchemaName(catalog, "policy"));
      return true;
    } catch (AccessDeniedException e) {
      return false;
    }
  }
}
