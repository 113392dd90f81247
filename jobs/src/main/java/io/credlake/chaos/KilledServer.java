package io.credlake.chaos;

import io.credlake.cluster.LocalCluster;
import java.util.Optional;

/**
 * A process of the cluster is killed while deliveries come in.
 *
 * @param name of the fault
 * @param server name of the process
 */
record KilledServer(Name name, String server) implements Fault {

  private static final String CATALOGUE = "postgresql";

  static KilledServer taskManager() {
    return new KilledServer(
        new Name("kill-taskmanager", "集群 TaskManager 被强制终止", "TaskManager killed"),
        "taskmanager-1");
  }

  static KilledServer jobManager() {
    return new KilledServer(
        new Name("kill-jobmanager", "集群 JobManager 被强制终止", "JobManager killed"), "jobmanager");
  }

  static KilledServer catalogue() {
    return new KilledServer(
        new Name("kill-catalogue", "目录数据库被强制终止", "catalogue database killed"), CATALOGUE);
  }

  @Override
  public Optional<String> obstacle() {
    return server.equals(CATALOGUE) && !LocalCluster.hasPostgres()
        ? Optional.of("needs PostgreSQL 需要 PostgreSQL")
        : Optional.empty();
  }

  @Override
  public void inject(Trial trial) throws Exception {
    LocalCluster cluster = trial.cluster();
    LocalCluster.State victim =
        cluster.status().stream()
            .filter(state -> state.name().equals(server))
            .findFirst()
            .orElseThrow(() -> new ChaosException("Cannot inject fault, no process: " + server));
    IngestProcess ingest = trial.launch().watching();
    trial.awaitFirstDeliveries(ingest);
    trial.injected();
    ProcessHandle process = ProcessHandle.of(victim.pid().orElseThrow()).orElseThrow();
    process.destroyForcibly();
    process.onExit().get();
  }

  /** The ingest goes on, or ends and is begun again. */
  @Override
  public void recover(Trial trial) throws Exception {
    trial.cluster();
    IngestProcess ingest = trial.lastIngest();
    trial.await(
        "all deliveries, or the end of the ingest",
        () -> !ingest.isAlive() || trial.deliveries() >= trial.expectedDeliveries());
    ingest.stop();
    trial.ingest();
  }
}
