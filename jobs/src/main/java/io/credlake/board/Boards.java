package io.credlake.board;

import io.credlake.lake.Lake;
import io.credlake.trino.RewrittenConnection;
import io.credlake.trino.ViewFile;
import io.credlake.trino.query.SqlError;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The views whose rows are kept as small tables, so that a dashboard need not look at all facts
 * again for each of its readers, and the views that stand on them.
 *
 * <p>They have the names of their views in a schema of their own, and are seen by whom these are
 * seen. A table says of which state of the lake its rows are.
 */
public final class Boards {

  private static final String VIEWS = "policy";

  private final List<String> kept;
  private final List<ViewFile> derived;
  private final Pattern named;

  /** Those of the views that are to be kept, and what stands on them. */
  public Boards(List<ViewFile> views) {
    List<ViewFile> policy = views.stream().filter(view -> view.schema().equals(VIEWS)).toList();
    List<ViewFile> boards =
        new ArrayList<>(policy.stream().filter(view -> view.about().board()).toList());
    this.kept = boards.stream().map(ViewFile::name).toList();
    this.derived = new ArrayList<>();
    for (ViewFile next = next(policy, boards); next != null; next = next(policy, boards)) {
      boards.add(next);
      derived.add(next);
    }
    this.named =
        Pattern.compile(
            boards.stream()
                .map(ViewFile::name)
                .collect(Collectors.joining("|", "\\b" + VIEWS + "\\.(", ")\\b")));
  }

  /** A view that stands on a board, and of which every other view on boards is there already. */
  private static ViewFile next(List<ViewFile> policy, List<ViewFile> boards) {
    return policy.stream()
        .filter(view -> !boards.contains(view) && boards.stream().anyMatch(view::names))
        .filter(
            view ->
                policy.stream()
                    .filter(other -> view != other && view.names(other) && !boards.contains(other))
                    .noneMatch(other -> boards.stream().anyMatch(other::names)))
        .findFirst()
        .orElse(null);
  }

  /**
   * Fills all tables that are not of a state yet.
   *
   * @param owner connection of the owner
   * @return whether all are of it now; not if a view stands on what is not in the lake yet
   */
  public boolean fill(Connection owner, String state) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS %s.%s".formatted(Lake.CATALOG, Lake.BOARD));
      Map<String, String> comments = comments(owner);
      for (String name : kept) {
        if (!state.equals(comments.get(name))) {
          make(statement, "TABLE", name, state, "SELECT * FROM %s.%s".formatted(VIEWS, name));
        }
      }
      for (ViewFile view : derived) {
        String query = rewritten(view.query());
        String digest = DigestUtils.sha256Hex(query);
        if (!digest.equals(comments.get(view.name()))) {
          make(statement, "VIEW", view.name(), digest, query);
        }
      }
      return true;
    } catch (SQLException e) {
      if (SqlError.isOfMissingTable(e)) {
        return false;
      }
      throw e;
    }
  }

  private static void make(
      Statement statement, String what, String name, String comment, String query)
      throws SQLException {
    statement.execute(
        "CREATE OR REPLACE %s %s.%s.%s COMMENT '%s' AS %s"
            .formatted(what, Lake.CATALOG, Lake.BOARD, name, comment, query));
  }

  /** What is said of each board: the state of its rows, or the digest of its query. */
  private static Map<String, String> comments(Connection owner) throws SQLException {
    Map<String, String> comments = new HashMap<>();
    try (Statement statement = owner.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT table_name, comment FROM system.metadata.table_comments"
                    + " WHERE catalog_name = '%s' AND schema_name = '%s'"
                        .formatted(Lake.CATALOG, Lake.BOARD))) {
      while (row.next()) {
        comments.put(row.getString(1), row.getString(2));
      }
    }
    return comments;
  }

  /** Asks the boards, over a connection that is asked for views, and closes it in the end. */
  public Connection over(Connection lake) {
    return RewrittenConnection.of(lake, new OnBoards());
  }

  /** A statement about boards, of one about views. */
  String rewritten(String sql) {
    return named.matcher(sql).replaceAll(Lake.BOARD + ".$1");
  }

  private final class OnBoards implements RewrittenConnection.Rewriting {

    @Override
    public String of(String sql) {
      return rewritten(sql);
    }

    @Override
    public SQLException refused(String method) {
      return new SQLFeatureNotSupportedException("Cannot ask boards, not supported: " + method);
    }
  }
}
