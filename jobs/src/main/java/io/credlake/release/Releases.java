package io.credlake.release;

import io.credlake.code.ChinaTime;
import io.credlake.conf.Nearest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The releases of a lake as its views tell them. */
public final class Releases {

  private final Connection connection;

  /** Releases of the lake that a connection leads to. */
  public Releases(Connection connection) {
    this.connection = connection;
  }

  /**
   * A release as it stands now.
   *
   * @param status published, embargoed or withdrawn
   */
  public record Standing(
      String name,
      LocalDate asOf,
      Instant createdAt,
      Instant embargoUntil,
      String status,
      String program,
      String reason,
      String supersedes,
      String supersededBy,
      String withdrawnBecause) {

    /** Whether readers see it. */
    public boolean isPublished() {
      return status.equals("published");
    }

    /** What reports and exports say of it. */
    public ReleaseNote note() {
      return new ReleaseNote(name, asOf, createdAt, program, reason, supersedes);
    }

    /** What it is frozen to. */
    public ReleasePoint point() {
      return new ReleasePoint(new ReleaseName(name), asOf, createdAt);
    }
  }

  /** All releases, the newest first. */
  public List<Standing> all() throws SQLException {
    String sql = "SELECT * FROM lake.policy.release_calendar ORDER BY created_at DESC, release";
    List<Standing> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        all.add(
            new Standing(
                row.getString("release"),
                LocalDate.parse(row.getString("as_of")),
                instant(row, "created_at"),
                instant(row, "embargo_until"),
                row.getString("status"),
                row.getString("program"),
                row.getString("reason"),
                row.getString("supersedes"),
                row.getString("superseded_by"),
                row.getString("withdrawn_because")));
      }
    }
    return all;
  }

  /**
   * A release.
   *
   * @throws IllegalArgumentException if there is none; the message names the nearest
   */
  public Standing find(String name) throws SQLException {
    return named(name, all(), "Invalid release: ");
  }

  /**
   * A release that is out; one that is not is answered as one that was never made.
   *
   * @throws IllegalArgumentException if none of that name is out; the message names the nearest
   */
  public Standing out(String name) throws SQLException {
    return named(
        name,
        all().stream().filter(Standing::isPublished).toList(),
        "Invalid release, none of that name is out: ");
  }

  private static Standing named(String name, List<Standing> among, String otherwise) {
    return among.stream()
        .filter(one -> one.name().equals(name))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    otherwise
                        + name
                        + Nearest.hint(name, among.stream().map(Standing::name).toList())));
  }

  /**
   * A release which readers see; why they do not see it is for the owner alone.
   *
   * @throws IllegalArgumentException if there is none of that name, it is under embargo or
   *     withdrawn
   */
  public Standing published(String name) throws SQLException {
    Standing release = find(name);
    if (!release.isPublished()) {
      throw new IllegalArgumentException(
          "Cannot ask release, it is %s: %s"
              .formatted(
                  release.status().equals("embargoed")
                      ? "under embargo until " + ChinaTime.told(release.embargoUntil())
                      : "withdrawn because " + release.withdrawnBecause(),
                  name));
    }
    return release;
  }

  /**
   * What is said of the lake as it stands now: when its newest figure was known.
   *
   * @param program version of the program
   * @throws IllegalArgumentException if nothing was delivered yet
   */
  public ReleaseNote live(String program) throws SQLException {
    String sql =
        """
        SELECT CAST(to_unixtime(max(at)) AS bigint) AS seconds
        FROM (
          SELECT max(computed_at) AS at FROM lake.stat.coverage_round
          UNION ALL
          SELECT max(completed_at) FROM lake.policy.taken_delivery)
        """;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      long seconds = row.getLong(1);
      if (row.wasNull()) {
        throw new IllegalArgumentException("Cannot tell of the lake, nothing was delivered yet");
      }
      return ReleaseNote.live(Instant.ofEpochSecond(seconds), program);
    }
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant).orElse(null);
  }
}
