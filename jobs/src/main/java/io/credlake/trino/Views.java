package io.credlake.trino;

import io.credlake.lake.Lake;
import io.credlake.lake.ViewColumns;
import io.credlake.trino.query.SqlError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps the views of a lake the same as those in {@code sql/views}.
 *
 * <p>A small file in the lake remembers what was installed, so that a query on a running server
 * need not ask. A view over a table that the lake does not have yet is left for another time.
 */
final class Views {

  private final Path sources;
  private final Path memory;

  /**
   * The views of a folder.
   *
   * @param sources folder of views by schema and name
   * @param memory the file that remembers what was installed
   */
  Views(Path sources, Path memory) {
    this.sources = sources;
    this.memory = memory;
  }

  /** Whether all views were installed as they are now, as far as the memory goes. */
  boolean areInstalled() {
    Map<String, String> installed = remembered();
    return ViewFile.readAll(sources).stream()
        .allMatch(view -> view.digest().equals(installed.get(view.qualifiedName())));
  }

  /**
   * Installs the views that are new or changed.
   *
   * @param connection to the server of the lake
   * @param verify whether to look if what was installed is still there
   * @throws SQLException if a view is wrong
   */
  void install(Connection connection, Lake lake, boolean verify) throws SQLException {
    Map<String, String> installed = remembered();
    List<ViewFile> pending = new ArrayList<>();
    List<ViewFile> all = ViewFile.readAll(sources);
    Set<String> present = verify && !all.isEmpty() ? present(connection) : installed.keySet();
    for (ViewFile view : all) {
      String name = view.qualifiedName();
      if (!view.digest().equals(installed.get(name)) || !present.contains(name)) {
        pending.add(view);
      }
    }
    if (pending.isEmpty()) {
      return;
    }
    makeSchemas(connection, pending);
    for (ViewFile view : ViewFile.inOrder(pending)) {
      if (install(connection, lake, view)) {
        installed.put(view.qualifiedName(), view.digest());
      }
    }
    remember(installed);
  }

  private static void makeSchemas(Connection connection, List<ViewFile> views) throws SQLException {
    Set<String> schemas = new TreeSet<>();
    views.forEach(view -> schemas.add(view.schema()));
    try (Statement statement = connection.createStatement()) {
      for (String schema : schemas) {
        statement.execute("CREATE SCHEMA IF NOT EXISTS \"%s\"".formatted(schema));
      }
    }
  }

  private static boolean install(Connection connection, Lake lake, ViewFile view)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(view.statement());
      ViewColumns.describe(lake, view.schema(), view.name(), view.about().columns());
      return true;
    } catch (SQLException e) {
      if (SqlError.isOfMissingTable(e)) {
        return false;
      }
      throw new SQLException(
          "%s: %s".formatted(view.qualifiedName(), e.getMessage()), e.getSQLState(), e);
    } catch (IllegalArgumentException e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  private static Set<String> present(Connection connection) throws SQLException {
    Set<String> names = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT table_schema, table_name FROM information_schema.tables"
                    + " WHERE table_type = 'VIEW'")) {
      while (rows.next()) {
        names.add("\"%s\".\"%s\"".formatted(rows.getString(1), rows.getString(2)));
      }
    }
    return names;
  }

  private Map<String, String> remembered() {
    Map<String, String> digests = new TreeMap<>();
    if (Files.exists(memory)) {
      try {
        for (String line : Files.readAllLines(memory, StandardCharsets.UTF_8)) {
          int space = line.indexOf(' ');
          digests.put(line.substring(space + 1), line.substring(0, Math.max(0, space)));
        }
      } catch (IOException e) {
        throw new TrinoException("Cannot read %s: %s".formatted(memory, e.getMessage()), e);
      }
    }
    return digests;
  }

  private void remember(Map<String, String> digests) {
    StringBuilder text = new StringBuilder();
    digests.forEach((name, digest) -> text.append(digest).append(' ').append(name).append('\n'));
    try {
      Path unfinished = memory.resolveSibling("." + memory.getFileName());
      Files.writeString(unfinished, text, StandardCharsets.UTF_8);
      Files.move(unfinished, memory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new TrinoException("Cannot write %s: %s".formatted(memory, e.getMessage()), e);
    }
  }
}
