package io.credlake.command;

import io.credlake.job.EngineSettings;
import io.credlake.job.FlinkEngine;
import io.credlake.lake.LakePlace;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where Flink runs the jobs of a command, and how wide. */
final class EngineOption {

  private static final String HERE = "none";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--cluster",
      paramLabel = "HOST:PORT",
      description =
          "Standing Flink cluster that runs the jobs; none: they run within this command (default:"
              + " what lake.properties of the lake says, else none).")
  private String address;

  @Option(
      names = "--subtasks",
      paramLabel = "N",
      description =
          "Subtasks of each job (default: what conf/jobs.properties says, else the cores of this"
              + " machine).")
  private Integer subtasks;

  /**
   * The engine for a lake.
   *
   * @param watch whether what is committed is waited for
   */
  FlinkEngine engine(LakePlace lake, boolean watch) {
    LakePlace asked =
        address == null ? lake : lake.runningOn(address.equals(HERE) ? null : address);
    return FlinkEngine.of(asked, settings(), watch);
  }

  private EngineSettings settings() {
    if (subtasks == null) {
      return EngineSettings.read(Credlake.home().resolve("conf"));
    }
    if (subtasks < 1) {
      throw new ParameterException(
          command.commandLine(), "Invalid --subtasks, it must be 1 or more: " + subtasks);
    }
    return new EngineSettings(subtasks);
  }
}
