package io.credlake.command;

import io.credlake.bench.CoverageBenchmark;
import io.credlake.bench.IndexBenchmark;
import io.credlake.bench.IngestBenchmark;
import io.credlake.bench.IngestBenchmark.Result;
import io.credlake.bench.KernelBenchmark;
import io.credlake.bench.Run;
import io.credlake.code.Regions;
import io.credlake.generate.GeneratedRatings;
import io.credlake.generate.GeneratedRegistrations;
import io.credlake.index.weight.Weighting;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake bench}: measures. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measure against a peer, or what is expected.",
    subcommands = {BenchDashboardsCommand.class, BenchPipelineCommand.class},
    synopsisSubcommandLabel = "WHAT")
final class BenchCommand {

  @Spec private CommandSpec spec;

  @Command(
      name = "ingest",
      mixinStandardHelpOptions = true,
      description = "Ingest a generated file with Credlake and with DuckDB, in turn.")
  int ingest(
      @Option(
              names = "--rows",
              defaultValue = "5000000",
              description = "Rows of the file (default: ${DEFAULT-VALUE}).")
          long rows,
      @Option(
              names = "--rounds",
              defaultValue = "3",
              description = "How often each runs (default: ${DEFAULT-VALUE}).")
          int rounds,
      @Option(names = "--seed", defaultValue = "7", description = "Seed of the generator.")
          long seed,
      @Option(
              names = "--folder",
              description =
                  "For a folder of the files, which is deleted (default: a temporary one).")
          Path folder)
      throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Path conf = Credlake.home().resolve("conf");
    GeneratedRegistrations generator =
        new GeneratedRegistrations(Regions.load(conf.resolve("codes/regions.csv")), seed);
    Path work = WorkFolder.in(folder);
    Result result = new IngestBenchmark(rows, rounds, work).run(generator, err::println);
    out.println(
        String.format(
            Locale.ROOT,
            "%,d rows, %,d MB; whole processes, %d rounds in turn, %d cores",
            result.rows(),
            result.fileBytes() >> 20,
            rounds,
            Runtime.getRuntime().availableProcessors()));
    print(out, "Credlake", result.rows(), result.credlake());
    print(out, "DuckDB", result.rows(), result.duckDb());
    out.println(String.format(Locale.ROOT, "ratio Credlake / DuckDB: %.2f", result.ratio()));
    return 0;
  }

  @Command(
      name = "coverage",
      mixinStandardHelpOptions = true,
      description =
          "Time a standing ingest that keeps coverage: a first load, one record in a "
              + "hundred more, a full recount; by number of records.")
  int coverage(
      @Option(
              names = "--records",
              split = ",",
              defaultValue = "1000000,5000000,20000000",
              description = "Records of the first load (default: ${DEFAULT-VALUE}).")
          List<Long> records,
      @Option(
              names = "--no-recount",
              description = "Without the recount in SQL, which takes far longer than all else.")
          boolean notRecounted,
      @Option(
              names = "--duckdb",
              description = "Then let DuckDB do all of it again, as in pipeline.")
          boolean peer,
      @Option(names = "--seed", defaultValue = "7", description = "Seed of the generator.")
          long seed,
      @Option(
              names = "--folder",
              description =
                  "For a folder of the files, which is deleted (default: a temporary one).")
          Path folder)
      throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Regions regions = Regions.load(Credlake.home().resolve("conf/codes/regions.csv"));
    for (long count : records) {
      Path work = WorkFolder.in(folder);
      int organisations = Math.toIntExact(count / CoverageBenchmark.RECORDS_EACH);
      CoverageBenchmark.Result result =
          new CoverageBenchmark(Credlake.home(), count, !notRecounted, peer, work)
              .run(new GeneratedRatings(regions, organisations, seed), err::println);
      print(out, result);
    }
    return 0;
  }

  @Command(
      name = "index",
      mixinStandardHelpOptions = true,
      description =
          "Time the Monte Carlo of a composite index: 1,000 replications of 51 units with "
              + "49 indicators (COINr 1.1.14 needs about 108 s), and many of a large index.")
  int index(
      @Option(
              names = "--units",
              defaultValue = "3000",
              description = "Units of the large index (default: ${DEFAULT-VALUE}).")
          int units,
      @Option(
              names = "--indicators",
              defaultValue = "60",
              description = "Its indicators (default: ${DEFAULT-VALUE}).")
          int indicators,
      @Option(
              names = "--replications",
              defaultValue = "10000",
              description = "How often it is replicated (default: ${DEFAULT-VALUE}).")
          int replications,
      @Option(
              names = "--weighting",
              defaultValue = "given",
              description = "Of all parts: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
          Weighting.Kind weighting,
      @Option(names = "--seed", defaultValue = "7", description = "Seed of the generator.")
          long seed) {
    for (IndexBenchmark benchmark :
        List.of(
            new IndexBenchmark(51, 49, 1000, weighting),
            new IndexBenchmark(51, 49, 1000, weighting), // again, with the program warm
            new IndexBenchmark(units, indicators, replications, weighting))) {
      IndexBenchmark.Result result = benchmark.run(seed);
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          String.format(
              Locale.ROOT,
              "%,d units, %d indicators, %,d replications, weights %s, %d cores: %.2f s; %,d"
                  + " intervals",
              benchmark.units(),
              benchmark.indicators(),
              benchmark.replications(),
              weighting.name().toLowerCase(Locale.ROOT),
              Runtime.getRuntime().availableProcessors(),
              result.seconds(),
              result.intervals()));
      out.flush();
    }
    return 0;
  }

  @Command(
      name = "kernels",
      mixinStandardHelpOptions = true,
      description =
          "Time by JMH what an ingest does with each row, apart from Flink and Iceberg. Maven"
              + " fetches JMH at first.")
  int kernels(
      @Option(
              names = "--seconds",
              defaultValue = "2",
              description = "Of each of eight measurements (default: ${DEFAULT-VALUE}).")
          int seconds,
      @Mixin FormatOption format)
      throws Exception {
    Listing listing = new Listing("kernel", "rows_s", "error");
    for (KernelBenchmark.Result result :
        new KernelBenchmark(Credlake.home(), seconds).run(spec.commandLine().getErr()::println)) {
      listing.add(result.kernel(), Math.round(result.rate()), Math.round(result.error()));
    }
    listing.print(format.chosen(), spec.commandLine().getOut());
    return 0;
  }

  private static void print(PrintWriter out, CoverageBenchmark.Result result) {
    out.println(
        String.format(
            Locale.ROOT,
            "%,d records of %,d organisations, %d cores: first load %.1f s (%,.0f records/s); 1 %%"
                + " more visible in %.1f s, %.1f %% of the load%s%s;"
                + " state %,d bytes per organisation; peak memory %,d MB, %,d MB at the end",
            result.records(),
            result.organisations(),
            Runtime.getRuntime().availableProcessors(),
            result.load(),
            result.records() / result.load(),
            result.more(),
            100 * result.more() / result.load(),
            ofAllAgain(result.more(), result.recount(), "a recount in SQL"),
            ofAllAgain(result.more(), result.duckDb(), "DuckDB for all again"),
            result.stateBytes() / result.organisations(),
            result.loadMegabytes(),
            result.peakMegabytes()));
    out.flush();
  }

  /** How much less it is than another way to know the same; empty if that was not timed. */
  private static String ofAllAgain(double more, double all, String how) {
    return Double.isNaN(all)
        ? ""
        : String.format(Locale.ROOT, ", %.1f %% of the %.1f s of %s", 100 * more / all, all, how);
  }

  private static void print(PrintWriter out, String name, long rows, List<Run> runs) {
    double[] seconds = runs.stream().mapToDouble(Run::seconds).sorted().toArray();
    out.println(
        String.format(
            Locale.ROOT,
            "%-9s %,10.0f rows/s (median %.1f s, min %.1f, max %.1f), peak memory %,d MB",
            name,
            Result.rate(rows, runs),
            seconds[seconds.length / 2],
            seconds[0],
            seconds[seconds.length - 1],
            runs.stream().mapToLong(Run::peakMegabytes).max().orElse(0)));
  }
}
