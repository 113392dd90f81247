package io.credlake.command;

import io.credlake.generate.nation.Nation;
import io.credlake.generate.nation.NationOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake generate}: a nation of known truth, in the files of all feeds. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description =
        "Generate a nation: deliveries of all feeds, and what the lake must hold of them.")
final class GenerateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write.")
  private Path out;

  @Option(
      names = "--subjects",
      defaultValue = "20000",
      description = "Organisations (default: ${DEFAULT-VALUE}).")
  private long subjects;

  @Option(
      names = "--seed",
      defaultValue = "2014",
      description = "Which nation (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--from",
      defaultValue = "2014",
      paramLabel = "YEAR",
      description = "First year (default: ${DEFAULT-VALUE}).")
  private int from;

  @Option(
      names = "--to",
      defaultValue = "2020",
      paramLabel = "YEAR",
      description = "Last year (default: ${DEFAULT-VALUE}).")
  private int to;

  @Override
  public Integer call() throws Exception {
    Instant start = Instant.now();
    Nation nation =
        new Nation(new NationOptions(subjects, seed, from, to), Credlake.home().resolve("conf"));
    StatusLine status = new StatusLine(spec.commandLine().getErr());
    long rows =
        nation.write(
            out,
            written -> {
              if (status.changes()) {
                status.show(String.format(Locale.ROOT, "%,d rows written 已生成", written));
              }
            });
    status.clear();
    double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
    spec.commandLine()
        .getOut()
        .println(
            String.format(
                Locale.ROOT,
                "%,d organisations, %,d rows in %.1f s 已生成: %s",
                subjects,
                rows,
                seconds,
                out));
    return 0;
  }
}
