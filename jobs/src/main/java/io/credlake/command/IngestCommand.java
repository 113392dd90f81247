package io.credlake.command;

import io.credlake.job.EmbeddedFlink;
import io.credlake.job.IngestJob;
import io.credlake.job.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credlake ingest}: brings deliveries into the lake. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Bring deliveries of a feed into the lake.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every delivery was taken, or was in the lake already",
      "1:a delivery was refused or could not be read, or the job failed",
      "2:the command was not understood",
      "130:stopped; running the same command again completes the work"
    })
final class IngestCommand implements Callable<Integer> {

  private static final int STOPPED = 130;

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Parameters(index = "0", paramLabel = "FEED", description = "Feed: a contract in conf/feeds.")
  private String feed;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = "File or folder.")
  private List<Path> paths;

  @Option(names = "--watch", description = "Follow the folders until stopped.")
  private boolean watch;

  @Option(
      names = "--commit-every",
      paramLabel = "SECONDS",
      description = "Time between two commits (default: 10, with --watch 1).")
  private Integer commitSeconds;

  @Override
  public Integer call() throws Exception {
    EmbeddedFlink engine = EmbeddedFlink.ofThisMachine(watch);
    if (commitSeconds != null) {
      engine = new EmbeddedFlink(engine.parallelism(), Duration.ofSeconds(commitSeconds));
    }
    IngestConsole console = new IngestConsole(spec.commandLine().getErr());
    IngestJob job =
        new IngestJob(
            lake.lake(), Credlake.home().resolve("conf"), feed, absolute(paths), watch, engine);
    IngestJob.Result result = job.run(console, StopSignal.ofProcess());
    console.summary(result, spec.commandLine().getOut());
    if (result.stopped() && !watch) {
      return STOPPED;
    }
    return result.progress().problems().isEmpty() ? 0 : Credlake.FAILED;
  }

  private static List<Path> absolute(List<Path> paths) {
    List<Path> absolute = new ArrayList<>();
    for (Path path : paths) {
      absolute.add(path.toAbsolutePath().normalize());
    }
    return absolute;
  }
}
