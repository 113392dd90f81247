package io.credlake.bench;

import io.credlake.generate.GeneratedRegistrations;
import io.credlake.job.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.util.FileUtils;

/**
 * Times Credlake's ingest against DuckDB on one generated file, whole processes in turn.
 *
 * @param rows of the file
 * @param rounds how often each runs
 * @param folder for the file and the results; emptied at the end
 */
public record IngestBenchmark(long rows, int rounds, Path folder) {

  /**
   * The runs of both, in the order they were made.
   *
   * @param fileBytes size of the generated file
   */
  public record Result(long rows, long fileBytes, List<Run> credlake, List<Run> duckDb) {

    /** Rows per second of the median run. */
    public static double rate(long rows, List<Run> runs) {
      return rows / runs.stream().mapToDouble(Run::seconds).sorted().toArray()[runs.size() / 2];
    }

    /** Credlake's rate over DuckDB's, by medians. */
    public double ratio() {
      return rate(rows, credlake) / rate(rows, duckDb);
    }
  }

  /** Generates the file and runs both in turn. */
  public Result run(GeneratedRegistrations generator, Consumer<String> progress)
      throws IOException, InterruptedException {
    try {
      Path file = folder.resolve("registrations.csv");
      progress.accept("generating %,d rows".formatted(rows));
      generator.writeFile(file, rows);
      List<Run> credlake = new ArrayList<>();
      List<Run> duckDb = new ArrayList<>();
      for (int round = 1; round <= rounds; round++) {
        progress.accept("round %d of %d: Credlake".formatted(round, rounds));
        Path lake = folder.resolve("lake");
        credlake.add(
            time(
                JavaCommand.CREDLAKE,
                "ingest",
                "enterprise-registration",
                file.toString(),
                "--no-coverage",
                "--lake",
                lake.toString()));
        FileUtils.deleteDirectory(lake.toFile());
        progress.accept("round %d of %d: DuckDB".formatted(round, rounds));
        Path parquet = folder.resolve("duckdb.parquet");
        duckDb.add(time(DuckDbIngest.class.getName(), file.toString(), parquet.toString()));
        Files.deleteIfExists(parquet);
      }
      return new Result(rows, Files.size(file), credlake, duckDb);
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private Run time(String main, String... args) throws IOException, InterruptedException {
    List<String> words = JavaCommand.ofThisProcess().words(main, List.of(args));
    return ChildProcess.time(folder.resolve("output.txt"), main, words);
  }
}
