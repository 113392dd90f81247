package io.credlake.trino;

import io.credlake.access.AccessList;
import io.credlake.access.PrivateFolders;
import io.credlake.lake.Lake;
import io.credlake.lake.ReleaseLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The Trino server of a lake: a process of its own on a port of 127.0.0.1, at most one per lake.
 *
 * <p>It is started when first needed and serves the queries after. Unless it is kept, it ends
 * itself when it was idle for a while ({@code conf/trino.properties}) or its lake is gone.
 */
public final class TrinoServer {

  /** A crowded machine may need minutes; a server that ended is known at once. */
  private static final Duration LONGEST_START = Duration.ofMinutes(10);

  private static final Duration POLL = Duration.ofMillis(50);

  private final Path home;
  private final Path lake;
  private final Path folder;
  private final ServerAccess access;

  private TrinoServer(Path home, Path lake) {
    this.home = home;
    this.lake = lake;
    this.folder = lake.resolve("trino");
    this.access = new ServerAccess(home, folder);
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
    return port.isPresent()
        ? Optional.of(endpoint(settings(), secrets(), port.getAsInt()))
        : Optional.empty();
  }

  /** The process of the server, if it is alive. */
  public Optional<ProcessHandle> process() {
    return ServerProcess.find(folder).map(ServerProcess::handle);
  }

  private static Endpoint endpoint(TrinoSettings settings, LakeSecrets secrets, int port) {
    return new Endpoint(
        settings.host(), port, secrets.token(), settings.certificate(), Endpoint.owner());
  }

  private TrinoSettings settings() {
    return TrinoSettings.read(home.resolve("conf/trino.properties"));
  }

  private LakeSecrets secrets() {
    try {
      return LakeSecrets.in(folder);
    } catch (IOException e) {
      throw failed("start", e);
    }
  }

  /**
   * Starts the server unless it is up, and brings the views of the lake up to date.
   *
   * @param waiting told from time to time how long the start has taken so far
   * @throws TrinoException if the server or a view cannot be set up
   * @throws InterruptedException if interrupted while waiting; the server goes on starting
   */
  public Endpoint ensureRunning(Consumer<Duration> waiting) throws InterruptedException {
    if (!Lake.exists(lake)) {
      throw new TrinoException("Cannot start Trino, no lake at: " + lake);
    }
    makeFolder();
    TrinoSettings settings = settings();
    LakeSecrets secrets = secrets();
    ServerLaunch launch = ServerLaunch.of(home, lake, folder, settings, secrets);
    boolean wasUp = isCurrent(launch, settings);
    access.update(wasUp);
    Endpoint endpoint =
        endpoint(settings, secrets, wasUp ? port() : start(launch, settings, waiting));
    Views views = new Views(home.resolve("sql/views"), folder.resolve("views"));
    if (!wasUp || !views.areInstalled()) {
      install(views, endpoint, !wasUp);
    }
    return endpoint;
  }

  /** Like {@link #ensureRunning}, and the server is kept up. */
  public Endpoint ensureKept(Keep keep, Consumer<Duration> waiting) throws InterruptedException {
    Endpoint endpoint = ensureRunning(waiting);
    try (StartLock lock = StartLock.acquire(folder)) {
      new KeepFile(folder).keep(keep);
    } catch (IOException e) {
      throw failed("keep", e);
    }
    return endpoint;
  }

  /** What the server says. */
  public Path log() {
    return logIn(folder);
  }

  /** What a node says that works in a folder. */
  public static Path logIn(Path folder) {
    return folder.resolve(ServerLaunch.LOG);
  }

  /** Where a prompt keeps what was typed. */
  public Path historyFile() {
    return folder.resolve("history");
  }

  /** The file with the token by which clients on this machine prove that they may read the lake. */
  public Path tokenFile() {
    return folder.resolve("token");
  }

  /**
   * Tells the server which releases readers see. It is told when it starts, and must be told again
   * when a release was made or withdrawn.
   */
  public void tellReleases(Lake opened) throws InterruptedException {
    makeFolder();
    try (StartLock lock = StartLock.acquire(folder)) {
      access.tell(new ReleaseLog(opened).outFrom());
    } catch (IOException e) {
      throw failed("tell releases to", e);
    }
  }

  /** Hides a release from its readers before it is withdrawn, so that nothing shows it half-way. */
  public void hideRelease(Lake opened, String schema) throws InterruptedException {
    makeFolder();
    try (StartLock lock = StartLock.acquire(folder)) {
      Map<String, Instant> others = new TreeMap<>(new ReleaseLog(opened).outFrom());
      others.remove(schema);
      access.tell(others);
    } catch (IOException e) {
      throw failed("hide a release from", e);
    }
  }

  /**
   * Where exports and reports are written down, see {@link io.credlake.access.AuditJournal#put}.
   */
  public Path auditFolder() {
    return folder.resolve("audit");
  }

  /** Stops the server; false if none was up. */
  public boolean stop() throws InterruptedException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (StartLock lock = StartLock.acquire(folder)) {
      new KeepFile(folder).forget();
      Optional<ServerProcess> process = ServerProcess.find(folder);
      if (process.isPresent()) {
        process.get().stop();
      }
      return process.isPresent();
    } catch (IOException e) {
      throw failed("stop", e);
    }
  }

  private boolean isCurrent(ServerLaunch launch, TrinoSettings settings) {
    return ServerProcess.find(folder)
        .filter(process -> process.digest().equals(launch.digest()))
        .filter(process -> process.answers(settings.host()))
        .isPresent();
  }

  private int port() {
    return ServerProcess.find(folder).orElseThrow().port().orElseThrow();
  }

  private int start(ServerLaunch launch, TrinoSettings settings, Consumer<Duration> waiting)
      throws InterruptedException {
    try {
      try (StartLock lock = StartLock.acquire(folder)) {
        Optional<ServerProcess> found = ServerProcess.find(folder);
        if (found.isEmpty()) {
          new KeepFile(folder).forget(); // of one that died
        } else if (isOutdated(found.get(), launch, settings)) {
          found.get().stop();
          found = Optional.empty();
        }
        if (found.isEmpty()) {
          ServerLaunch.classes(home).forgetStale();
          found = Optional.of(ServerProcess.start(folder, launch));
        }
        return awaitReady(found.get(), waiting);
      }
    } catch (IOException e) {
      throw failed("start", e);
    }
  }

  private static boolean isOutdated(
      ServerProcess process, ServerLaunch launch, TrinoSettings settings) {
    boolean silent = process.port().isPresent() && !process.answers(settings.host());
    return silent || !process.digest().equals(launch.digest());
  }

  private void install(Views views, Endpoint endpoint, boolean verify) {
    try (StartLock lock = StartLock.acquire(folder);
        Lake opened = Lake.open(lake);
        Connection connection = endpoint.as(AccessList.OWNER).connect()) {
      access.setUp(opened);
      views.install(connection, opened, verify);
    } catch (SQLException e) {
      throw new TrinoException("Cannot install views, %s: %s".formatted(e.getMessage(), lake), e);
    } catch (IOException e) {
      throw failed("set up", e);
    }
  }

  private int awaitReady(ServerProcess process, Consumer<Duration> waiting)
      throws InterruptedException {
    Instant began = Instant.now();
    while (true) {
      OptionalInt port = process.port();
      if (port.isPresent()) {
        return port.getAsInt();
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

  private void makeFolder() {
    try {
      makePrivateFolder();
    } catch (IOException e) {
      throw failed("start", e);
    }
  }

  private void makePrivateFolder() throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    // What the server logs and listens on concerns only the owner of the lake.
    PrivateFolders.make(folder);
  }

  private TrinoException failed(String what, IOException e) {
    return new TrinoException("Cannot %s Trino, %s: %s".formatted(what, e.getMessage(), folder), e);
  }
}
