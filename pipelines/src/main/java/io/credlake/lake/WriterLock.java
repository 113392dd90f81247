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
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write into a part of a lake: one job at a time has it.
 *
 * <p>It is a row in the catalogue with its owner and a heartbeat. A second job waits and says for
 * whom. The lock of a process that died on this machine is taken over at once, another one when its
 * heart was not seen to beat for a minute, whatever the clocks say; {@link #ensureHeld} keeps a job
 * that lost it from committing.
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

    /**
     * Whether its process is not there any more.
     *
     * @param silence how long its heart has not beaten
     */
    boolean isGone(Duration silence) {
      boolean sameHost = host.equals(hostName());
      if (sameHost) {
        return ProcessHandle.of(pid)
            .filter(process -> startOf(process) == started)
            .filter(ProcessHandle::isAlive)
            .isEmpty();
      }
      return silence.compareTo(STALE) > 0;
    }

    /** How long its heart has not beaten, if its clock and that of this machine agree. */
    Duration silence() {
      return Duration.between(Instant.ofEpochMilli(beat), Instant.now());
    }

    String describe() {
      return "%s on %s (process %d, since %s)"
          .formatted(command, host, pid, Instant.ofEpochMilli(since));
    }
  }

  /** How long a heart was not seen to beat by who waits. */
  static final class Silence {

    private final LongSupplier nanos;
    private String owner;
    private long beat;
    private long since;

    Silence(LongSupplier nanos) {
      this.nanos = nanos;
    }

    Duration of(String holder, long newest) {
      long now = nanos.getAsLong();
      if (!holder.equals(owner) || newest != beat) {
        owner = holder;
        beat = newest;
        since = now;
      }
      return Duration.ofNanos(now - since);
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
    Silence silence = new Silence(System::nanoTime);
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
        if (holder.isGone(silence.of(holder.owner(), holder.beat()))) {
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
        throw lost(lake, holder);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "Cannot check the lock of lake, %s: %s".formatted(e.getMessage(), lake.folder()), e);
    }
  }

  /** The same, and nobody takes it until the transaction of the connection has ended. */
  static void keep(Connection connection, Lake lake, Part part, String owner) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE credlake_writer SET owner = owner WHERE id = ? AND owner = ?")) {
      update.setInt(1, part.id());
      update.setString(2, owner);
      if (update.executeUpdate() == 0) {
        throw lost(lake, holder(connection, part));
      }
    }
  }

  private static IllegalStateException lost(Lake lake, Holder to) {
    return new IllegalStateException(
        "Cannot write into lake, the lock was lost to %s: %s"
            .formatted(to == null ? "nobody" : to.describe(), lake.folder()));
  }

  /** The job that is writing into a part of a lake, if one is. */
  public static Optional<String> holderOf(Lake lake, Part part) {
    try (Connection connection = lake.place().catalogue().connect(TABLE)) {
      return Optional.ofNullable(holder(connection, part))
          .filter(holder -> !holder.isGone(holder.silence()))
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
