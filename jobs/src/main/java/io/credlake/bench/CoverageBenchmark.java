package io.credlake.bench;

import io.credlake.generate.GeneratedRatings;
import io.credlake.job.JavaCommand;
import io.credlake.lake.CoverageStanding;
import io.credlake.lake.Lake;
import io.credlake.trino.Keep;
import io.credlake.trino.TrinoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;

/**
 * Times a standing ingest with coverage: a first load, one record in a hundred more, and what it
 * takes to count all again.
 *
 * @param home of the program
 * @param records of the first load
 * @param recounts whether all is counted again by SQL, which takes far longer than all else
 * @param peer whether DuckDB does all of it again, as in the pipeline benchmark
 * @param folder for the files and the lake; emptied at the end
 */
public record CoverageBenchmark(
    Path home, long records, boolean recounts, boolean peer, Path folder) {

  /** Records of an organisation, on average. */
  public static final int RECORDS_EACH = 20;

  private static final long IN_A_FILE = 500_000;
  private static final long POLL = 100;
  private static final String COUNTED =
      "SELECT coalesce(max(deliveries), 0) FROM stat.coverage_round";
  private static final Duration PATIENCE = Duration.ofHours(2);

  /**
   * What was measured.
   *
   * @param load seconds from the files in place until a query sees all of them counted
   * @param more likewise, for one record in a hundred more
   * @param recount seconds of a full recount in Trino; NaN: there was none
   * @param duckDb seconds that DuckDB takes to do all again; NaN: it was not asked
   * @param stateBytes of the kept state
   * @param loadMegabytes most resident memory of the job after the load
   * @param peakMegabytes likewise at the end
   */
  public record Result(
      long records,
      long organisations,
      double load,
      double more,
      double recount,
      double duckDb,
      long stateBytes,
      long loadMegabytes,
      long peakMegabytes) {}

  /** Runs it. */
  public Result run(GeneratedRatings generator, Consumer<String> progress)
      throws IOException, InterruptedException, SQLException {
    Path in = folder.resolve("in");
    Path lake = folder.resolve("lake");
    Path staged = Files.createDirectories(folder.resolve("staged"));
    Path registers = Files.createDirectories(in.resolve("saic-market-entities"));
    Path ratings = Files.createDirectories(in.resolve("sat-tax-ratings"));
    TrinoServer server = TrinoServer.forLake(home, lake);
    ChildProcess job = null;
    try {
      progress.accept("%,d records: generating".formatted(records));
      generator.writeRegister(staged.resolve("register.csv"));
      long files = (records + IN_A_FILE - 1) / IN_A_FILE;
      for (long i = 0; i < files; i++) {
        long left = records - i * IN_A_FILE;
        generator.writeRatings(staged.resolve(i + ".csv"), Math.min(IN_A_FILE, left));
      }
      generator.writeRatings(staged.resolve("more.csv"), records / 100);
      job =
          ChildProcess.start(
              folder.resolve("output.txt"),
              JavaCommand.CREDLAKE,
              List.of("ingest", "--all", in.toString(), "--watch", "--lake", lake.toString()));
      awaitLake(lake, job);
      try (Lake opened = Lake.open(lake);
          Connection connection = server.ensureKept(Keep.MEANWHILE, elapsed -> {}).connect()) {
        ask(connection, COUNTED); // the first question starts more than a server
        progress.accept("%,d records: first load".formatted(records));
        Instant start = Instant.now();
        for (long i = 0; i < files; i++) {
          move(staged.resolve(i + ".csv"), ratings);
        }
        move(staged.resolve("register.csv"), registers);
        await(opened, connection, files + 1, job);
        double load = seconds(start);
        long loadMegabytes = job.peakMegabytes();
        progress.accept(
            "%,d records: loaded in %.1f s, now one in a hundred more".formatted(records, load));
        job.awaitIdle(PATIENCE); // a standing job has nothing left to tidy up
        start = Instant.now();
        move(staged.resolve("more.csv"), ratings);
        await(opened, connection, files + 2, job);
        double more = seconds(start);
        long peak = job.peakMegabytes();
        stop(job);
        progress.accept("%,d records: visible in %.1f s".formatted(records, more));
        double recount = recounts ? recount(connection) : Double.NaN;
        return new Result(
            records,
            records / RECORDS_EACH,
            load,
            more,
            recount,
            peer ? duckDb(in, progress) : Double.NaN,
            bytes(lake.resolve("flink/coverage")),
            loadMegabytes,
            peak);
      }
    } finally {
      if (job != null) {
        job.process().destroy();
        job.process().waitFor();
      }
      server.stop();
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private double duckDb(Path in, Consumer<String> progress)
      throws IOException, InterruptedException {
    progress.accept("%,d records: DuckDB does all again".formatted(records));
    Contender duckDb = Contender.duckDb(home.resolve("conf/codes"));
    Path out = Files.createDirectories(folder.resolve("peer"));
    return ChildProcess.time(
            folder.resolve("output.txt"), duckDb.name(), duckDb.command().words(in, out))
        .seconds();
  }

  private static double recount(Connection connection) throws SQLException {
    Instant start = Instant.now();
    ask(connection, "SELECT count(*) FROM policy.coverage_recount");
    return seconds(start);
  }

  private static void move(Path file, Path to) throws IOException {
    Files.move(file, to.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void awaitLake(Path lake, ChildProcess job)
      throws IOException, InterruptedException {
    while (!Files.isDirectory(lake.resolve("warehouse/stat/coverage_round"))) {
      ensureRuns(job);
      Thread.sleep(POLL);
    }
  }

  /**
   * Waits until a query sees that so many deliveries are counted. The query is asked when the lake
   * has them, because asking all the while would cost what is measured.
   */
  private static void await(Lake lake, Connection connection, long deliveries, ChildProcess job)
      throws IOException, InterruptedException, SQLException {
    Instant start = Instant.now();
    while (CoverageStanding.of(lake).map(CoverageStanding::deliveries).orElse(0L) < deliveries
        || ask(connection, COUNTED) < deliveries) {
      ensureRuns(job);
      if (Duration.between(start, Instant.now()).compareTo(PATIENCE) > 0) {
        throw job.failure("waiting for %d deliveries".formatted(deliveries));
      }
      Thread.sleep(POLL);
    }
  }

  private static void ensureRuns(ChildProcess job) throws IOException {
    if (!job.process().isAlive()) {
      throw job.failure("ingest");
    }
  }

  private static long ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void stop(ChildProcess job) throws InterruptedException {
    job.process().destroy();
    job.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static double seconds(Instant start) {
    return Duration.between(start, Instant.now()).toNanos() / 1e9;
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
