package io.credlake.command;

import io.credlake.job.Beside;
import io.credlake.job.CoverageJob;
import io.credlake.job.FlinkEngine;
import io.credlake.job.IndexFollower;
import io.credlake.job.IndexJob;
import io.credlake.job.StopSignal;
import io.credlake.lake.LakePlace;
import io.credlake.lineage.Lineage;
import io.credlake.lineage.LineageJob;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake coverage rebuild}: counts coverage anew from the lake. */
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description = "Count coverage anew from all facts of the lake; the old count holds until then.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:counted, with the indices; with --watch, stopped later",
      "1:the job failed; unless it told that coverage was counted, the old count still holds",
      "2:the command was not understood",
      "130:stopped before its end; the same holds"
    })
final class CoverageRebuildCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Mixin private EngineOption flink;

  @Option(names = "--watch", description = "Then follow the lake until stopped.")
  private boolean watch;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Instant started = Instant.now();
    StopSignal stop = StopSignal.ofProcess();
    Path conf = Credlake.home().resolve("conf");
    FlinkEngine engine = flink.engine(LakePlace.of(lake.lake()), watch);
    CoverageJob job = CoverageJob.of(lake.lake(), conf, engine);
    IndexJob index = IndexJob.of(job, conf);
    Consumer<String> waiting = holder -> err.println("Waiting for another job 等待其他作业: " + holder);
    Lineage lineage = Lineage.of(LakePlace.of(lake.lake()), conf);
    lineage
        .during(LineageJob.COVERAGE, List.of(), () -> job.rebuild(stop, waiting))
        .ifPresent(
            standing ->
                out.printf(
                    Locale.ROOT,
                    "Coverage was counted anew from %,d deliveries in %.1f s 覆盖已重建%n",
                    standing.deliveries(),
                    Duration.between(started, Instant.now()).toMillis() / 1000.0));
    if (stop.isAsked()) {
      return Credlake.STOPPED;
    }
    IndexCommand.told(
        lineage.during(LineageJob.INDEX, List.of(), () -> index.run(stop, waiting)), out);
    if (watch) {
      IndexFollower follower = new IndexFollower(index, new IndexConsole(null, err));
      new Beside(follower, stop).run(() -> job.run(new StopSignal(), stop, waiting));
      return follower.hasFailed() ? Credlake.FAILED : 0;
    }
    return stop.isAsked() ? Credlake.STOPPED : 0;
  }
}
