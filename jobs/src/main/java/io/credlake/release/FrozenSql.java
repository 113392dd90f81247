package io.credlake.release;

import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.CurrentDate;
import io.trino.sql.tree.CurrentTime;
import io.trino.sql.tree.CurrentTimestamp;
import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Explain;
import io.trino.sql.tree.ExplainAnalyze;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.LocalTime;
import io.trino.sql.tree.LocalTimestamp;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.NodeLocation;
import io.trino.sql.tree.QualifiedName;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.ShowCatalogs;
import io.trino.sql.tree.ShowColumns;
import io.trino.sql.tree.ShowCreate;
import io.trino.sql.tree.ShowFunctions;
import io.trino.sql.tree.ShowSchemas;
import io.trino.sql.tree.ShowSession;
import io.trino.sql.tree.ShowTables;
import io.trino.sql.tree.Statement;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.TableFunctionInvocation;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Turns a statement about the lake into the same statement about a release.
 *
 * <p>Trino's own parser says where tables and views are named, and there the text is changed; the
 * rest of it, with comments and parameters, stays as it is, so that errors still tell the right
 * line. Names of common table expressions and columns are no names of tables for the parser either.
 * Statements that write, and those whose answer would not be the same again, are refused.
 */
public final class FrozenSql {

  private static final String CATALOG = "lake";
  private static final String VIEWS = "policy";
  private static final Set<String> PINNED = Set.of("core", "ops", "ref", "stat");

  /** What is published carries the name of its release in its rows. */
  private static final String PUBLISHED = "open";

  private static final Set<String> UNSTABLE =
      Set.of("random", "rand", "uuid", "shuffle", "random_string");

  private final ReleasePoint point;
  private final String sql;
  private final SqlEdits edits;

  private FrozenSql(ReleasePoint point, String sql) {
    this.point = point;
    this.sql = sql;
    this.edits = new SqlEdits(sql);
  }

  /**
   * A statement about a release.
   *
   * @throws SQLException if it cannot be read, would write, or would not answer from the release
   */
  public static String of(ReleasePoint point, String sql) throws SQLException {
    Statement statement;
    try {
      statement = new SqlParser().createStatement(sql);
    } catch (ParsingException e) {
      throw new SQLSyntaxErrorException(e.getMessage(), "42000", e); // in the words of the server
    }
    FrozenSql frozen = new FrozenSql(point, sql);
    frozen.statement(statement);
    return frozen.edits.apply();
  }

  private void statement(Statement statement) throws SQLException {
    switch (statement) {
      case Query query -> visit(query);
      case Explain explain -> statement(explain.getStatement());
      case ExplainAnalyze explain -> statement(explain.getStatement());
      case ShowTables show -> {
        if (show.getSchema().isPresent()) {
          toFrozenSchema(show.getSchema().get().getOriginalParts());
        }
      }
      case ShowColumns show -> toFrozenSchema(qualifier(show.getTable()));
      case ShowCreate show -> {
        if (show.getType() == ShowCreate.Type.SCHEMA) {
          toFrozenSchema(show.getName().getOriginalParts());
        } else {
          toFrozenSchema(qualifier(show.getName()));
        }
      }
      case ShowCatalogs show -> {}
      case ShowSchemas show -> {}
      case ShowFunctions show -> {}
      case ShowSession show -> {}
      default ->
          throw refused(
              "it is only asked (SELECT, EXPLAIN, SHOW or DESCRIBE), not changed", firstWord());
    }
  }

  private void visit(Node node) throws SQLException {
    switch (node) {
      case Table table -> table(table);
      case TableFunctionInvocation call when call.getName().getParts().size() > 1 ->
          throw refused("the function reads other snapshots", call.getName().toString());
      case FunctionCall call -> function(call);
      case DereferenceExpression column -> column(column);
      case CurrentDate date -> edits.replaceWord(place(date), "current_date", point.currentDate());
      case CurrentTimestamp time when time.getPrecision().isEmpty() ->
          edits.replaceWord(place(time), "current_timestamp", point.currentTimestamp());
      case LocalTimestamp time when time.getPrecision().isEmpty() ->
          edits.replaceWord(place(time), "localtimestamp", point.localTimestamp());
      case CurrentTimestamp time -> throw unstable("current_timestamp(p)");
      case LocalTimestamp time -> throw unstable("localtimestamp(p)");
      case CurrentTime time -> throw unstable("current_time");
      case LocalTime time -> throw unstable("localtime");
      default -> {}
    }
    for (Node child : node.getChildren()) {
      visit(child);
    }
  }

  private void table(Table table) throws SQLException {
    List<Identifier> parts = table.getName().getOriginalParts();
    if (parts.size() == 1) {
      return; // a common table expression; the connection has no schema
    }
    String name = table.getName().toString();
    if (table.getQueryPeriod().isPresent() || table.getBranch().isPresent()) {
      throw refused("it fixes the versions of tables itself", name);
    }
    if (parts.getLast().getValue().contains("$")) {
      throw refused("what describes a table is not frozen", name);
    }
    String schema = schema(qualifier(table.getName()), name);
    if (schema.equals(VIEWS)) {
      toFrozenSchema(qualifier(table.getName()));
    } else if (PINNED.contains(schema)) {
      pin(table);
    } else if (!schema.equals(PUBLISHED)) {
      throw refused("it has %s, policy and open".formatted("core, ops, ref, stat"), name);
    }
  }

  private void pin(Table table) {
    List<Identifier> parts = table.getName().getOriginalParts();
    String version = " FOR VERSION AS OF '%s'".formatted(point.name().tag());
    int start = edits.offset(place(parts.getFirst()));
    int end = edits.endOf(parts.getLast());
    int keyword = edits.offset(place(table));
    if (keyword == start) {
      edits.insert(end, version);
    } else if (edits.isCall(keyword)) { // TABLE(core.record) as an argument of a function
      edits.insert(start, "SELECT * FROM ");
      edits.insert(end, version);
    } else { // TABLE core.record as a query
      edits.replace(keyword, start, "SELECT * FROM ");
      edits.insert(end, version);
    }
  }

  /** A column may be named with its view: policy.progress.year. */
  private void column(DereferenceExpression column) {
    if (!(DereferenceExpression.getQualifiedName(column) instanceof QualifiedName name)) {
      return;
    }
    List<Identifier> parts = name.getOriginalParts();
    int schema = parts.size() == 4 && isNamed(parts.getFirst(), CATALOG) ? 1 : 0;
    if (parts.size() == schema + 3 && isNamed(parts.get(schema), VIEWS)) {
      edits.replace(parts.get(schema), quotedSchema());
    }
  }

  private void function(FunctionCall call) throws SQLException {
    List<String> parts = call.getName().getParts();
    String name = parts.getLast().toLowerCase(Locale.ROOT);
    if (parts.size() == 1 && name.equals("now") && call.getArguments().isEmpty()) {
      edits.replaceCall(place(call), "now", point.currentTimestamp());
    } else if (UNSTABLE.contains(name)) {
      throw unstable(name + "()");
    }
  }

  private void toFrozenSchema(List<Identifier> qualifier) throws SQLException {
    if (!qualifier.isEmpty() && schema(qualifier, sql).equals(VIEWS)) {
      edits.replace(qualifier.getLast(), quotedSchema());
    }
  }

  private String schema(List<Identifier> qualifier, String name) throws SQLException {
    if (qualifier.size() == 2 && !isNamed(qualifier.getFirst(), CATALOG)) {
      throw refused("it is of one catalogue, lake", name);
    }
    return qualifier.getLast().getValue().toLowerCase(Locale.ROOT);
  }

  private String quotedSchema() {
    return '"' + point.name().schema() + '"';
  }

  private static List<Identifier> qualifier(QualifiedName name) {
    List<Identifier> parts = name.getOriginalParts();
    return parts.subList(0, parts.size() - 1);
  }

  private static boolean isNamed(Identifier part, String name) {
    return part.getValue().equalsIgnoreCase(name);
  }

  private static NodeLocation place(Node node) {
    return node.getLocation().orElseThrow();
  }

  private String firstWord() {
    return sql.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
  }

  private SQLException unstable(String what) {
    return refused("the answer would be another each time", what);
  }

  private SQLException refused(String why, String what) {
    return new SQLException(
        "Cannot ask release %s, %s: %s".formatted(point.name(), why, what), "0A000");
  }
}
