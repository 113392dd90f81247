package io.credlake.command;

import io.credlake.flow.Inlet;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credlake ingest}: brings deliveries into the lake. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Bring deliveries into the lake.",
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

  @Parameters(
      arity = "0..*",
      paramLabel = "FEED PATH...",
      description = "Feed (a contract in conf/feeds), and its files or folders.")
  private List<String> feedAndPaths = List.of();

  @Option(
      names = "--all",
      paramLabel = "DIR",
      description = "Folder with a folder of deliveries for each feed.")
  private List<Path> folders = List.of();

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
        new IngestJob(lake.lake(), Credlake.home().resolve("conf"), inlets(), watch, engine);
    IngestJob.Result result = job.run(console, StopSignal.ofProcess());
    console.summary(result, spec.commandLine().getOut());
    if (result.stopped() && !watch) {
      return STOPPED;
    }
    return result.progress().problems().isEmpty() ? 0 : Credlake.FAILED;
  }

  private List<Inlet> inlets() {
    List<Inlet> inlets = new ArrayList<>();
    for (Path folder : folders) {
      inlets.add(Inlet.ofAll(absolute(folder)));
    }
    if (feedAndPaths.size() == 1 || (feedAndPaths.isEmpty() && folders.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot ingest, what to read is missing: give a feed and its files, or --all DIR");
    }
    for (String path : feedAndPaths.stream().skip(1).toList()) {
      inlets.add(Inlet.of(feedAndPaths.getFirst(), absolute(Path.of(path))));
    }
    return inlets;
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
