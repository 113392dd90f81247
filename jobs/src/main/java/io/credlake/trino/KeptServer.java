package io.credlake.trino;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the server of a lake answers, for who asks it for days: it is kept up meanwhile, and
 * started again, perhaps on another port, when it has ended.
 */
public final class KeptServer implements Supplier<Endpoint> {

  private final TrinoServer server;

  /** Keeps a server up from the first question on. */
  public KeptServer(TrinoServer server) {
    this.server = server;
  }

  /**
   * Where it answers, as the owner; waits while it starts.
   *
   * @throws TrinoException if it does not start, or who waits is interrupted
   */
  @Override
  public synchronized Endpoint get() {
    Optional<Endpoint> running = server.running();
    if (running.isPresent()) {
      return running.get();
    }
    try {
      return server.ensureKept(Keep.MEANWHILE, elapsed -> {});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrinoException("Cannot start Trino, interrupted while waiting", e);
    }
  }
}
