package io.credlake.dashboard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.credlake.release.Releases;
import io.credlake.trino.Endpoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds what answers, and remembers it until the lake changes. */
public final class Sources implements AutoCloseable {

  private static final int MOST = 50;

  // An embargo ends by the clock, which changes nothing in the catalogue.
  private static final Duration CALENDAR = Duration.ofSeconds(20);

  private final Supplier<Endpoint> trino;
  private final LiveSource live;
  private final LakeState state;
  private final Cache<String, List<Releases.Standing>> calendars =
      Caffeine.newBuilder().maximumSize(2).expireAfterWrite(CALENDAR).build();
  private final Cache<String, Source> released = Caffeine.newBuilder().maximumSize(MOST).build();

  /**
   * What answers in a lake.
   *
   * @param trino where it answers, as the owner
   * @param state of the lake
   * @param live the lake as it stands, which is closed with this
   */
  public Sources(Supplier<Endpoint> trino, LakeState state, LiveSource live) {
    this.trino = trino;
    this.state = state;
    this.live = live;
  }

  /** Makes ready what the first reader would wait for. */
  public void fill() {
    live.fill();
  }

  /** The state that answers of the lake as it stands are of. */
  public String state() throws SQLException {
    return live.state();
  }

  /** The releases that readers see, the newest first. */
  public List<Releases.Standing> releases() throws SQLException {
    return calendar().stream().filter(Releases.Standing::isPublished).toList();
  }

  /**
   * What answers for a choice.
   *
   * @param release name; null: the lake as it stands
   * @throws IllegalArgumentException if none of that name is out
   */
  public Source find(String release) throws SQLException {
    if (release == null) {
      return live.find();
    }
    Optional<Releases.Standing> out =
        calendar().stream()
            .filter(one -> one.name().equals(release) && one.isPublished())
            .findAny();
    Source known = out.map(Sources::key).map(released::getIfPresent).orElse(null);
    if (known != null) {
      return known;
    }
    try (Connection connection = trino.get().connect()) {
      Releases.Standing standing =
          out.isPresent() ? out.get() : new Releases(connection).out(release); // may be out since
      String key = key(standing);
      Source source =
          Reported.in(connection, standing.point()).source(key, standing.point(), standing.note());
      released.put(key, source);
      return source;
    }
  }

  @Override
  public void close() {
    live.close();
  }

  /** By what the sources of releases are told apart. */
  private static String key(Releases.Standing release) {
    return "%s@%s".formatted(release.name(), release.createdAt());
  }

  private List<Releases.Standing> calendar() throws SQLException {
    String now = state.now();
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
