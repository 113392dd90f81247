package io.credlake.command;

import io.credlake.lake.Lake;
import io.credlake.trino.Endpoint;
import io.credlake.trino.Keep;
import io.credlake.trino.TrinoServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;

/** Finds the server of a lake for a command, and shows on standard error that it is starting. */
final class ServerConsole {

  private final StatusLine status;
  private long shownSeconds = -1;

  ServerConsole(PrintWriter err) {
    this.status = new StatusLine(err);
  }

  /** Starts the server of a lake unless it is up. */
  Endpoint ensureRunning(Path lake) throws InterruptedException {
    Endpoint endpoint = server(lake).ensureRunning(this::waiting);
    ready();
    return endpoint;
  }

  /** Likewise, and keeps it up. */
  Endpoint ensureKept(Path lake, Keep keep) throws InterruptedException {
    Endpoint endpoint = server(lake).ensureKept(keep, this::waiting);
    ready();
    return endpoint;
  }

  /**
   * The server of a lake that exists.
   *
   * @throws IllegalArgumentException if there is no lake, with what to do about it
   */
  static TrinoServer server(Path lake) {
    if (!Lake.exists(lake)) {
      throw new IllegalArgumentException(
          "Cannot query lake, no lake at: %s%nBring deliveries in first 请先入湖: credlake ingest"
              .formatted(lake));
    }
    return TrinoServer.forLake(Credlake.home(), lake);
  }

  /** Shows the time that the start has taken, once a second. */
  private void waiting(Duration elapsed) {
    if (elapsed.toSeconds() == shownSeconds || (!status.changes() && shownSeconds >= 0)) {
      return;
    }
    shownSeconds = elapsed.toSeconds();
    String since = status.changes() ? " " + shownSeconds + " s" : "";
    status.show("Starting Trino 正在启动查询引擎 …" + since);
  }

  private void ready() {
    if (shownSeconds >= 0) {
      status.clear();
    }
  }
}
