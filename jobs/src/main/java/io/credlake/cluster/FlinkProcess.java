package io.credlake.cluster;

import io.credlake.cluster.FlinkNetwork.Port;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;

/**
 * A process of a standing Flink cluster.
 *
 * @param name of the process
 * @param kind what it is
 * @param program that it is started from
 * @param folder of the cluster
 * @param configuration of the whole cluster, and of this process
 * @param words further arguments
 * @param rest the JobManager's interface
 */
record FlinkProcess(
    String name,
    Kind kind,
    FlinkProgram program,
    Path folder,
    Map<String, String> configuration,
    List<String> words,
    FlinkRest rest)
    implements Service {

  /** What a process of Flink is. */
  enum Kind {
    /** Keeps jobs going, and answers over REST. */
    JOB_MANAGER("org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint"),
    /** The same, with a command that runs within it. */
    APPLICATION("io.credlake.job.ApplicationProcess"),
    /** Does the work of jobs. */
    TASK_MANAGER("org.apache.flink.runtime.taskexecutor.TaskManagerRunner");

    private final String main;

    Kind(String main) {
      this.main = main;
    }
  }

  private static final String REPORTER =
      "org.apache.flink.metrics.prometheus.PrometheusReporterFactory";

  /** The JobManager scans what arrives, workbooks as well. */
  private static final int JOB_MANAGER_HEAP = 768;

  private static final int APPLICATION_HEAP = 1536;

  private static final int FRAMEWORK_HEAP = 128;
  private static final int OFF_HEAP = 128;
  private static final int NETWORK = 128;
  private static final int METASPACE = 256;

  static FlinkProcess jobManager(FlinkProgram program, Path folder, FlinkNetwork network) {
    List<String> words = List.of("--executionMode", "cluster");
    return jobManager(Kind.JOB_MANAGER, words, program, folder, network);
  }

  /**
   * A JobManager with a command.
   *
   * @param command name of a class whose main method is the command; its words
   */
  static FlinkProcess application(
      List<String> command, FlinkProgram program, Path folder, FlinkNetwork network) {
    return jobManager(Kind.APPLICATION, command, program, folder, network);
  }

  private static FlinkProcess jobManager(
      Kind kind, List<String> words, FlinkProgram program, Path folder, FlinkNetwork network) {
    Map<String, String> configuration = shared(network);
    configuration.put("jobmanager.bind-host", network.bind());
    configuration.put("rest.bind-address", network.bind());
    configuration.put("blob.server.port", network.port(Port.BLOB));
    configuration.put("taskmanager.load-balance.mode", "SLOTS"); // each does its share
    return new FlinkProcess(
        "jobmanager", kind, program, folder, configuration, words, network.rest());
  }

  static FlinkProcess taskManager(
      String name,
      ClusterSettings settings,
      FlinkProgram program,
      Path folder,
      FlinkNetwork network) {
    Map<String, String> configuration = shared(network);
    configuration.put("taskmanager.resource-id", name);
    configuration.put("taskmanager.host", network.self());
    configuration.put("taskmanager.bind-host", network.bind());
    configuration.put("taskmanager.rpc.port", network.port(Port.TASK_RPC));
    configuration.put("taskmanager.data.port", network.port(Port.TASK_DATA));
    configuration.put("taskmanager.numberOfTaskSlots", "" + settings.slots());
    configuration.put("taskmanager.cpu.cores", "" + settings.slots());
    configuration.put("taskmanager.memory.framework.heap.size", FRAMEWORK_HEAP + "m");
    configuration.put(
        "taskmanager.memory.task.heap.size", settings.heapMegabytes() - FRAMEWORK_HEAP + "m");
    configuration.put("taskmanager.memory.framework.off-heap.size", OFF_HEAP + "m");
    configuration.put("taskmanager.memory.task.off-heap.size", OFF_HEAP + "m");
    configuration.put("taskmanager.memory.network.min", NETWORK + "m");
    configuration.put("taskmanager.memory.network.max", NETWORK + "m");
    configuration.put("taskmanager.memory.jvm-metaspace.size", METASPACE + "m");
    configuration.put("taskmanager.memory.jvm-overhead.min", METASPACE + "m");
    configuration.put("taskmanager.memory.jvm-overhead.max", METASPACE + "m");
    // One cache for all slots: a share for each would be too small for any.
    configuration.put("taskmanager.memory.managed.size", "0m");
    configuration.put("state.backend.rocksdb.memory.fixed-per-tm", settings.stateMegabytes() + "m");
    configuration.put("state.backend.rocksdb.memory.partitioned-index-filters", "true");
    return new FlinkProcess(
        name, Kind.TASK_MANAGER, program, folder, configuration, List.of(), network.rest());
  }

  private static Map<String, String> shared(FlinkNetwork network) {
    Map<String, String> configuration = new TreeMap<>();
    configuration.put("jobmanager.rpc.address", network.jobManager());
    configuration.put("jobmanager.rpc.port", network.port(Port.RPC));
    configuration.put("rest.address", network.jobManager());
    configuration.put("rest.port", network.port(Port.REST));
    if (network.metrics()) {
      configuration.put("metrics.reporter.prometheus.factory.class", REPORTER);
      configuration.put("metrics.reporter.prometheus.port", network.port(Port.METRICS));
      // names of feeds and jobs as they are: a value may hold any character
      configuration.put("metrics.reporter.prometheus.filterLabelValueCharacters", "false");
    }
    // Progress travels with heartbeats, and a dead process is noticed by them.
    configuration.put("heartbeat.interval", "1 s");
    configuration.put("heartbeat.timeout", "20 s");
    // Threads of libraries outlive jobs; they hold on to nothing.
    configuration.put("classloader.check-leaked-classloader", "false");
    return configuration;
  }

  @Override
  public String address() {
    return kind != Kind.TASK_MANAGER
        ? rest.url()
        : configuration.get("taskmanager.host") + ":" + configuration.get("taskmanager.rpc.port");
  }

  private Daemon daemon() {
    return new Daemon(name, folder);
  }

  @Override
  public Path log() {
    return daemon().log();
  }

  @Override
  public Optional<ProcessHandle> process() {
    return daemon().process();
  }

  @Override
  public void start() {
    if (process().isEmpty()) {
      daemon().start(command());
    }
  }

  /** Writes its configuration; its command line. What an earlier one left when it died goes. */
  List<String> command() {
    Path temporary = folder.resolve("tmp-" + name);
    try {
      FileUtils.deleteDirectory(temporary.toFile());
    } catch (IOException e) {
      throw new ClusterException(
          "Cannot clear folder, %s: %s".formatted(e.getMessage(), temporary), e);
    }
    Map<String, String> all = new TreeMap<>(configuration);
    all.put("io.tmp.dirs", temporary.toString());
    FlinkProgram started = kind == Kind.APPLICATION ? program.whole() : program;
    return started.command(folder.resolve("conf-" + name), all, jvm(), kind.main, words);
  }

  private List<String> jvm() {
    if (kind == Kind.JOB_MANAGER) {
      return List.of("-Xmx" + JOB_MANAGER_HEAP + "m");
    }
    if (kind == Kind.APPLICATION) {
      return List.of("-Xmx" + APPLICATION_HEAP + "m", "-Dcredlake.home=" + program.home());
    }
    int heap = FRAMEWORK_HEAP + megabytes(configuration.get("taskmanager.memory.task.heap.size"));
    return List.of(
        "-Xmx" + heap + "m",
        "-XX:MaxDirectMemorySize=" + (2 * OFF_HEAP + NETWORK) + "m",
        "-XX:MaxMetaspaceSize=" + METASPACE + "m");
  }

  private static int megabytes(String size) {
    return Integer.parseInt(size.substring(0, size.length() - 1));
  }

  @Override
  public boolean isHealthy() throws InterruptedException {
    if (process().isEmpty()) {
      return false;
    }
    return kind == Kind.TASK_MANAGER ? rest.taskManagers().contains(name) : rest.answers();
  }

  @Override
  public boolean stop() throws InterruptedException {
    return daemon().stop();
  }
}
