package io.credlake.cluster;

import io.credlake.trino.Endpoint;
import io.credlake.trino.Keep;
import io.credlake.trino.TrinoServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The Trino server of a lake, kept up.
 *
 * @param server of the lake
 * @param waiting told from time to time how long its start has taken
 */
record TrinoCoordinator(TrinoServer server, Consumer<Duration> waiting) implements Service {

  @Override
  public String name() {
    return "trino-coordinator";
  }

  @Override
  public String address() {
    return server.running().map(Endpoint::jdbcUrl).orElse("-");
  }

  @Override
  public Path log() {
    return server.log();
  }

  @Override
  public Optional<ProcessHandle> process() {
    return server.process();
  }

  @Override
  public void start() throws InterruptedException {
    server.ensureKept(Keep.FOR_GOOD, waiting);
  }

  @Override
  public boolean isHealthy() {
    return server.running().isPresent();
  }

  @Override
  public boolean stop() throws InterruptedException {
    return server.stop();
  }
}
