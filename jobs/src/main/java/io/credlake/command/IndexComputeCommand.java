package io.credlake.command;

import io.credlake.job.IndexFollower;
import io.credlake.job.IndexJob;
import io.credlake.job.StopSignal;
import io.credlake.lake.IndexStanding;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.lineage.Lineage;
import io.credlake.lineage.LineageJob;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake index compute}: stores the indices whose inputs changed. */
@Command(
    name = "compute",
    mixinStandardHelpOptions = true,
    description = {
      "Compute the indices whose values, framework or method changed; ingest does it as well.",
      "Earlier runs stay: views tell the newest of each framework, stat.index_run names all."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:computed, or nothing had changed; with --watch: stopped",
      "1:there is no lake, a framework is wrong, or the last computation failed",
      "2:the command was not understood",
      "130:stopped; running the same command again completes the work"
    })
final class IndexComputeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Mixin private EngineOption flink;

  @Option(
      names = "--watch",
      description = "Then follow the lake until stopped; a failure is told, and tried again later.")
  private boolean watch;

  @Override
  public Integer call() throws Exception {
    if (!Lake.exists(lake.lake())) {
      throw new IllegalArgumentException(
          "Cannot compute indices, there is no lake: " + lake.lake());
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    StopSignal stop = StopSignal.ofProcess();
    IndexJob job =
        IndexJob.of(
            lake.lake(),
            Credlake.home().resolve("conf"),
            flink.engine(LakePlace.of(lake.lake()), watch));
    List<IndexStanding> runs =
        Lineage.of(LakePlace.of(lake.lake()), Credlake.home().resolve("conf"))
            .during(
                LineageJob.INDEX,
                List.of(),
                () ->
                    job.run(
                        stop, holder -> err.println("Waiting for another job 等待其他作业: " + holder)));
    IndexCommand.told(runs, out);
    if (stop.isAsked()) {
      return Credlake.STOPPED;
    }
    if (runs.isEmpty()) {
      out.println("No index had to be computed, its inputs are the same 输入未变，无需重算");
    }
    if (watch) {
      IndexFollower follower = new IndexFollower(job, new IndexConsole(out, err));
      follower.follow(stop);
      return follower.hasFailed() ? Credlake.FAILED : 0;
    }
    return 0;
  }
}
