package io.credlake.trino.server;

import io.trino.spi.QueryId;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.ExecuteImmediate;
import io.trino.sql.tree.Explain;
import io.trino.sql.tree.ExplainAnalyze;
import io.trino.sql.tree.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows which running queries ask for no plan. Trino takes EXPLAIN ANALYZE for the query that it
 * runs, but tells its listener the text of each query, prepared or not, before it looks at a table:
 * of a query that was not told or not understood a plan is taken to be asked for.
 */
final class PlanWatch {

  private static final SqlParser PARSER = new SqlParser();

  private final Set<String> plain = ConcurrentHashMap.newKeySet();

  /** A query begins. */
  void begin(String query, String text) {
    if (!asksForPlan(text)) {
      plain.add(query);
    }
  }

  /** A query has ended. */
  void end(String query) {
    plain.remove(query);
  }

  /** Whether a running query asks for no plan. */
  boolean isPlain(QueryId query) {
    return plain.contains(query.id());
  }

  /** Whether a text asks for a plan, or is none of SQL. */
  static boolean asksForPlan(String text) {
    try {
      Statement statement = PARSER.createStatement(text);
      return statement instanceof Explain
          || statement instanceof ExplainAnalyze
          || (statement instanceof ExecuteImmediate immediate
              && asksForPlan(immediate.getStatement().getValue()));
    } catch (ParsingException e) {
      return true;
    }
  }
}
