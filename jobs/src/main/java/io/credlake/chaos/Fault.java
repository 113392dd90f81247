package io.credlake.chaos;

import java.util.Optional;

/** Something that happens to an installation while deliveries are coming in. */
public interface Fault {

  /**
   * What a fault is called.
   *
   * @param id on the command line
   * @param zh in Chinese
   * @param en in English
   */
  record Name(String id, String zh, String en) {}

  /** What it is called. */
  Name name();

  /** Why it cannot be injected on this machine; empty: it can. */
  default Optional<String> obstacle() {
    return Optional.empty();
  }

  /**
   * Starts an ingest and does the harm while it runs; returns when it was done.
   *
   * @throws ChaosException if it could not be done while the ingest was running
   */
  void inject(Trial trial) throws Exception;

  /** Does what an operator would do: at least, gives the same command again. */
  default void recover(Trial trial) throws Exception {
    trial.ingest();
  }
}
