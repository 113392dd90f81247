package io.credlake.web.release;

import io.credlake.lake.ReleaseLog;
import io.credlake.publish.OpenReleases;
import io.credlake.release.ReleaseNote;
import io.credlake.release.Releases;
import io.credlake.trino.query.SqlError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a user may know of releases, over a connection of the user: Trino decides. */
public final class ReleaseFacts {

  /** Trino's codes of a schema or table that is not there yet. */
  private static final int NO_SCHEMA = 45;

  private static final int NO_TABLE = 46;

  private final Connection connection;

  /** Facts over a connection. */
  public ReleaseFacts(Connection connection) {
    this.connection = connection;
  }

  /**
   * A release in the calendar.
   *
   * @param status published, embargoed or withdrawn
   * @param due from when on readers see it
   * @param note why it was made, or withdrawn; null: nothing was said
   * @param supersedes release that it corrects; null: none
   * @param supersededBy release that corrects it; null: none, or not told to the user
   */
  public record Dated(
      String name,
      LocalDate asOf,
      Instant created,
      Instant due,
      String status,
      String note,
      String supersedes,
      String supersededBy) {

    /** Whether readers see it. */
    public boolean isPublished() {
      return status.equals("published");
    }

    /** Name of the folder of its files: a release of the same name may have died before. */
    String folder() {
      return name + "-" + created.getEpochSecond();
    }
  }

  /**
   * A table that a release pins.
   *
   * @param digest SHA-256 over names, sizes and rows of its files
   */
  public record Pinned(String table, long snapshot, long rows, long files, String digest) {}

  /**
   * What became of a release.
   *
   * @param event supersedes or withdrawn
   * @param concerns release that is concerned
   * @param reason null: nothing was said
   */
  public record Event(Instant at, String event, String concerns, String reason) {}

  /** What is read, unless Trino refuses it to the user. */
  private interface Reading<T> {
    T read() throws SQLException;
  }

  private static <T> Optional<T> unlessRefused(Reading<T> reading) throws SQLException {
    try {
      return Optional.of(reading.read());
    } catch (SQLException e) {
      if (SqlError.isRefusal(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The calendar, the newest first; to who may not see embargoes, that of what is out. */
  public List<Dated> calendar() throws SQLException {
    Optional<List<Dated>> whole =
        unlessRefused(
            () -> ifThere(new Releases(connection)::all).stream().map(this::dated).toList());
    return whole.isPresent() ? whole.get() : published();
  }

  private Dated dated(Releases.Standing one) {
    return new Dated(
        one.name(),
        one.asOf(),
        one.createdAt(),
        one.embargoUntil() == null ? one.createdAt() : one.embargoUntil(),
        one.status(),
        one.withdrawnBecause() == null ? one.reason() : one.withdrawnBecause(),
        one.supersedes(),
        one.supersededBy());
  }

  private List<Dated> published() throws SQLException {
    List<Dated> all = new ArrayList<>();
    List<ReleaseNote> out = out();
    for (ReleaseNote note : out) {
      String successor =
          out.stream()
              .filter(other -> note.name().equals(other.supersedes()))
              .map(ReleaseNote::name)
              .findFirst()
              .orElse(null);
      all.add(
          new Dated(
              note.name(),
              note.asOf(),
              note.created(),
              note.created(),
              "published",
              note.reason(),
              note.supersedes(),
              successor));
    }
    return all;
  }

  private List<ReleaseNote> out() throws SQLException {
    return ifThere(() -> OpenReleases.all(connection));
  }

  /** An empty list where nothing was released yet. */
  private static <T> List<T> ifThere(Reading<List<T>> reading) throws SQLException {
    try {
      return reading.read();
    } catch (SQLException e) {
      if (e.getErrorCode() == NO_SCHEMA || e.getErrorCode() == NO_TABLE) {
        return List.of();
      }
      throw e;
    }
  }

  /** The tables that a release pins; empty: not for this user. */
  public Optional<List<Pinned>> pinned(String release) throws SQLException {
    return unlessRefused(
        () -> {
          List<Pinned> pinned = new ArrayList<>();
          ask(
              "SELECT table_name, snapshot_id, rows, files, digest FROM lake.policy.release_table"
                  + " WHERE release = ? ORDER BY table_name",
              release,
              row ->
                  pinned.add(
                      new Pinned(
                          row.getString(1),
                          row.getLong(2),
                          row.getLong(3),
                          row.getLong(4),
                          row.getString(5))));
          return pinned;
        });
  }

  /** The digests of a release by what was digested; empty: not for this user. */
  public Optional<Map<String, String>> digests(String release) throws SQLException {
    return unlessRefused(
        () -> {
          Map<String, String> digests = new LinkedHashMap<>();
          ask(
              "SELECT r.* FROM lake.ops.release r JOIN lake.policy.release_calendar c"
                  + " ON c.release = r.release AND c.created_at = r.created_at"
                  + " WHERE r.release = ?",
              release,
              row -> {
                digests.put("program", row.getString("program"));
                for (String what : ReleaseLog.DIGESTS) {
                  String column = what.equals("tables") ? "digest" : what + "_digest";
                  digests.put(what, row.getString(column));
                }
              });
          return digests;
        });
  }

  /** What became of a release and of those that it corrects or that correct it. */
  public Optional<List<Event>> events(String release) throws SQLException {
    return unlessRefused(
        () -> {
          List<Event> events = new ArrayList<>();
          String sql =
              "SELECT at, event, release, concerns, reason FROM lake.policy.release_revision"
                  + " WHERE ? IN (release, concerns) ORDER BY at";
          ask(
              sql,
              release,
              row -> {
                boolean isOwn = row.getString("release").equals(release);
                events.add(
                    new Event(
                        row.getTimestamp("at").toInstant(),
                        isOwn ? row.getString("event") : "superseded",
                        isOwn ? row.getString("concerns") : row.getString("release"),
                        row.getString("reason")));
              });
          return events;
        });
  }

  /** Whether Trino lets the user read all of these views or tables. */
  public boolean mayRead(List<String> relations) throws SQLException {
    for (String relation : relations) {
      boolean may =
          unlessRefused(
                  () -> {
                    try (Statement statement = connection.createStatement();
                        ResultSet rows =
                            statement.executeQuery(
                                "SELECT 1 FROM lake.%s WHERE false".formatted(relation))) {
                      return rows.next();
                    }
                  })
              .isPresent();
      if (!may) {
        return false;
      }
    }
    return true;
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void ask(String sql, String release, RowReader reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, release);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }
}
