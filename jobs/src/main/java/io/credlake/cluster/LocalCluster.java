package io.credlake.cluster;

import io.credlake.lake.Catalogue;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.lake.SqliteCatalogue;
import io.credlake.trino.TrinoServer;
import io.credlake.trino.TrinoWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The topology of a production installation as processes of this machine, on loopback: PostgreSQL,
 * Flink's JobManager and TaskManagers, and the nodes of Trino, all for one lake.
 */
public final class LocalCluster {

  /** A crowded machine may need minutes; a process that ended is known at once. */
  private static final Duration LONGEST_START = Duration.ofMinutes(5);

  private static final Duration LOOK = Duration.ofMillis(200);

  private static final String TASK_MANAGER = "taskmanager-";
  private static final String TRINO_WORKER = "trino-worker-";

  private final Path home;
  private final Path lake;
  private final Path folder;
  private final ClusterSettings settings;
  private final Listener listener;
  private final Ports ports;

  /** Is told how it goes. */
  public interface Listener {

    /** A process is being started. */
    void starting(String name);

    /** The catalogue is SQLite, because there is no PostgreSQL on this machine. */
    void withoutPostgres();
  }

  /**
   * How a process is.
   *
   * @param name of the process
   * @param pid of the process; empty: it is not there
   * @param address where it answers
   * @param healthy whether it does its work
   */
  public record State(String name, OptionalLong pid, String address, boolean healthy) {}

  /**
   * The cluster of a lake, running or not.
   *
   * @param home folder of the program
   * @param lake folder of the lake, absolute
   */
  public LocalCluster(Path home, Path lake, ClusterSettings settings, Listener listener) {
    this.home = home;
    this.lake = lake;
    this.folder = lake.resolve("cluster");
    this.settings = settings;
    this.listener = listener;
    try {
      this.ports = Ports.in(folder.resolve("ports"));
    } catch (IOException e) {
      throw new ClusterException(
          "Cannot read the ports of the cluster, %s: %s".formatted(e.getMessage(), folder), e);
    }
  }

  /** Whether the catalogue of a new lake is in PostgreSQL on this machine. */
  public static boolean hasPostgres() {
    return PostgresPrograms.find().isPresent();
  }

  /**
   * Starts all processes that are not up; a lake that is not there is founded as the configuration
   * says. Where it names no catalogue, that is in PostgreSQL if this machine has one.
   *
   * @throws ClusterException if a process does not come up, or the lake is of another kind
   */
  public void up() throws InterruptedException {
    up(home.resolve("conf").resolve(LakePlace.FILE));
  }

  /** Starts them; a new lake is founded as this file says. */
  void up(Path conf) throws InterruptedException {
    boolean founded = !Lake.exists(lake);
    LakePlace place = founded ? LakePlace.asSet(lake, conf) : LakePlace.of(lake);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new ClusterException(
          "Cannot make the folder of the cluster, %s: %s".formatted(e.getMessage(), folder), e);
    }
    Optional<PostgresServer> postgres =
        postgres(founded && place.catalogue() instanceof SqliteCatalogue);
    if (postgres.isPresent()) {
      start(postgres.get());
    }
    if (founded) {
      place
          .keptIn(postgres.<Catalogue>map(PostgresServer::catalogue).orElse(place.catalogue()))
          .runningOn(flink())
          .write();
    }
    Lake.open(lake).close();
    for (Service service : flinkAndTrino(settings.taskManagers(), settings.trinoWorkers())) {
      start(service);
    }
  }

  /** HOST:PORT of Flink. */
  public String flink() {
    return FlinkNetwork.loopback("jobmanager", ports).rest().authority();
  }

  /** The database that a new lake gets, or that a lake was founded with. */
  private Optional<PostgresServer> postgres(boolean isNew) {
    if (!isNew && !Files.exists(folder.resolve("postgresql"))) {
      return Optional.empty();
    }
    Optional<PostgresServer> found =
        PostgresPrograms.find()
            .map(programs -> new PostgresServer(programs, folder, ports.of("postgresql")));
    if (found.isEmpty()) {
      if (!isNew) {
        throw new ClusterException(
            "Cannot start the cluster, PostgreSQL was removed from this machine: " + lake);
      }
      listener.withoutPostgres();
    }
    return found;
  }

  private List<Service> flinkAndTrino(int taskManagers, int trinoWorkers) {
    List<Service> services = new ArrayList<>();
    FlinkProgram program = new FlinkProgram(home);
    services.add(
        FlinkProcess.jobManager(program, folder, FlinkNetwork.loopback("jobmanager", ports)));
    for (int i = 1; i <= taskManagers; i++) {
      String name = TASK_MANAGER + i;
      services.add(
          FlinkProcess.taskManager(
              name, settings, program, folder, FlinkNetwork.loopback(name, ports)));
    }
    TrinoServer server = TrinoServer.forLake(home, lake);
    services.add(new TrinoCoordinator(server, elapsed -> {}));
    for (int i = 1; i <= trinoWorkers; i++) {
      String name = TRINO_WORKER + i;
      services.add(
          new TrinoNode(
              new TrinoWorker(home, lake, name, ports.of(name), folder.resolve(name)), server));
    }
    return services;
  }

  private void start(Service service) throws InterruptedException {
    if (service.isHealthy()) {
      return;
    }
    listener.starting(service.name());
    service.start();
    Instant last = Instant.now().plus(LONGEST_START);
    while (!service.isHealthy()) {
      boolean gone = service.process().isEmpty();
      if (gone || Instant.now().isAfter(last)) {
        throw new ClusterException(
            "Cannot start %s, it %s; see what it says in: %s"
                .formatted(service.name(), gone ? "ended" : "does not answer", folder));
      }
      Thread.sleep(LOOK);
    }
  }

  /** How all processes are. */
  public List<State> status() throws InterruptedException {
    List<State> states = new ArrayList<>();
    for (Service service : all()) {
      Optional<ProcessHandle> process = service.process();
      states.add(
          new State(
              service.name(),
              process.isPresent() ? OptionalLong.of(process.get().pid()) : OptionalLong.empty(),
              service.address(),
              service.isHealthy()));
    }
    return states;
  }

  /** What the processes say, by their names. */
  public Map<String, Path> logs() throws InterruptedException {
    Map<String, Path> logs = new LinkedHashMap<>();
    for (Service service : all()) {
      if (Files.isRegularFile(service.log())) {
        logs.put(service.name(), service.log());
      }
    }
    return logs;
  }

  /** Ends all processes, the last one started first; the names of those that were up. */
  public List<String> down() throws InterruptedException {
    List<String> ended = new ArrayList<>();
    for (Service service : all().reversed()) {
      if (service.stop()) {
        ended.add(service.name());
      }
    }
    return ended;
  }

  private List<Service> all() {
    List<Service> services = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      postgres(false).ifPresent(services::add);
      services.addAll(
          flinkAndTrino(
              atLeast(settings.taskManagers(), TASK_MANAGER),
              atLeast(settings.trinoWorkers(), TRINO_WORKER)));
    }
    return services;
  }

  /** How many there may be of a kind: also those of settings that were higher. */
  private int atLeast(int set, String kind) {
    int count = set;
    while (isNoted(kind + (count + 1))) {
      count++;
    }
    return count;
  }

  private boolean isNoted(String name) {
    return new Daemon(name, folder).process().isPresent()
        || new Daemon(name, folder.resolve(name)).process().isPresent();
  }
}
