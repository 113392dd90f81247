package io.credlake.release;

import io.credlake.lake.FrozenViews;
import io.credlake.lake.Lake;
import io.credlake.trino.ViewFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The views of a release whose rows are kept: those that look at much and say little. They are
 * counted once, and whoever checks, publishes, compares or reads the release reads what they say.
 */
final class FrozenBoards {

  private final List<ViewFile> ordered;

  /** Those of the views that are kept. */
  FrozenBoards(List<ViewFile> views, String schema) {
    List<ViewFile> ofSchema = views.stream().filter(view -> view.schema().equals(schema)).toList();
    this.ordered =
        ViewFile.inOrder(ofSchema).stream().filter(view -> view.about().board()).toList();
  }

  /** The columns by which their files are parted, by name. */
  Map<String, List<String>> parted() {
    Map<String, List<String>> parted = new LinkedHashMap<>();
    for (ViewFile view : ordered) {
      parted.put(view.name(), Optional.ofNullable(view.about().partedBy()).stream().toList());
    }
    return parted;
  }

  /**
   * Fills their tables, each after those that it stands on.
   *
   * @param owner connection of the owner, of whose session the time zone is set
   */
  void fill(Connection owner, ReleasePoint point, FrozenViews.Copies copies) throws SQLException {
    ReleaseConnection.inUtc(owner);
    try (Statement statement = owner.createStatement()) {
      for (ViewFile view : ordered) {
        String query = copies.unfilled().get(view.name());
        if (query != null) { // not of a view that is not installed
          statement.execute(
              "INSERT INTO %s.\"%s\".\"%s\"\n%s"
                  .formatted(Lake.CATALOG, point.name().schema(), view.name(), query));
        }
      }
    }
  }
}
