package io.credlake.lake;

import java.lang.ProcessHandle.Info;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write into a part of a lake: one job at a time has it.
 *
 * <p>It is a row in the catalogue with its owner and a heartbeat. A second job waits and says for
 * whom. The lock of a process that died on this machine is taken over at once, another one when its
 * heart has not beaten for a minute; {@link #ensureHeld} keeps a job that lost it from committing.
 */
public final class WriterLock implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WriterLock.class);
  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS credlake_writer (
        id INTEGER PRIMARY KEY, owner VARCHAR(100), host VARCHAR(255), pid BIGINT,
        started BIGINT, command VARCHAR(1000), since BIGINT, beat BIGINT)
      """;

  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final Duration STALE = Duration.ofMinutes(1);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final Catalogue catalogue;
  private final String owner;
  private final ScheduledExecutorService heart;

  /** The parts of a lake that are written apart from each other. */
  public enum Part {
    /** What deliveries say: core, ops and ref. */
    FACTS,
    /** What is counted from it: coverage. */
    COVERAGE,
    /** What is computed from that: indices. */
    INDEX,
    /** What is frozen of all that: releases. */
    RELEASE,
    /** How all that lies on disk. */
    CARE,
    /** What dashboards read of all that: boards. */
    BOARDS;

    private int id() {
      return ordinal() + 1;
    }
  }

  private WriterLock(Catalogue catalogue, String owner) {
    this.catalogue = catalogue;
    this.owner = owner;
    this.heart =
        Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("writer-lock").unstarted(task));
    heart.scheduleAtFixedRate(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Who holds the lock. */
  private record Holder(
      String owner, String host, long pid, long started, String command, long since, long beat) {

    boolean isGone(Instant now) {
      boolean sameHost = host.equals(hostName());
      if (sameHost) {
        return ProcessHandle.of(pid)
            .filter(process -> startOf(process) == started)
            .filter(ProcessHandle::isAlive)
            .isEmpty();
      }
      return beat < now.minus(STALE).toEpochMilli();
    }

    String describe() {
      return "%s on %s (process %d, since %s)"
          .formatted(command, host, pid, Instant.ofEpochMilli(since));
    }
  }

  /** Takes the lock under a name that no other run has. */
  public static WriterLock acquire(Lake lake, Part part, String command, Consumer<String> waiting)
      throws InterruptedException {
    return acquire(lake, part, UUID.randomUUID().toString(), command, waiting);
  }

  /**
   * Takes the lock, waiting while another job has it.
   *
   * @param part of it that is written
   * @param owner a name that no other run has
   * @param command what the run does, for those who wait
   * @param waiting told once for whom it waits
   * @throws InterruptedException if interrupted while waiting
   */
  public static WriterLock acquire(
      Lake lake, Part part, String owner, String command, Consumer<String> waiting)
      throws InterruptedException {
    return acquire(lake, part, owner, command, waiting, () -> false).orElseThrow();
  }

  /** Takes the lock likewise, unless it waits when a stop is asked for: then there is none. */
  public static Optional<WriterLock> acquire(
      Lake lake,
      Part part,
      String owner,
      String command,
      Consumer<String> waiting,
      BooleanSupplier isStopped)
      throws InterruptedException {
    Catalogue catalogue = lake.place().catalogue();
    boolean told = false;
    while (true) {
      try (Connection connection = catalogue.connect(TABLE)) {
        if (insert(connection, part, owner, command)) {
          return Optional.of(new WriterLock(catalogue, owner));
        }
        Holder holder = holder(connection, part);
        if (holder == null) {
          continue;
        }
        if (holder.isGone(Instant.now())) {
          delete(connection, holder.owner());
          continue;
        }
        if (!told) {
          waiting.accept(holder.describe());
          told = true;
        }
      } catch (SQLException e) {
        throw new IllegalStateException(
            "Cannot lock lake, %s: %s".formatted(e.getMessage(), lake.folder()), e);
      }
      if (isStopped.getAsBoolean()) {
        return Optional.empty();
      }
      Thread.sleep(RETRY);
    }
  }

  /**
   * Checks that an owner still holds the lock of a part of a lake.
   *
   * @throws IllegalStateException if it does not
   */
  public static void ensureHeld(Lake lake, Part part, String owner) {
    try (Connection connection = lake.place().catalogue().connect()) {
      Holder holder = holder(connection, part);
      if (holder == null || !holder.owner().equals(owner)) {
        throw new IllegalStateException(
            "Cannot write into lake, the lock was lost to %s: %s"
                .formatted(holder == null ? "nobody" : holder.describe(), lake.folder()));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "Cannot check the lock of lake, %s: %s".formatted(e.getMessage(), lake.folder()), e);
    }
  }

  /** The job that is writing into a part of a lake, if one is. */
  public static Optional<String> holderOf(Lake lake, Part part) {
    try (Connection connection = lake.place().catalogue().connect(TABLE)) {
      return Optional.ofNullable(holder(connection, part))
          .filter(holder -> !holder.isGone(Instant.now()))
          .map(Holder::describe);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "Cannot check the lock of lake, %s: %s".formatted(e.getMessage(), lake.folder()), e);
    }
  }

  @Override
  public void close() {
    heart.shutdownNow();
    try (Connection connection = catalogue.connect()) {
      delete(connection, owner);
    } catch (SQLException e) {
      LOG.warn("Cannot release the lock of the lake: {}", e.getMessage());
    }
  }

  private void beat() {
    try (Connection connection = catalogue.connect();
        PreparedStatement update =
            connection.prepareStatement("UPDATE credlake_writer SET beat = ? WHERE owner = ?")) {
      update.setLong(1, Instant.now().toEpochMilli());
      update.setString(2, owner);
      update.executeUpdate();
    } catch (SQLException | RuntimeException e) { // what is thrown here would stop the heart
      LOG.warn("Cannot renew the lock of the lake: {}", e.getMessage());
    }
  }

  private static boolean insert(Connection connection, Part part, String owner, String command)
      throws SQLException {
    long now = Instant.now().toEpochMilli();
    ProcessHandle self = ProcessHandle.current();
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO credlake_writer (id, owner, host, pid, started, command, since, beat)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
            """)) {
      insert.setInt(1, part.id());
      insert.setString(2, owner);
      insert.setString(3, hostName());
      insert.setLong(4, self.pid());
      insert.setLong(5, startOf(self));
      insert.setString(6, command);
      insert.setLong(7, now);
      insert.setLong(8, now);
      return insert.executeUpdate() == 1;
    }
  }

  private static Holder holder(Connection connection, Part part) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT owner, host, pid, started, command, since, beat"
                + " FROM credlake_writer WHERE id = ?")) {
      select.setInt(1, part.id());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? new Holder(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7))
            : null;
      }
    }
  }

  private static void delete(Connection connection, String owner) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM credlake_writer WHERE owner = ?")) {
      delete.setString(1, owner);
      delete.executeUpdate();
    }
  }

  private static long startOf(ProcessHandle process) {
    Info info = process.info();
    return info.startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
