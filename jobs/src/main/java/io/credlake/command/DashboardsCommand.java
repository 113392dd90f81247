package io.credlake.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code credlake dashboards}: what the dashboards are made of. */
@Command(
    name = "dashboards",
    mixinStandardHelpOptions = true,
    description = "The panels of the dashboards, which are files in sql/dashboards.",
    subcommands = DashboardsCheckCommand.class)
final class DashboardsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Cannot run dashboards, a command is missing: check");
  }
}
