package io.credlake.web.sql;

import io.credlake.trino.query.SqlScript;
import io.credlake.trino.query.SqlText;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Execute;
import io.trino.sql.tree.ExecuteImmediate;
import io.trino.sql.tree.Explain;
import io.trino.sql.tree.ExplainAnalyze;
import io.trino.sql.tree.Prepare;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.ResetSession;
import io.trino.sql.tree.SetSession;
import io.trino.sql.tree.Statement;
import java.util.List;

/**
 * What a user asks in SQL.
 *
 * @param text as it was typed
 * @param release that answers; null: the lake as it stands
 * @param isPlan whether the plan is asked for instead of the rows
 */
public record Question(String text, String release, boolean isPlan) {

  /** Longest text; the audit holds no longer ones either. */
  public static final int LONGEST = 10_000;

  private static final String EXPLAIN = "EXPLAIN ";

  /** A question of a bearable length. */
  public Question {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "Cannot run query, it has more than %,d characters: %,d"
              .formatted(LONGEST, text.length()));
    }
  }

  /**
   * The statement to be run, which knows its place in the text.
   *
   * @throws IllegalArgumentException if there is none, more than one, or one that would change the
   *     limits it runs under. Whether a user may run it is left to Trino
   */
  SqlText statement() {
    List<SqlText> statements = SqlScript.statements(text);
    if (statements.isEmpty()) {
      throw new IllegalArgumentException("Cannot run query, it is empty");
    }
    if (statements.size() > 1) {
      throw new IllegalArgumentException(
          "Cannot run query, one statement at a time, there are: " + statements.size());
    }
    SqlText only = statements.getFirst();
    String changing = changing(only.sql());
    if (changing != null) {
      throw new IllegalArgumentException(
          "Cannot run query, its limits are those of the installation: " + changing);
    }
    return isPlan
        ? new SqlText(EXPLAIN + only.sql(), only.line(), only.column() - EXPLAIN.length())
        : only;
  }

  /** What would change limits; null: nothing does. What cannot be parsed is for Trino to tell. */
  private static String changing(String sql) {
    try {
      return changing(new SqlParser().createStatement(sql));
    } catch (ParsingException e) {
      return null;
    }
  }

  private static String changing(Statement statement) {
    return switch (statement) {
      case Query query -> query.getSessionProperties().isEmpty() ? null : "WITH SESSION";
      case Explain explain -> changing(explain.getStatement());
      case ExplainAnalyze explain -> changing(explain.getStatement());
      case SetSession set -> "SET SESSION";
      case ResetSession reset -> "RESET SESSION";
      // their text could hold any of these
      case Prepare prepare -> "PREPARE";
      case Execute execute -> "EXECUTE";
      case ExecuteImmediate execute -> "EXECUTE IMMEDIATE";
      default -> null;
    };
  }
}
