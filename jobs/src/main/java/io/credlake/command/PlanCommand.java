package io.credlake.command;

import io.credlake.indicator.MeasuredPlan;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code credlake plan}: the plan as it stands in {@code conf}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Check the plan and its indicators.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = PlanCheckCommand.class)
final class PlanCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Cannot run plan, a command is missing: check");
  }

  /** The plan of the program, with its indicators. */
  static MeasuredPlan plan() throws IOException {
    Path conf = Credlake.home().resolve("conf");
    return MeasuredPlan.load(conf)
        .orElseThrow(() -> new IOException("Cannot find plan, no folder: " + conf.resolve("plan")));
  }
}
