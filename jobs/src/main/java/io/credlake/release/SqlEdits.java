package io.credlake.release;

import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.NodeLocation;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes of a text of SQL at places that the parser has told. */
final class SqlEdits {

  private final String sql;

  /** One place may be told twice, as that of a function which the parser has rewritten. */
  private final TreeSet<Edit> edits =
      new TreeSet<>(
          Comparator.comparingInt(Edit::from).thenComparingInt(Edit::to).thenComparing(Edit::text));

  private record Edit(int from, int to, String text) {}

  SqlEdits(String sql) {
    this.sql = sql;
  }

  /** Where a place of the parser is: it counts lines by \n, and columns in code points, from 1. */
  int offset(NodeLocation place) {
    int line = 0;
    for (int i = 1; i < place.getLineNumber(); i++) {
      line = sql.indexOf('\n', line) + 1;
    }
    return sql.offsetByCodePoints(line, place.getColumnNumber() - 1);
  }

  /** Where a name ends in the text, quotes included. */
  int endOf(Identifier name) {
    int length = name.getValue().length();
    if (name.isDelimited()) {
      length += 2 + (int) name.getValue().chars().filter(c -> c == '"').count();
    }
    return offset(name.getLocation().orElseThrow()) + length;
  }

  /** Whether a bracket follows the word that stands there. */
  boolean isCall(int offset) {
    int at = offset;
    while (at < sql.length() && Character.isLetter(sql.charAt(at))) {
      at++;
    }
    return sql.substring(at).stripLeading().startsWith("(");
  }

  void insert(int at, String text) {
    edits.add(new Edit(at, at, text));
  }

  void replace(int from, int to, String text) {
    edits.add(new Edit(from, to, text));
  }

  void replace(Identifier name, String text) {
    replace(offset(name.getLocation().orElseThrow()), endOf(name), text);
  }

  void replaceWord(NodeLocation place, String word, String text) {
    int from = offset(place);
    replace(from, from + word.length(), text);
  }

  /** Replaces a call without arguments. */
  void replaceCall(NodeLocation place, String name, String text) {
    int from = offset(place);
    Matcher call =
        Pattern.compile(Pattern.quote(name) + "\\s*\\(\\s*\\)", Pattern.CASE_INSENSITIVE)
            .matcher(sql)
            .region(from, sql.length());
    if (!call.lookingAt()) {
      throw new IllegalArgumentException(
          "Cannot read call, write %s(): %s"
              .formatted(name, sql.substring(from).lines().findFirst().orElse("")));
    }
    replace(from, call.end(), text);
  }

  /** The text with all changes. */
  String apply() {
    StringBuilder text = new StringBuilder(sql);
    for (Edit edit : List.copyOf(edits).reversed()) {
      text.replace(edit.from(), edit.to(), edit.text());
    }
    return text.toString();
  }
}
