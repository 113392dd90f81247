package io.credlake.cluster;

import io.credlake.trino.Endpoint;
import io.credlake.trino.TrinoServer;
import io.credlake.trino.TrinoWorker;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * A node that works for the Trino server of a lake.
 *
 * @param worker the node
 * @param server that it works for, which must be up first
 */
record TrinoNode(TrinoWorker worker, TrinoServer server) implements Service {

  @Override
  public String name() {
    return worker.name();
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + worker.port();
  }

  private Daemon daemon() {
    return new Daemon(name(), worker.folder());
  }

  @Override
  public Path log() {
    return TrinoServer.logIn(worker.folder());
  }

  @Override
  public Optional<ProcessHandle> process() {
    return daemon().process();
  }

  /** One that is alive may work for a server that is not there any more. */
  @Override
  public void start() throws InterruptedException {
    Endpoint coordinator =
        server
            .running()
            .orElseThrow(
                () -> new ClusterException("Cannot start a node of Trino, no server: " + name()));
    daemon().stop();
    daemon().start(worker.prepare(coordinator));
  }

  /** Whether the server gives it work. */
  @Override
  public boolean isHealthy() {
    Optional<Endpoint> coordinator = server.running();
    if (process().isEmpty() || coordinator.isEmpty()) {
      return false;
    }
    try (Connection connection = coordinator.get().connect();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT 1 FROM system.runtime.nodes WHERE node_id = '%s' AND state = 'active'"
                    .formatted(name()))) {
      return found.next();
    } catch (SQLException e) {
      return false; // not yet, or not any more
    }
  }

  @Override
  public boolean stop() throws InterruptedException {
    return daemon().stop();
  }
}
