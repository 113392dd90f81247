package io.credlake.command;

import io.credlake.lake.Lake;
import io.credlake.trino.TrinoServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;

/** Finds the server of a lake for a command, and shows on standard error that it is starting. */
final class ServerConsole {

  private final PrintWriter err;
  private final boolean terminal = System.console() != null && System.console().isTerminal();
  private long shownSeconds = -1;

  ServerConsole(PrintWriter err) {
    this.err = err;
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
  void waiting(Duration elapsed) {
    if (elapsed.toSeconds() == shownSeconds || (!terminal && shownSeconds >= 0)) {
      return;
    }
    shownSeconds = elapsed.toSeconds();
    err.print(terminal ? "\r\u001B[K" : "");
    err.print("Starting Trino 正在启动查询引擎 …");
    err.print(terminal ? " " + shownSeconds + " s" : System.lineSeparator());
    err.flush();
  }

  /** Takes the shown time away. */
  void ready() {
    if (terminal && shownSeconds >= 0) {
      err.print("\r\u001B[K");
      err.flush();
    }
  }
}
