package io.credlake.job;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Asks a job to stop at the next point where nothing is lost, on SIGINT and SIGTERM. */
public final class StopSignal {

  private final CountDownLatch asked = new CountDownLatch(1);
  private final AtomicReference<String> received = new AtomicReference<>();
  private final Map<Signal, SignalHandler> before = new HashMap<>();

  /** A stop that is asked for by {@link #ask} only. */
  public StopSignal() {}

  /** A stop that SIGINT and SIGTERM ask for; a second one ends the process at once. */
  public static StopSignal ofProcess() {
    StopSignal stop = new StopSignal();
    for (String name : new String[] {"INT", "TERM"}) {
      Signal signal = new Signal(name);
      SignalHandler earlier =
          Signal.handle(
              signal,
              received -> {
                if (!stop.ask(name)) {
                  Runtime.getRuntime().halt(128 + received.getNumber());
                }
              });
      stop.before.put(signal, earlier);
    }
    return stop;
  }

  /** Signals do again what they did before. */
  public void release() {
    before.forEach(Signal::handle);
    before.clear();
  }

  /** Asks for a stop; false if it was asked for before. */
  public boolean ask(String by) {
    boolean first = received.compareAndSet(null, by);
    asked.countDown();
    return first;
  }

  /** Waits so long at most; true as soon as a stop is asked for. */
  public boolean await(Duration time) throws InterruptedException {
    return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether a stop was asked for. */
  public boolean isAsked() {
    return received.get() != null;
  }
}
