package io.credlake.bench;

import io.credlake.conf.Nearest;
import io.credlake.generate.GeneratedRatings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * Times the whole pipeline of Credlake and of what a user would pick instead on the same generated
 * files, whole processes in turn: parse, check codes, each row once, write, count coverage. Peers
 * know of no corrections, withdrawals or versions, keep no reasons of what they leave out, and
 * begin anew with each delivery.
 *
 * @param home of the program
 * @param records about organisations of which each has {@link CoverageBenchmark#RECORDS_EACH}
 * @param rounds how often each runs
 * @param peers besides Credlake, the limit and DuckDB
 * @param only names of those that run besides Credlake; empty: all
 * @param folder for the files and the results; emptied at the end
 */
public record PipelineBenchmark(
    Path home, long records, int rounds, List<Contender> peers, List<String> only, Path folder) {

  private static final long IN_A_FILE = 500_000;
  private static final Set<String> OF_THE_PLAN = Set.of("plan", "indicators", "index");

  /** Checks the numbers. */
  public PipelineBenchmark {
    if (records < CoverageBenchmark.RECORDS_EACH) {
      throw new IllegalArgumentException(
          "Invalid records, at least %d: %d".formatted(CoverageBenchmark.RECORDS_EACH, records));
    }
    if (rounds < 1) {
      throw new IllegalArgumentException("Invalid rounds, at least 1: " + rounds);
    }
    only = List.copyOf(only);
  }

  /**
   * What a program took.
   *
   * @param runs in order
   * @param bytes that it had written at the end
   */
  public record Timed(List<Run> runs, long bytes) {

    /** The run in the middle by seconds; of an even number the slower one. */
    public Run median() {
      return runs.stream()
          .sorted((a, b) -> Double.compare(a.seconds(), b.seconds()))
          .toList()
          .get(runs.size() / 2);
    }
  }

  /**
   * What was measured.
   *
   * @param cells months and cells in which all that count agree
   * @param timed by name, Credlake first
   */
  public record Result(long records, long cells, Map<String, Timed> timed) {}

  /** Runs it. */
  public Result run(GeneratedRatings generator, Consumer<String> progress)
      throws IOException, InterruptedException, SQLException {
    List<Contender> contenders = contenders();
    try {
      Path in = folder.resolve("in");
      progress.accept("%,d records: generating".formatted(records));
      generate(generator, in);
      Map<String, List<Run>> runs = new LinkedHashMap<>();
      Map<String, Long> bytes = new LinkedHashMap<>();
      CoverageAgreement agreement = null;
      long cells = 0;
      for (int round = 1; round <= rounds; round++) {
        for (Contender one : contenders) {
          progress.accept(
              "%,d records, round %d of %d: %s".formatted(records, round, rounds, one.name()));
          Path out = Files.createDirectories(folder.resolve("out"));
          Run run =
              ChildProcess.time(
                  folder.resolve("output.txt"), one.name(), one.command().words(in, out));
          runs.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(run);
          bytes.put(one.name(), bytes(out));
          if (agreement == null) { // Credlake is the first
            agreement = CoverageAgreement.ofLake(home, out, folder.resolve("coverage.csv"));
          }
          if (one.coverage() != null) {
            cells = agreement.check(one.name(), out.resolve(one.coverage()).toString());
          }
          FileUtils.deleteDirectory(out.toFile());
        }
      }
      Map<String, Timed> timed = new LinkedHashMap<>();
      runs.forEach((name, all) -> timed.put(name, new Timed(List.copyOf(all), bytes.get(name))));
      return new Result(records, cells, timed);
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  /**
   * Credlake first, by which all others are held.
   *
   * @throws IllegalArgumentException if there is none of a name
   */
  private List<Contender> contenders() throws IOException {
    List<Contender> others = new ArrayList<>();
    others.add(Contender.credlakeWithPlan());
    others.add(Contender.credlakeFacts());
    others.add(Contender.plainWriter());
    others.add(Contender.duckDb(home.resolve("conf/codes")));
    others.addAll(peers);
    List<String> names = others.stream().map(Contender::name).toList();
    for (String name : only) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "Invalid program: %s%s".formatted(name, Nearest.hint(name, names)));
      }
    }
    others.removeIf(other -> !only.isEmpty() && !only.contains(other.name()));
    others.addFirst(Contender.credlake(homeWithoutPlan()));
    return others;
  }

  /** A home whose configuration has no plan, because peers do not measure it either. */
  private Path homeWithoutPlan() throws IOException {
    Path own = folder.resolve("home");
    FileUtils.copyDirectory(
        home.resolve("conf").toFile(),
        own.resolve("conf").toFile(),
        file -> !OF_THE_PLAN.contains(file.getName()));
    return own;
  }

  /** Writes a register and the ratings of its organisations, some of them wrong or repeated. */
  private void generate(GeneratedRatings generator, Path in) throws IOException {
    generator.withFaults();
    Path registers = Files.createDirectories(in.resolve("saic-market-entities"));
    Path ratings = Files.createDirectories(in.resolve("sat-tax-ratings"));
    generator.writeRegister(registers.resolve("register.csv"));
    // of which months the numbers are told
    Files.writeString(
        registers.resolve("register.csv.manifest.yaml"),
        "period: {from: %s, to: %s}%n"
            .formatted(PeerSql.FIRST_MONTH, PeerSql.AFTER_LAST_MONTH.minusDays(1)));
    for (long written = 0; written < records; written += IN_A_FILE) {
      generator.writeRatings(
          ratings.resolve(written / IN_A_FILE + ".csv"), Math.min(IN_A_FILE, records - written));
    }
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
