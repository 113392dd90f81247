package io.credlake.job;

import java.util.concurrent.atomic.AtomicReference;
import sun.misc.Signal;

/** Asks a job to stop at the next point where nothing is lost, on SIGINT and SIGTERM. */
public final class StopSignal {

  private final AtomicReference<String> received = new AtomicReference<>();

  /** A stop that is asked for by {@link #ask} only. */
  public StopSignal() {}

  /** A stop that SIGINT and SIGTERM ask for; a second one ends the process at once. */
  public static StopSignal ofProcess() {
    StopSignal stop = new StopSignal();
    for (String name : new String[] {"INT", "TERM"}) {
      Signal.handle(
          new Signal(name),
          signal -> {
            if (!stop.ask(name)) {
              Runtime.getRuntime().halt(128 + signal.getNumber());
            }
          });
    }
    return stop;
  }

  /** Asks for a stop; false if it was asked for before. */
  public boolean ask(String by) {
    return received.compareAndSet(null, by);
  }

  /** Whether a stop was asked for. */
  public boolean isAsked() {
    return received.get() != null;
  }
}
