package io.credlake.bench;

import io.credlake.job.JavaCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that the pipeline benchmark runs, a process for each run.
 *
 * @param name under which it is listed
 * @param command how it is started
 * @param coverage the Parquet files of what it counted, as a pattern below its folder; null if it
 *     does not count
 */
public record Contender(String name, Command command, String coverage) {

  /** The words that start a program. */
  @FunctionalInterface
  public interface Command {

    /**
     * The words.
     *
     * @param in folder with a folder of deliveries for each feed
     * @param out folder for all that it writes, which is there and empty
     */
    List<String> words(Path in, Path out) throws IOException;
  }

  /**
   * Credlake with what peers do: facts and coverage.
   *
   * @param home folder with a configuration that has no plan
   */
  static Contender credlake(Path home) {
    JavaCommand java = JavaCommand.ofThisProcess().with("credlake.home", home);
    return new Contender("Credlake", (in, out) -> ingest(java, in, out, List.of()), null);
  }

  /** Credlake with all that an ingest does: the plan is measured and indices are computed, too. */
  static Contender credlakeWithPlan() {
    return new Contender(
        "Credlake, with the plan",
        (in, out) -> ingest(JavaCommand.ofThisProcess(), in, out, List.of()),
        null);
  }

  /** Credlake without what follows the facts. */
  static Contender credlakeFacts() {
    return new Contender(
        "Credlake, facts only",
        (in, out) -> ingest(JavaCommand.ofThisProcess(), in, out, List.of("--no-coverage")),
        null);
  }

  /** The limit: reads with Credlake's reader, writes with Iceberg's writer, and checks nothing. */
  static Contender plainWriter() {
    return new Contender(
        "read and write only",
        (in, out) ->
            JavaCommand.ofThisProcess()
                .words(PlainWriter.class.getName(), List.of(in.toString(), out.toString())),
        null);
  }

  /** DuckDB, with all that is asked of a peer. */
  static Contender duckDb(Path codes) {
    return new Contender(
        "DuckDB",
        (in, out) ->
            JavaCommand.ofThisProcess()
                .words(
                    DuckDbPipeline.class.getName(),
                    List.of(in.toString(), codes.toString(), out.toString())),
        "coverage.parquet");
  }

  private static List<String> ingest(JavaCommand java, Path in, Path out, List<String> more) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("ingest", "--all", in.toString(), "--lake", out.toString()));
    words.addAll(more);
    return java.words(JavaCommand.CREDLAKE, words);
  }
}
