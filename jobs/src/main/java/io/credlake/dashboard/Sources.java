package io.credlake.dashboard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.credlake.rate.Period;
import io.credlake.release.ReleaseConnection;
import io.credlake.release.ReleaseNote;
import io.credlake.release.ReleasePoint;
import io.credlake.release.Releases;
import io.credlake.trino.Endpoint;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds what answers, and remembers it until the lake changes. */
public final class Sources {

  private static final int MOST = 50;

  // An embargo ends by the clock, which changes nothing in the catalogue.
  private static final Duration CALENDAR = Duration.ofSeconds(20);

  private static final String PERIODS =
      """
      SELECT kind_of_period, min(period) AS first, max(period) AS newest
      FROM lake.policy.coverage_period
      WHERE level = 'nation' AND facet = 'all' AND kind_of_period IN ('year', 'month')
      GROUP BY kind_of_period
      """;

  private final Supplier<Endpoint> trino;
  private final LakeState state;
  private final String program;
  private final Cache<String, List<Releases.Standing>> calendars =
      Caffeine.newBuilder().maximumSize(2).expireAfterWrite(CALENDAR).build();
  private final Cache<String, Source> sources = Caffeine.newBuilder().maximumSize(MOST).build();

  /**
   * What answers in a lake.
   *
   * @param trino where it answers, as the owner
   * @param program version of the program
   */
  public Sources(Supplier<Endpoint> trino, Path lake, String program) {
    this.trino = trino;
    this.state = new LakeState(lake);
    this.program = program;
  }

  /** The state of the lake now. */
  public String state() throws SQLException {
    return state.now();
  }

  /** The releases that readers see, the newest first. */
  public List<Releases.Standing> releases() throws SQLException {
    return calendar(state.now()).stream().filter(Releases.Standing::isPublished).toList();
  }

  /**
   * What answers for a choice.
   *
   * @param release name; null: the lake as it stands
   * @throws IllegalArgumentException if there is no such release, or readers do not see it
   */
  public Source find(String release) throws SQLException {
    String now = state.now();
    if (release == null) {
      Source known = sources.getIfPresent(now);
      return known != null ? known : remember(now, live(now));
    }
    Optional<Releases.Standing> out =
        calendar(now).stream()
            .filter(one -> one.name().equals(release) && one.isPublished())
            .findAny();
    Source known = out.map(Sources::key).map(sources::getIfPresent).orElse(null);
    if (known != null) {
      return known;
    }
    try (Connection connection = trino.get().connect()) {
      Releases.Standing standing =
          out.isPresent() ? out.get() : new Releases(connection).published(release); // says why not
      String key = key(standing);
      return remember(key, released(key, standing, connection));
    }
  }

  /** By what the sources of releases are told apart. */
  private static String key(Releases.Standing release) {
    return "%s@%s".formatted(release.name(), release.createdAt());
  }

  private Source remember(String key, Source source) {
    sources.put(key, source);
    return source;
  }

  private Source live(String now) throws SQLException {
    try (Connection connection = trino.get().connect()) {
      ReleaseNote note;
      try {
        note = new Releases(connection).live(program);
      } catch (IllegalArgumentException e) {
        note = null; // nothing was delivered yet
      }
      return source(now, null, note, connection);
    }
  }

  private Source released(String key, Releases.Standing standing, Connection connection)
      throws SQLException {
    return source(
        key, standing.point(), standing.note(), ReleaseConnection.of(connection, standing.point()));
  }

  private static Source source(
      String key, ReleasePoint point, ReleaseNote note, Connection connection) throws SQLException {
    Period newest = null;
    Period first = null;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(PERIODS)) {
      while (row.next()) {
        Period last = Period.parse(row.getString("newest"));
        boolean isYear = row.getString("kind_of_period").equals("year");
        newest = newest == null || isYear ? last : newest;
        first = isYear ? first : Period.ofMonth(YearMonth.parse(row.getString("first")));
      }
    }
    return new Source(key, point, note, newest, first);
  }

  private List<Releases.Standing> calendar(String now) throws SQLException {
    List<Releases.Standing> known = calendars.getIfPresent(now);
    if (known != null) {
      return known;
    }
    try (Connection connection = trino.get().connect()) {
      List<Releases.Standing> all = new Releases(connection).all();
      calendars.put(now, all);
      return all;
    }
  }
}
