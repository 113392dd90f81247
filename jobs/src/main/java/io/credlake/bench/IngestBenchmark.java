package io.credlake.bench;

import io.credlake.generate.GeneratedRegistrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;

/**
 * Times Credlake's ingest against DuckDB on one generated file, whole processes in turn.
 *
 * @param rows of the file
 * @param rounds how often each runs
 * @param folder for the file and the results; emptied at the end
 */
public record IngestBenchmark(long rows, int rounds, Path folder) {

  private static final Duration POLL = Duration.ofMillis(50);

  /**
   * A finished process.
   *
   * @param seconds from start to exit
   * @param peakMegabytes most resident memory; 0 where the system does not tell
   */
  public record Run(double seconds, long peakMegabytes) {}

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
                "io.credlake.command.Credlake",
                "ingest",
                "enterprise-registration",
                file.toString(),
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
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(List.of(args));
    Path output = folder.resolve("output.txt");
    Instant start = Instant.now();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    long peak = 0;
    while (!process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peakMegabytes(process.pid()));
    }
    double seconds = Duration.between(start, Instant.now()).toNanos() / 1e9;
    if (process.exitValue() != 0) {
      throw new IOException(
          "Cannot finish benchmark, %s failed: %s".formatted(main, Files.readString(output)));
    }
    return new Run(seconds, peak);
  }

  private static long peakMegabytes(long pid) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0; // ended in between, or not a system with /proc
    }
  }
}
