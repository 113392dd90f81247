package io.credlake.command;

import io.credlake.job.FlinkEngine;
import io.credlake.lake.LakePlace;
import picocli.CommandLine.Option;

/** The option that says where Flink runs the jobs of a command. */
final class EngineOption {

  private static final String HERE = "none";

  @Option(
      names = "--cluster",
      paramLabel = "HOST:PORT",
      description =
          "Standing Flink cluster that runs the jobs; none: they run within this command (default:"
              + " what lake.properties of the lake says, else none).")
  private String address;

  /**
   * The engine for a lake.
   *
   * @param watch whether what is committed is waited for
   */
  FlinkEngine engine(LakePlace lake, boolean watch) {
    if (address == null) {
      return FlinkEngine.of(lake, watch);
    }
    return FlinkEngine.of(lake.runningOn(address.equals(HERE) ? null : address), watch);
  }
}
