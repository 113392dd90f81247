package io.credlake.trino.query;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was wrong with a statement, and where.
 *
 * @param message in the words of Trino
 * @param line of the whole text, from 1; 0 if the place is not known
 * @param column in characters, from 1; 0 if the place is not known
 */
public record SqlError(String message, int line, int column) {

  /** Trino's code of PERMISSION_DENIED. */
  private static final int DENIED = 4;

  /** Trino's codes of SCHEMA_NOT_FOUND and TABLE_NOT_FOUND. */
  private static final Set<Integer> NOT_THERE = Set.of(45, 46);

  private static final Pattern QUERY_FAILED = Pattern.compile("Query failed \\(#\\w+\\): ");
  private static final Pattern PLACE = Pattern.compile("^line (\\d+):(\\d+): ");

  /** Whether Trino refused a statement to whoever asked it. */
  public static boolean isRefusal(Throwable failure) {
    return failure instanceof SQLException e && e.getErrorCode() == DENIED;
  }

  /** Whether Trino found no schema or table of a name. */
  public static boolean isOfMissingTable(SQLException e) {
    return NOT_THERE.contains(e.getErrorCode());
  }

  /** The error of a statement that failed. */
  public static SqlError of(SQLException e, SqlText statement) {
    String message = String.valueOf(e.getMessage());
    Matcher prefix = QUERY_FAILED.matcher(message);
    if (prefix.lookingAt()) {
      message = message.substring(prefix.end());
    }
    Matcher place = PLACE.matcher(message);
    if (!place.find()) {
      return new SqlError(message, 0, 0);
    }
    int line = Integer.parseInt(place.group(1));
    int column = Integer.parseInt(place.group(2));
    return new SqlError(
        message.substring(place.end()),
        statement.line() + line - 1,
        line == 1 ? statement.column() + column - 1 : column);
  }

  /** The error as lines for a person: the message, and a caret under the place in the text. */
  public String describe(String text) {
    List<String> lines = text.lines().toList();
    if (line < 1 || line > lines.size()) {
      return "Cannot run query, " + message;
    }
    String shown = lines.get(line - 1);
    StringBuilder under = new StringBuilder();
    int before = Math.min(column - 1, shown.length());
    shown.substring(0, before).codePoints().forEach(c -> under.append(blank(c)));
    return "Cannot run query, line %d:%d: %s%n  %s%n  %s^"
        .formatted(line, column, message, shown, under);
  }

  private static String blank(int character) {
    return character == '\t' ? "\t" : " ".repeat(CellWidth.of(character));
  }
}
