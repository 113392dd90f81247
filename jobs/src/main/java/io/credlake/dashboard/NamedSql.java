package io.credlake.dashboard;

import io.credlake.conf.Nearest;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One SELECT whose parameters have names.
 *
 * @param text as it was written
 * @param sql the same with {@code ?} in the place of each name, line by line alike
 * @param line of the file on which it begins, from 1
 * @param parameters what each {@code ?} stands for, in order
 */
public record NamedSql(String text, String sql, int line, List<Parameter> parameters) {

  /** What is no parameter comes first: comments, texts, quoted names, casts. */
  private static final Pattern PIECE =
      Pattern.compile(
          "--[^\\r"
              + "\\n"
              + "]*|/\\*.*?\\*/|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|::|:([A-Za-z_][A-Za-z0-9_]*)",
          Pattern.DOTALL);

  /** A statement that does not change any more. */
  public NamedSql {
    parameters = List.copyOf(parameters);
  }

  /**
   * Reads a statement.
   *
   * @throws PanelException if it is not one SELECT, or names a parameter that there is not
   */
  static NamedSql parse(String text, String file) {
    String query = text.strip();
    query = query.endsWith(";") ? query.substring(0, query.length() - 1) : query;
    List<Parameter> parameters = new ArrayList<>();
    StringBuilder sql = new StringBuilder();
    Matcher pieces = PIECE.matcher(query);
    while (pieces.find()) {
      String name = pieces.group(1);
      if (name == null) {
        pieces.appendReplacement(sql, Matcher.quoteReplacement(pieces.group()));
        continue;
      }
      int line = lines(text, query, pieces.start());
      parameters.add(
          Parameter.of(name)
              .orElseThrow(
                  () ->
                      new PanelException(
                          file,
                          line,
                          "Invalid parameter: :%s%s"
                              .formatted(name, Nearest.hint(name, Parameter.keys())))));
      pieces.appendReplacement(sql, "?");
    }
    pieces.appendTail(sql);
    int first = lines(text, query, 0);
    check(sql.toString(), file, first);
    return new NamedSql(query, sql.toString(), first, parameters);
  }

  /** The rows of this statement for which a condition is true. */
  NamedSql where(String condition, String file) {
    return parse("SELECT * FROM (\n%s\n) WHERE %s".formatted(text, condition), file);
  }

  private static int lines(String text, String query, int offset) {
    int start = text.indexOf(query);
    return 1 + (int) text.substring(0, start + offset).chars().filter(c -> c == '\n').count();
  }

  private static void check(String sql, String file, int firstLine) {
    try {
      if (!(new SqlParser().createStatement(sql) instanceof Query)) {
        throw new PanelException(file, firstLine, "Invalid statement, a panel only asks (SELECT)");
      }
    } catch (ParsingException e) {
      throw new PanelException(
          file, firstLine + e.getLineNumber() - 1, "Invalid SQL: " + e.getErrorMessage());
    }
  }
}
