package io.credlake.command;

import java.io.PrintWriter;

/** The line on standard error that says how something goes: it changes in place on a terminal. */
final class StatusLine {

  private static final String CLEAR = "\r\u001B[K";

  private final PrintWriter err;
  private final boolean changes = isTerminal();

  StatusLine(PrintWriter err) {
    this.err = err;
  }

  /** Whether a person sits at a terminal. */
  static boolean isTerminal() {
    return System.console() != null && System.console().isTerminal();
  }

  /** Whether the line changes in place; else each showing is a line of its own. */
  boolean changes() {
    return changes;
  }

  void show(String text) {
    err.print(changes ? CLEAR + text : text + System.lineSeparator());
    err.flush();
  }

  /** Takes the line away. */
  void clear() {
    if (changes) {
      err.print(CLEAR);
      err.flush();
    }
  }
}
