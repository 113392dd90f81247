package io.credlake.release;

import io.credlake.check.ViewChecks;
import io.credlake.lake.FrozenViews;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePoint;
import io.credlake.lake.ReleaseLog;
import io.credlake.lake.WriterLock;
import io.credlake.trino.Endpoint;
import io.credlake.trino.TrinoServer;
import io.credlake.trino.ViewFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.fs.FSError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes releases: pins all tables at one point, freezes the views, checks and publishes what is
 * frozen, and writes the row that makes it a release last. If it dies before, there is none, and
 * the next making of that name begins with clearing away what was left.
 *
 * @param lake folder of the lake
 * @param home folder of the program: conf and sql
 * @param program version of the program
 * @param publications what is published, in this order
 * @param uncounted why what is in the lake was not computed to its end, if it was not
 */
public record CreateRelease(
    Path lake,
    Path home,
    String program,
    List<Publication> publications,
    Function<Lake, Optional<String>> uncounted) {

  private static final Logger LOG = LoggerFactory.getLogger(CreateRelease.class);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String VIEWS = "policy";
  private static final String HORIZON = "horizon";

  /** Steps of the work, for who waits. */
  public enum Step {
    PINNING,
    FREEZING,
    COUNTING,
    CHECKING,
    PUBLISHING
  }

  /**
   * Makes a release.
   *
   * @param endpoint of the lake's server
   * @param steps told when one begins
   * @param waiting told for whom it waits
   * @throws ReleaseStoppedException if a check does not hold
   * @throws IllegalArgumentException if the order cannot be met
   */
  public ReleaseLog.Entry create(
      ReleaseOrder order, Endpoint endpoint, Consumer<Step> steps, Consumer<String> waiting)
      throws Exception {
    try (Lake opened = Lake.open(lake);
        WriterLock held =
            WriterLock.acquire(
                opened,
                WriterLock.Part.RELEASE,
                "credlake release create " + order.name(),
                waiting)) {
      ReleaseLog log = new ReleaseLog(opened);
      TrinoServer server = TrinoServer.forLake(home, lake);
      server.tellReleases(opened); // also of one whose making died before it did
      refuse(order, log);
      ensureReported(order.asOf(), endpoint);
      boolean made = false;
      try {
        clear(opened, order.name());
        ReleaseLog.Entry release = make(order, opened, log, endpoint, steps);
        made = true;
        server.tellReleases(opened);
        return release;
      } catch (FSError e) { // what a disk says that takes no more
        throw new IOException(
            "Cannot create release, %s: %s".formatted(e.getCause().getMessage(), order.name()), e);
      } finally {
        if (!made) {
          abandon(opened, log, order.name());
        }
      }
    }
  }

  /**
   * Clears away what was begun, unless it became a release; what it cannot, the next making does.
   */
  private static void abandon(Lake opened, ReleaseLog log, ReleaseName name) {
    try {
      if (log.find(name.text()).isEmpty()) {
        clear(opened, name);
      }
    } catch (RuntimeException | FSError e) {
      LOG.warn("Cannot clear away what was begun of release: {}", name, e);
    }
  }

  private static void refuse(ReleaseOrder order, ReleaseLog log) {
    if (log.find(order.name().text()).isPresent()) {
      throw new IllegalArgumentException(
          "Cannot create release, the name is taken: " + order.name());
    }
    if (order.supersedes() == null) {
      return;
    }
    if (log.find(order.supersedes()).isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot create release, there is none to correct: " + order.supersedes());
    }
    log.all().stream()
        .filter(other -> order.supersedes().equals(other.supersedes()))
        .findAny()
        .ifPresent(
            other -> {
              throw new IllegalArgumentException(
                  "Cannot create release, %s corrects it already (nearest: --supersedes %s): %s"
                      .formatted(other.name(), other.name(), order.supersedes()));
            });
  }

  /** Figures are of months that deliveries cover; beyond them nothing could be told. */
  private static void ensureReported(LocalDate asOf, Endpoint endpoint) throws SQLException {
    try (Connection connection = endpoint.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT min(month), max(month_end) FROM lake.policy.reported_month")) {
      row.next();
      if (row.getDate(1) == null) {
        throw new IllegalArgumentException("Cannot create release, nothing was reported yet");
      }
      LocalDate first = row.getDate(1).toLocalDate();
      LocalDate last = row.getDate(2).toLocalDate().minusDays(1);
      LocalDate earliest = first.plusMonths(1).minusDays(1);
      if (asOf.isBefore(earliest) || asOf.isAfter(last)) {
        throw new IllegalArgumentException(
            "Cannot create release, deliveries cover %s to %s (nearest: --as-of %s): %s"
                .formatted(first, last, asOf.isAfter(last) ? last : earliest, asOf));
      }
    }
  }

  private static void clear(Lake opened, ReleaseName name) {
    new FrozenViews(opened, name.schema()).drop();
    LakePoint.untag(opened, name.tag());
  }

  private ReleaseLog.Entry make(
      ReleaseOrder order, Lake opened, ReleaseLog log, Endpoint endpoint, Consumer<Step> steps)
      throws Exception {
    steps.accept(Step.PINNING);
    LakePoint pins = LakePoint.of(opened, PATIENCE, uncounted);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    pins.tag(opened, order.name().tag());
    ReleasePoint point = new ReleasePoint(order.name(), order.asOf(), now);

    steps.accept(Step.FREEZING);
    FrozenBoards boards = new FrozenBoards(ViewFile.readAll(views()), VIEWS);
    FrozenViews views = new FrozenViews(opened, order.name().schema());
    FrozenViews.Copies copies =
        views.copy(VIEWS, boards.parted(), (view, query) -> freeze(view, query, point));
    List<LakePoint.Pinned> pinned = new ArrayList<>(pins.describe(opened));
    ReleaseLog.Entry release = entry(order, now, copies.digest(), pinned);

    steps.accept(Step.COUNTING);
    try (Connection live = endpoint.connect()) {
      boards.fill(live, point, copies);
    }
    pinned.addAll(views.keep(order.name().tag()).describe(opened));

    try (Connection frozen = ReleaseConnection.of(endpoint.connect(), point)) {
      steps.accept(Step.CHECKING);
      List<ViewChecks.Outcome> broken =
          new ViewChecks(views(), List.of())
              .runThoseThatFail(frozen).stream().filter(ViewChecks.Outcome::stops).toList();
      if (!broken.isEmpty()) {
        throw new ReleaseStoppedException(order.name(), broken);
      }
      steps.accept(Step.PUBLISHING);
      try (Connection live = endpoint.connect()) {
        for (Publication publication : publications) {
          publication.publish(
              new Publication.Release(point, release.creation(), opened, frozen, live));
        }
      }
    }
    log.add(release, order.name().tag(), pinned, Endpoint.owner());
    return release;
  }

  private Path views() {
    return home.resolve("sql/views");
  }

  private static String freeze(String view, String query, ReleasePoint point) {
    if (view.equals(HORIZON)) {
      return point.horizon();
    }
    try {
      return FrozenSql.of(point, query);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "Cannot freeze view, %s: policy.%s".formatted(e.getMessage(), view), e);
    }
  }

  private ReleaseLog.Entry entry(
      ReleaseOrder order, Instant now, String views, List<LakePoint.Pinned> pinned) {
    Map<String, String> digests = new TreeMap<>(ConfDigests.of(home.resolve("conf")));
    digests.put("views", views);
    digests.put(
        "tables",
        DigestUtils.sha256Hex(
            String.join(
                "\n", pinned.stream().map(one -> one.table() + " " + one.digest()).toList())));
    return new ReleaseLog.Entry(
        order.name().text(),
        UUID.randomUUID().toString(),
        order.asOf(),
        now,
        order.embargoUntil(),
        order.reason(),
        order.supersedes(),
        program,
        digests,
        null);
  }
}
