package io.credlake.publish;

import io.credlake.conf.Nearest;
import io.credlake.release.ReleaseNote;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The releases that are out, as readers of the schema {@code open} see them. */
public final class OpenReleases {

  /** Trino's codes of SCHEMA_NOT_FOUND and TABLE_NOT_FOUND. */
  private static final Set<Integer> NOT_THERE_YET = Set.of(45, 46);

  private OpenReleases() {}

  /**
   * What is said of a release.
   *
   * @throws IllegalArgumentException if none of that name is out; the message names the nearest
   */
  public static ReleaseNote find(Connection connection, String name) throws SQLException {
    List<ReleaseNote> all = all(connection);
    return all.stream()
        .filter(note -> note.name().equals(name))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid release, none of that name is out: %s%s"
                        .formatted(
                            name,
                            Nearest.hint(name, all.stream().map(ReleaseNote::name).toList()))));
  }

  /** What is said of all releases that are out, the newest first. */
  public static List<ReleaseNote> all(Connection connection) throws SQLException {
    String sql =
        """
        SELECT release, CAST(as_of AS varchar) AS as_of,
          CAST(to_unixtime(created_at) * 1000 AS bigint) AS created, program, reason, supersedes
        FROM lake.open.release
        ORDER BY created_at DESC, release
        """;
    List<ReleaseNote> all = new ArrayList<>();
    // without a schema or view nothing was published yet
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        all.add(
            new ReleaseNote(
                row.getString("release"),
                LocalDate.parse(row.getString("as_of")),
                Instant.ofEpochMilli(row.getLong("created")),
                row.getString("program"),
                row.getString("reason"),
                row.getString("supersedes")));
      }
    } catch (SQLException e) {
      if (!NOT_THERE_YET.contains(e.getErrorCode())) {
        throw e;
      }
    }
    return all;
  }
}
