package io.credlake.command;

import io.credlake.bench.Contender;
import io.credlake.bench.CoverageBenchmark;
import io.credlake.bench.PipelineBenchmark;
import io.credlake.bench.PipelineBenchmark.Result;
import io.credlake.bench.PipelineBenchmark.Timed;
import io.credlake.bench.Run;
import io.credlake.bench.SparkPeer;
import io.credlake.code.Regions;
import io.credlake.generate.GeneratedRatings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake bench pipeline}: from files to coverage, against what a user would pick. */
@Command(
    name = "pipeline",
    mixinStandardHelpOptions = true,
    description = {
      "Take the same files from CSV to coverage with Credlake, DuckDB and, if asked, Spark with"
          + " Iceberg, whole processes in turn.",
      "Fails if they count differently."
    })
final class BenchPipelineCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--records",
      split = ",",
      defaultValue = "1000000,5000000",
      description = "Records, one or more numbers (default: ${DEFAULT-VALUE}).")
  private List<Long> records;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "How often each runs (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--spark",
      description = "With Spark, which Maven fetches at first, and which needs a JDK 17 or 21.")
  private boolean spark;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PROGRAM",
      description = "Of the others only these run, e.g. DuckDB (default: all).")
  private List<String> only = List.of();

  @Option(names = "--seed", defaultValue = "7", description = "Seed of the generator.")
  private long seed;

  @Option(
      names = "--folder",
      description = "For a folder of the files, which is deleted (default: a temporary one).")
  private Path folder;

  @Mixin private FormatOption format;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    Regions regions = Regions.load(Credlake.home().resolve("conf/codes/regions.csv"));
    Path work = WorkFolder.in(folder);
    try {
      List<Result> results = run(work, regions, err);
      listing(results, Runtime.getRuntime().availableProcessors())
          .print(format.chosen(), spec.commandLine().getOut());
      if (format.isTable()) {
        err.printf(
            "All that count agree in %,d cells and months. ratio: the rate over Credlake's; growth:"
                + " 1 is as the records%n",
            results.getLast().cells());
      }
    } finally {
      FileUtils.deleteDirectory(work.toFile());
    }
    return 0;
  }

  private List<Result> run(Path work, Regions regions, PrintWriter err) throws Exception {
    List<PipelineBenchmark> benchmarks = new ArrayList<>();
    List<Contender> peers = new ArrayList<>();
    for (long count : records) {
      Path own = work.resolve(Long.toString(count));
      benchmarks.add(new PipelineBenchmark(Credlake.home(), count, rounds, peers, only, own));
    }
    if (spark) {
      Optional<SparkPeer> peer = SparkPeer.prepare(Credlake.home(), err::println);
      peer.ifPresent(found -> peers.add(found.contender()));
    }
    List<Result> results = new ArrayList<>();
    for (PipelineBenchmark benchmark : benchmarks) {
      int organisations = Math.toIntExact(benchmark.records() / CoverageBenchmark.RECORDS_EACH);
      GeneratedRatings generator = new GeneratedRatings(regions, organisations, seed);
      results.add(benchmark.run(generator, err::println));
    }
    return results;
  }

  /** A row for each number of records and program. */
  static Listing listing(List<Result> results, int cores) {
    Listing listing =
        new Listing(
            "records",
            "program",
            "seconds",
            "cpu_seconds",
            "records_s_core",
            "written_mb",
            "peak_mb",
            "ratio",
            "growth");
    Result before = null;
    for (Result result : results) {
      double ours = result.timed().values().iterator().next().median().seconds();
      for (var one : result.timed().entrySet()) {
        Run median = one.getValue().median();
        listing.add(
            result.records(),
            one.getKey(),
            Listing.rounded(median.seconds()),
            Listing.rounded(median.processorSeconds()),
            Math.round(result.records() / median.seconds() / cores),
            one.getValue().bytes() >> 20,
            median.peakMegabytes(),
            Listing.rounded(ours / median.seconds()),
            before == null
                ? null
                : Listing.rounded(
                    growth(before, before.timed().get(one.getKey()), result, median)));
      }
      before = result;
    }
    return listing;
  }

  /** By which power of the records the time grows. */
  private static double growth(Result before, Timed then, Result result, Run now) {
    return Math.log(now.seconds() / then.median().seconds())
        / Math.log((double) result.records() / before.records());
  }
}
