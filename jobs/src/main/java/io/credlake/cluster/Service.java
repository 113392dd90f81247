package io.credlake.cluster;

import java.nio.file.Path;
import java.util.Optional;

/** A process that a cluster consists of. */
interface Service {

  /** A name that no other process of the cluster has. */
  String name();

  /** Where it answers, for people. */
  String address();

  /** The file of what it says; it need not be there. */
  Path log();

  /** The process, if it is alive. */
  Optional<ProcessHandle> process();

  /** Starts the process unless it is alive; it need not answer yet. */
  void start() throws InterruptedException;

  /** Whether it does its work. */
  boolean isHealthy() throws InterruptedException;

  /** Ends the process; false if it was not alive. */
  boolean stop() throws InterruptedException;
}
