package io.credlake.trino.server;

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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trino's file-based access control, and what it leaves open: procedures of tables, which it grants
 * to everybody; texts of views in {@code information_schema}; and, where no passwords are asked
 * for, the proof that a client may read the files of the lake anyway.
 */
final class LakeAccessControl extends ForwardingSystemAccessControl {

  /** Name in {@code access-control.name}. */
  static final String NAME = "credlake";

  /** Name of the extra credential that holds the token of the lake. */
  static final String CREDENTIAL = "credlake";

  private static final String TOKEN = "credlake.token-file";
  private static final String INFORMATION_SCHEMA = "information_schema";

  private final SystemAccessControl rules;
  private final Optional<Token> token;

  LakeAccessControl(SystemAccessControl rules, Optional<Token> token) {
    this.rules = rules;
    this.token = token;
  }

  /**
   * Makes it from the properties of the file-based one and the place of the token, if asked for.
   */
  static final class Factory implements SystemAccessControlFactory {

    @Override
    public String getName() {
      return NAME;
    }

    @Override
    public SystemAccessControl create(
        Map<String, String> config, SystemAccessControlContext context) {
      Map<String, String> ofRules = new HashMap<>(config);
      Optional<Token> token = Optional.ofNullable(ofRules.remove(TOKEN)).map(Token::read);
      return new LakeAccessControl(
          new FileBasedSystemAccessControl.Factory().create(ofRules, context), token);
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
  public Map<ColumnSchema, ViewExpression> getColumnMasks(
      SystemSecurityContext context, CatalogSchemaTableName table, List<ColumnSchema> columns) {
    Map<ColumnSchema, ViewExpression> masks =
        new HashMap<>(super.getColumnMasks(context, table, columns));
    if (table.getSchemaTableName().getSchemaName().equals(INFORMATION_SCHEMA)
        && !isOwner(context, table.getCatalogName())) {
      for (ColumnSchema column : columns) {
        if (column.getName().equals("view_definition")) {
          masks.put(column, ViewExpression.builder().expression("CAST(NULL AS varchar)").build());
        }
      }
    }
    return masks;
  }

  private boolean isOwner(SystemSecurityContext context, String catalog) {
    try {
      checkCanShowCreateSchema(context, new CatalogSchemaName(catalog, "policy"));
      return true;
    } catch (AccessDeniedException e) {
      return false;
    }
  }
}
