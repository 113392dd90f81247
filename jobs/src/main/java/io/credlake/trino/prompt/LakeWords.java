package io.credlake.trino.prompt;

import io.credlake.trino.Endpoint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/**
 * Completes schemas, tables, columns and keywords.
 *
 * <p>The names are read once, in the background; before they are there, and if they cannot be read,
 * only keywords are completed.
 */
final class LakeWords implements Completer {

  private static final String NAMES =
      """
      SELECT table_schema, table_name, column_name FROM information_schema.columns
      WHERE table_schema <> 'information_schema'
      """;

  private volatile SortedMap<String, String> names = new TreeMap<>();

  /** Starts to read the names. */
  static LakeWords of(Endpoint endpoint) {
    LakeWords words = new LakeWords();
    Thread.ofVirtual().start(() -> words.read(endpoint));
    return words;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String word = line.word();
    names.forEach(
        (name, group) -> {
          boolean continues = group.equals("schemas");
          candidates.add(new Candidate(name, name, group, null, null, null, !continues));
        });
    boolean lower = !word.isEmpty() && Character.isLowerCase(word.charAt(0));
    for (String keyword : SqlWords.KEYWORDS) {
      String written = lower ? keyword.toLowerCase(Locale.ROOT) : keyword;
      candidates.add(new Candidate(written, written, "SQL", null, null, null, true));
    }
  }

  private void read(Endpoint endpoint) {
    SortedMap<String, String> read = new TreeMap<>();
    try (Connection connection = endpoint.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(NAMES)) {
      while (rows.next()) {
        read.put(rows.getString(3), "columns");
        read.put(rows.getString(1) + ".", "schemas");
        read.put(rows.getString(1) + "." + rows.getString(2), "tables");
      }
      names = read;
    } catch (SQLException e) {
      // completion is a help, not a promise
    }
  }
}
