package io.credlake.cluster;

import java.util.function.ToIntFunction;

/**
 * Where the processes of a Flink cluster find each other.
 *
 * @param jobManager host of the JobManager
 * @param self host by which the others reach this process
 * @param bind address that this process listens on
 * @param ports of this process and of the JobManager
 * @param metrics whether Prometheus is told how the process is
 */
record FlinkNetwork(
    String jobManager, String self, String bind, ToIntFunction<Port> ports, boolean metrics) {

  private static final String LOOPBACK = "127.0.0.1";
  private static final String ALL = "0.0.0.0";

  /** What a port is for, and which one it usually is. */
  enum Port {
    /** The JobManager, for TaskManagers. */
    RPC(6123),
    /** The JobManager, for the program of jobs. */
    BLOB(6124),
    /** The JobManager, for those who submit. */
    REST(8081),
    /** A TaskManager, for the JobManager. */
    TASK_RPC(6122),
    /** A TaskManager, for the others. */
    TASK_DATA(6121),
    /** Each, for Prometheus. */
    METRICS(9249);

    private final int usual;

    Port(int usual) {
      this.usual = usual;
    }

    private boolean isOfTaskManager() {
      return this == TASK_RPC || this == TASK_DATA;
    }
  }

  /**
   * All on this machine. Prometheus is not told: its port cannot be kept to loopback.
   *
   * @param name of this process
   */
  static FlinkNetwork loopback(String name, Ports ports) {
    return new FlinkNetwork(
        LOOPBACK,
        LOOPBACK,
        LOOPBACK,
        port -> ports.of(port.isOfTaskManager() ? name + "-" + port : "flink-" + port),
        false);
  }

  /** Each with an address of its own, in a network that nobody else is in. */
  static FlinkNetwork hosts(String jobManager, String self) {
    return new FlinkNetwork(jobManager, self, ALL, port -> port.usual, true);
  }

  String port(Port port) {
    return Integer.toString(ports.applyAsInt(port));
  }

  /** The JobManager's interface. */
  FlinkRest rest() {
    return new FlinkRest(jobManager, ports.applyAsInt(Port.REST));
  }
}
