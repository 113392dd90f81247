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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private final List<ViewFile> ordered;
  private final Pattern named;

  /** Those of the views that are to be kept, and what stands on them. */
  public Boards(List<ViewFile> views) {
    List<ViewFile> policy = views.stream().filter(view -> view.schema().equals(VIEWS)).toList();
    Set<ViewFile> boards =
        policy.stream().filter(view -> view.about().board()).collect(Collectors.toSet());
    while (boards.addAll(standingOn(boards, policy))) {
      // until nothing more stands on them
    }
    this.ordered = ViewFile.inOrder(policy.stream().filter(boards::contains).toList());
    this.named =
        Pattern.compile(
            ordered.stream()
                .map(ViewFile::name)
                .collect(Collectors.joining("|", "\\b" + VIEWS + "\\.(", ")\\b")));
  }

  private static List<ViewFile> standingOn(Set<ViewFile> boards, List<ViewFile> views) {
    return views.stream().filter(view -> boards.stream().anyMatch(view::names)).toList();
  }

  /** The names of all, as they are filled one after the other. */
  List<String> order() {
    return ordered.stream().map(ViewFile::name).toList();
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
      for (ViewFile view : ordered) {
        // What stands on other boards is counted from them.
        String query = rewritten(view.query());
        boolean isTable = view.about().board();
        String comment = (isTable ? state + " " : "") + DigestUtils.sha256Hex(query);
        if (!comment.equals(comments.get(view.name()))) {
          statement.execute(
              "CREATE OR REPLACE %s %s.%s.%s COMMENT '%s'%s AS %s"
                  .formatted(
                      isTable ? "TABLE" : "VIEW",
                      Lake.CATALOG,
                      Lake.BOARD,
                      view.name(),
                      comment,
                      parted(view),
                      query));
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

  private static String parted(ViewFile view) {
    String column = view.about().partedBy();
    return column == null ? "" : " WITH (partitioning = ARRAY['%s'])".formatted(column);
  }

  /** What is said of each board: the state of its rows if it has any, the digest of its query. */
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
