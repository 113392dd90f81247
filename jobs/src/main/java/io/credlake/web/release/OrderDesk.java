package io.credlake.web.release;

import io.credlake.access.AccessList;
import io.credlake.access.AccessUser;
import io.credlake.access.AuditEntry;
import io.credlake.access.AuditJournal;
import io.credlake.export.Publication;
import io.credlake.publish.OpenReleases;
import io.credlake.release.ReleaseNote;
import io.credlake.release.Releases;
import io.credlake.release.diff.ChangedConf;
import io.credlake.trino.Endpoint;
import io.credlake.trino.TrinoServer;
import io.credlake.web.NotForRole;
import io.credlake.web.Site;
import io.credlake.web.release.ReleaseFacts.Dated;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes orders of files of releases from users who may have them, and writes into the audit who
 * made and took what.
 *
 * <p>Exports are asked for as the user. Reports tell of all rows of their views, so whoever may
 * read these views, and is not held to one province, may have them; the frozen views themselves are
 * for the owner, as whom they are read. Differences are asked for as the user, too.
 */
final class OrderDesk implements AutoCloseable {

  private static final String SOURCE = "credlake-web";
  private static final long MOST_BYTES = 2L << 30;

  private final Site site;
  private final Workshop workshop;
  private final Path audit;

  OrderDesk(Site site) {
    this.site = site;
    this.workshop = new Workshop(site.lake().resolve("web/releases"), MOST_BYTES);
    this.audit = TrinoServer.forLake(site.home(), site.lake()).auditFolder();
  }

  Connection connect(String user) throws SQLException {
    Endpoint endpoint = site.trino().get().as(user);
    return endpoint.connect(SOURCE, Map.of());
  }

  /** The orders of a release that the user may have. */
  List<Order> orders(Dated release) throws IOException {
    return workshop.of(release.folder());
  }

  Order find(Dated release, String name) {
    return workshop
        .find(release.folder(), name)
        .orElseThrow(() -> new IllegalArgumentException("Invalid order: " + name));
  }

  List<Path> files(Order order) throws IOException {
    return workshop.files(order).stream()
        .filter(file -> !file.toString().endsWith(".json"))
        .toList();
  }

  /**
   * Orders a report.
   *
   * @throws NotForRole if the user may not have it, as all orders
   */
  Order report(String user, Dated release, ReportOrder report) throws SQLException, IOException {
    requireReport(user, release, report.views());
    return workshop.order(
        release.folder(),
        report.name(),
        user,
        (into, order) -> {
          try (Connection lake = order.asking(connect(AccessList.READER))) {
            Releases.Standing standing = new Releases(lake).find(release.name());
            report.make(lake, standing.point(), standing.note(), into, order);
          }
        },
        (order, failure) -> audit(order, release, failure));
  }

  Order export(String user, Dated release, ExportOrder export) throws SQLException, IOException {
    note(user, release);
    Publication publication =
        Publication.read(site.home().resolve("conf").resolve("publication.yaml"));
    return workshop.order(
        release.folder(),
        export.name(),
        user,
        (into, order) -> {
          try (Connection connection = order.asking(connect(user))) {
            export.make(
                connection, note(user, release), release.isPublished(), publication, into, order);
          }
        },
        (order, failure) -> audit(order, release, failure));
  }

  /** What was ordered of the differences between two releases; empty: nothing, or it is gone. */
  Optional<Order> findDiff(String user, Dated first, Dated second) throws SQLException {
    try (Connection connection = connect(user)) {
      requireDiff(new ReleaseFacts(connection), user, first, second);
    }
    return workshop.find(first.folder(), DiffOrder.name(second));
  }

  Order diff(String user, Dated first, Dated second) throws SQLException {
    try (Connection connection = connect(user)) {
      ReleaseFacts facts = new ReleaseFacts(connection);
      requireDiff(facts, user, first, second);
      ChangedConf changed = ChangedConf.between(digests(facts, first), digests(facts, second));
      Releases releases = new Releases(connection);
      DiffOrder diff =
          new DiffOrder(releases.find(first.name()), releases.find(second.name()), changed);
      return workshop.order(
          first.folder(),
          DiffOrder.name(second),
          user,
          (into, order) -> {
            try (Connection lake = order.asking(connect(user))) {
              diff.make(lake, into, order);
            }
          },
          (order, failure) -> audit(order, first, failure));
    }
  }

  /** Makes sure that a user may have an order, each time it is given out. */
  void requireMay(String user, Dated release, Order order) throws SQLException, IOException {
    String name = order.name();
    if (name.startsWith("export-")) {
      note(user, release);
    } else if (name.startsWith("diff-")) {
      try (Connection connection = connect(user)) {
        ReleaseFacts facts = new ReleaseFacts(connection);
        Dated second =
            facts.calendar().stream()
                .filter(other -> DiffOrder.name(other).equals(name))
                .findAny()
                .orElseThrow(NotForRole::new);
        requireDiff(facts, user, release, second);
      }
    } else {
      boolean annual = name.startsWith("annual-");
      requireReport(user, release, annual ? ReportOrder.OF_ANNUAL : ReportOrder.OF_BULLETIN);
    }
  }

  /** Writes down that a file was given out. */
  void givenOut(String user, Dated release, Order order, Path file) throws IOException {
    AuditJournal.put(
        audit,
        AuditEntry.of(
            kind(order.name()),
            user,
            "download %s of %s".formatted(file.getFileName(), order.name()),
            List.of(),
            release.name(),
            Instant.now(),
            "answered",
            null,
            1));
  }

  private void requireReport(String user, Dated release, List<String> views)
      throws SQLException, IOException {
    boolean isOwner = user.equals(AccessList.READER);
    if (!isOwner && (!release.isPublished() || isHeldToProvince(user))) {
      throw new NotForRole();
    }
    try (Connection connection = connect(user)) {
      if (!new ReleaseFacts(connection).mayRead(views)) {
        throw new NotForRole();
      }
    }
  }

  private boolean isHeldToProvince(String user) throws IOException {
    return AccessList.read(site.home().resolve("conf")).users().stream()
        .filter(listed -> listed.name().equals(user))
        .map(AccessUser::province)
        .anyMatch(province -> province.isPresent());
  }

  /** Makes sure that a user may have differences between two releases. */
  private static void requireDiff(ReleaseFacts facts, String user, Dated first, Dated second)
      throws SQLException {
    for (Dated release : List.of(first, second)) {
      if (!release.isPublished() && !user.equals(AccessList.READER)) {
        throw new NotForRole();
      }
    }
    List<String> read = new ArrayList<>(DiffOrder.FACTS);
    read.add("\"release_%s\".horizon".formatted(first.name()));
    read.add("\"release_%s\".horizon".formatted(second.name()));
    if (!facts.mayRead(read)) {
      throw new NotForRole();
    }
  }

  private static Map<String, String> digests(ReleaseFacts facts, Dated release)
      throws SQLException {
    return facts.digests(release.name()).orElseThrow(NotForRole::new);
  }

  /** What is said of a release that the user sees; of one that is not out, to the owner alone. */
  private ReleaseNote note(String user, Dated release) throws NotForRole, SQLException {
    try (Connection connection = connect(user)) {
      if (release.isPublished()) {
        return OpenReleases.find(connection, release.name());
      }
      if (user.equals(AccessList.READER)) {
        return new Releases(connection).find(release.name()).note();
      }
      throw new NotForRole();
    }
  }

  private static AuditEntry.Kind kind(String order) {
    return order.startsWith("export-") ? AuditEntry.Kind.EXPORT : AuditEntry.Kind.REPORT;
  }

  private void audit(Order order, Dated release, Throwable failure) {
    String outcome =
        switch (order.state()) {
          case READY -> "answered";
          case CANCELLED -> "cancelled";
          default -> "failed";
        };
    try {
      AuditJournal.put(
          audit,
          AuditEntry.of(
              kind(order.name()),
              order.user(),
              "make " + order.name(),
              List.of(),
              release.name(),
              Instant.now(),
              outcome,
              failure == null ? null : String.valueOf(failure.getMessage()),
              0));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot audit order, " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    workshop.close();
  }
}
