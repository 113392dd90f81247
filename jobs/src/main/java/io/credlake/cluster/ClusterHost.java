package io.credlake.cluster;

import io.credlake.trino.Endpoint;
import io.credlake.trino.TrinoServer;
import io.credlake.trino.TrinoWorker;
import java.nio.file.Path;
import java.util.List;

/**
 * Prepares processes of a cluster that something else starts and keeps, each with an address of its
 * own: a container, say.
 *
 * @param home folder of the program
 * @param folder for the files of the process
 * @param settings how large it is
 */
public record ClusterHost(Path home, Path folder, ClusterSettings settings) {

  private static final int WORKER_PORT = 8090;

  /** The command line of Flink's JobManager, by whose name the others reach it. */
  public List<String> jobManager(String host) {
    return FlinkProcess.jobManager(new FlinkProgram(home), folder, FlinkNetwork.hosts(host, host))
        .command();
  }

  /**
   * The command line of a JobManager that is there for one command and ends with it.
   *
   * @param command name of a class whose main method is the command; its words
   */
  public List<String> application(String host, List<String> command) {
    return FlinkProcess.application(
            command, new FlinkProgram(home), folder, FlinkNetwork.hosts(host, host))
        .command();
  }

  /** The command line of a TaskManager, by whose name the others reach it. */
  public List<String> taskManager(String jobManager, String host) {
    return FlinkProcess.taskManager(
            host, settings, new FlinkProgram(home), folder, FlinkNetwork.hosts(jobManager, host))
        .command();
  }

  /**
   * The command line of a node that works for the Trino server of a lake, which must be up and on
   * the same loopback; to be run in the folder.
   */
  public List<String> trinoWorker(Path lake) {
    Endpoint coordinator =
        TrinoServer.forLake(home, lake)
            .running()
            .orElseThrow(
                () -> new ClusterException("Cannot start a node of Trino, no server for: " + lake));
    return new TrinoWorker(home, lake, "trino-worker", WORKER_PORT, folder).prepare(coordinator);
  }
}
