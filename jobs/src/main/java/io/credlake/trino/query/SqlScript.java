package io.credlake.trino.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text of SQL into statements at the semicolons.
 *
 * <p>A semicolon in a string, a quoted name, a comment, a dollar string or the body of a function
 * ({@code BEGIN … END}) does not count.
 */
public final class SqlScript {

  /** What {@code END} is followed by when it ends something that is not counted as open. */
  private static final Set<String> UNCOUNTED = Set.of("IF", "LOOP", "REPEAT", "WHILE");

  private final String text;
  private final List<SqlText> statements = new ArrayList<>();
  private int at;
  private int start;
  private boolean empty = true;
  private int open;
  private String word = "";

  private SqlScript(String text) {
    this.text = text;
  }

  /** The statements of a text; the last one need not end with a semicolon. */
  public static List<SqlText> statements(String text) {
    SqlScript script = new SqlScript(text);
    script.cut();
    script.end();
    return script.statements;
  }

  /** Whether the last statement of a text ends with its semicolon, or there is none. */
  public static boolean isComplete(String text) {
    SqlScript script = new SqlScript(text);
    script.cut();
    return script.empty;
  }

  private void cut() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ';' && open == 0) {
        end();
      } else if (text.startsWith("--", at)) {
        skipPast("\n", 2);
      } else if (text.startsWith("/*", at)) {
        skipPast("*/", 2);
      } else if (Character.isWhitespace(c)) {
        at++;
      } else {
        if (empty) {
          empty = false;
          start = at;
        }
        skipToken(c);
      }
    }
  }

  private void skipToken(char c) {
    if (c == '\'' || c == '"') {
      skipPast(String.valueOf(c), 1); // a doubled quote is two strings for us
    } else if (text.startsWith("$$", at)) {
      skipPast("$$", 2);
    } else if (Character.isLetter(c) || c == '_') {
      int from = at;
      while (at < text.length() && isPartOfWord(text.charAt(at))) {
        at++;
      }
      count(text.substring(from, at).toUpperCase(Locale.ROOT));
    } else {
      at++;
    }
  }

  private void count(String next) {
    boolean closing = word.equals("END");
    if (next.equals("END") && open > 0) {
      open--;
    } else if (closing && UNCOUNTED.contains(next)) {
      open++; // the END before closed none of those that are counted
    } else if (next.equals("BEGIN") || (next.equals("CASE") && open > 0 && !closing)) {
      open++;
    }
    word = next;
  }

  private void skipPast(String mark, int from) {
    int found = text.indexOf(mark, at + from);
    at = found < 0 ? text.length() : found + mark.length();
  }

  private void end() {
    if (!empty) {
      int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
      int column = start - text.lastIndexOf('\n', start - 1);
      statements.add(new SqlText(text.substring(start, at).strip(), line, column));
    }
    at++;
    empty = true;
    open = 0;
    word = "";
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
