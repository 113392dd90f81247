package io.credlake.trino;

import io.credlake.lake.Lake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The Trino server of a lake: a process of its own on a port of 127.0.0.1, at most one per lake.
 *
 * <p>It is started when first needed and serves the queries after. Unless it is kept, it ends
 * itself when it was idle for a while ({@code conf/trino.properties}) or its lake is gone.
 */
public final class TrinoServer {

  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Path home;
  private final Path lake;
  private final Path folder;

  private TrinoServer(Path home, Path lake) {
    this.home = home;
    this.lake = lake;
    this.folder = lake.resolve("trino");
  }

  /**
   * The server of a lake, running or not.
   *
   * @param home folder of the program: conf, sql and libraries
   * @param lake absolute path
   */
  public static TrinoServer forLake(Path home, Path lake) {
    return new TrinoServer(home, lake);
  }

  /** Where the server answers, if it is up. */
  public Optional<Endpoint> running() {
    OptionalInt port =
        ServerProcess.find(folder).map(ServerProcess::port).orElse(OptionalInt.empty());
    return port.isPresent() ? Optional.of(new Endpoint(port.getAsInt())) : Optional.empty();
  }

  /**
   * Starts the server unless it is up, and brings the views of the lake up to date.
   *
   * @param waiting told from time to time how long the start has taken so far
   * @throws TrinoException if the server or a view cannot be set up
   * @throws InterruptedException if interrupted while waiting; the server goes on starting
   */
  public Endpoint ensureRunning(Consumer<Duration> waiting) throws InterruptedException {
    ServerLaunch launch =
        ServerLaunch.of(
            home, lake, folder, TrinoSettings.read(home.resolve("conf/trino.properties")));
    boolean wasUp = isCurrent(launch);
    Endpoint endpoint = wasUp ? running().orElseThrow() : start(launch, waiting);
    Views views = new Views(home.resolve("sql/views"), folder.resolve("views"));
    if (!wasUp || !views.areInstalled()) {
      install(views, endpoint, !wasUp);
    }
    return endpoint;
  }

  /** Like {@link #ensureRunning}, and the server stays up until it is stopped. */
  public Endpoint ensureKept(Consumer<Duration> waiting) throws InterruptedException {
    Endpoint endpoint = ensureRunning(waiting);
    try {
      Files.writeString(folder.resolve("keep"), "", StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw failed("keep", e);
    }
    return endpoint;
  }

  /** Where a prompt keeps what was typed. */
  public Path historyFile() {
    return folder.resolve("history");
  }

  /** Stops the server; false if none was up. */
  public boolean stop() throws InterruptedException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (StartLock lock = StartLock.acquire(folder)) {
      Files.deleteIfExists(folder.resolve("keep"));
      Optional<ServerProcess> process = ServerProcess.find(folder);
      if (process.isPresent()) {
        process.get().stop();
      }
      return process.isPresent();
    } catch (IOException e) {
      throw failed("stop", e);
    }
  }

  private boolean isCurrent(ServerLaunch launch) {
    return ServerProcess.find(folder)
        .filter(process -> process.digest().equals(launch.digest()))
        .filter(ServerProcess::answers)
        .isPresent();
  }

  private Endpoint start(ServerLaunch launch, Consumer<Duration> waiting)
      throws InterruptedException {
    if (!Lake.exists(lake)) {
      throw new TrinoException("Cannot start Trino, no lake at: " + lake);
    }
    try {
      makeFolder();
      try (StartLock lock = StartLock.acquire(folder)) {
        Optional<ServerProcess> found = ServerProcess.find(folder);
        if (found.isEmpty()) {
          Files.deleteIfExists(folder.resolve("keep")); // of one that died
        } else if (isOutdated(found.get(), launch)) {
          found.get().stop();
          found = Optional.empty();
        }
        ServerProcess process =
            found.isPresent() ? found.get() : ServerProcess.start(folder, launch);
        return awaitReady(process, waiting);
      }
    } catch (IOException e) {
      throw failed("start", e);
    }
  }

  private static boolean isOutdated(ServerProcess process, ServerLaunch launch) {
    boolean silent = process.port().isPresent() && !process.answers();
    return silent || !process.digest().equals(launch.digest());
  }

  private void install(Views views, Endpoint endpoint, boolean verify) {
    try (StartLock lock = StartLock.acquire(folder);
        Connection connection = endpoint.connect()) {
      views.install(connection, verify);
    } catch (SQLException e) {
      throw new TrinoException("Cannot install views, %s: %s".formatted(e.getMessage(), lake), e);
    } catch (IOException e) {
      throw failed("set up", e);
    }
  }

  private Endpoint awaitReady(ServerProcess process, Consumer<Duration> waiting)
      throws InterruptedException {
    Instant began = Instant.now();
    while (true) {
      OptionalInt port = process.port();
      if (port.isPresent()) {
        return new Endpoint(port.getAsInt());
      }
      Duration elapsed = Duration.between(began, Instant.now());
      boolean alive = process.handle().isAlive();
      if (!alive || elapsed.compareTo(LONGEST_START) > 0) {
        process.handle().destroyForcibly();
        throw new TrinoException(
            "Cannot start Trino, it %s; see the logs in: %s"
                .formatted(
                    alive ? "was not ready after " + elapsed.toSeconds() + " s" : "ended",
                    folder.resolve("var/log")));
      }
      waiting.accept(elapsed);
      Thread.sleep(POLL);
    }
  }

  private void makeFolder() throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    // What the server logs and listens on concerns only the owner of the lake.
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }

  private TrinoException failed(String what, IOException e) {
    return new TrinoException("Cannot %s Trino, %s: %s".formatted(what, e.getMessage(), folder), e);
  }
}
