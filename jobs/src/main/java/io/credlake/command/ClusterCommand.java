package io.credlake.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code credlake cluster}: the topology of production, as processes of this machine. */
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    description = {
      "Run PostgreSQL, Flink's JobManager and TaskManagers and several nodes of Trino "
          + "as processes of this machine, on loopback, for one lake.",
      "Jobs of a lake that it founds run there, those of another with --cluster. How many and how"
          + " large they are says conf/cluster.properties."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ClusterUpCommand.class,
      ClusterStatusCommand.class,
      ClusterLogsCommand.class,
      ClusterDownCommand.class,
      ClusterCommandLine.class
    })
final class ClusterCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Cannot run cluster, a command is missing: up, status, logs, down or command");
  }
}
