package io.credlake.command;

import io.credlake.code.Regions;
import io.credlake.generate.GeneratedRegistrations;
import io.credlake.job.EmbeddedFlink;
import io.credlake.job.IngestJob;
import io.credlake.job.StopSignal;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * A small ingest that the launcher runs once after a build, so that Java can record which classes
 * and methods the next runs need.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {

  private static final long ROWS = 200_000;

  @Parameters(paramLabel = "DIR", description = "Folder for the lake; the caller deletes it.")
  private Path folder;

  @Override
  public Integer call() throws Exception {
    Path conf = Credlake.home().resolve("conf");
    Path input = Files.createDirectories(folder.resolve("input"));
    new GeneratedRegistrations(Regions.load(conf.resolve("codes/regions.csv")), 1)
        .writeFolder(input, ROWS);
    IngestJob job =
        IngestJob.ofFeed(
            "enterprise-registration",
            folder.resolve("lake"),
            conf,
            List.of(input),
            false,
            EmbeddedFlink.ofThisMachine());
    IngestConsole silent = new IngestConsole(new PrintWriter(Writer.nullWriter()));
    silent.summary(job.run(silent, new StopSignal()), new PrintWriter(Writer.nullWriter()));
    return 0;
  }
}
