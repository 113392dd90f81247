package io.credlake.command;

import io.credlake.lake.IndexStanding;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code credlake index}: composite indices. */
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    description = "Compute composite indices of regions, tell and explain them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      IndexShowCommand.class,
      IndexExplainCommand.class,
      IndexCompareCommand.class,
      IndexWhatIfCommand.class,
      IndexComputeCommand.class,
      IndexRunCommand.class
    })
final class IndexCommand {

  /** Tells which indices were computed. */
  static void told(List<IndexStanding> runs, PrintWriter out) {
    for (IndexStanding run : runs) {
      out.println(
          run.reason() == null
              ? "Index %s was computed 指数已计算: %,d of %,d regions and years have a score"
                  .formatted(run.framework(), run.scored(), run.regions())
              : "Index %s has no score 指数无得分: %s".formatted(run.framework(), run.reason()));
    }
  }
}
