package io.credlake.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credlake.job.JavaCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Times by JMH, in a process of its own, what an ingest does with each row. Maven fetches JMH.
 *
 * @param home of the program
 * @param seconds of each of five measurements, as of each of three rounds to warm up
 */
public record KernelBenchmark(Path home, int seconds) {

  private static final String SOURCE = "Kernels.java";

  /** Checks the time. */
  public KernelBenchmark {
    if (seconds < 1) {
      throw new IllegalArgumentException("Invalid seconds, at least 1: " + seconds);
    }
  }

  /**
   * A kernel.
   *
   * @param rate rows per second of one core
   * @param error half of the rate's confidence interval of 99.9 %
   */
  public record Result(String kernel, double rate, double error) {}

  /** Runs it. */
  public List<Result> run(Consumer<String> progress) throws IOException, InterruptedException {
    progress.accept("JMH: fetching its libraries");
    FetchedProgram program =
        FetchedProgram.fetch(home.resolve("jobs/target/bench-jmh"), "jmh-pom.xml");
    JavaCommand java =
        JavaCommand.ofThisProcess().with("credlake.home", home).ahead(program.classPath());
    program.compile(
        SOURCE, List.of("-processorpath", program.libraries(), "-cp", java.classPath()));
    progress.accept("JMH: running");
    Path results = program.folder().resolve("results.json");
    ChildProcess.time(
        program.output(),
        "JMH",
        java.words(
            "org.openjdk.jmh.Main",
            List.of(
                "io.credlake.bench.Kernels",
                "-f",
                "1",
                "-wi",
                "3",
                "-i",
                "5",
                "-w",
                seconds + "s",
                "-r",
                seconds + "s",
                "-foe",
                "true",
                "-rf",
                "json",
                "-rff",
                results.toString())));
    return read(results);
  }

  /** The results that JMH wrote, in its order. */
  static List<Result> read(Path file) throws IOException {
    List<Result> results = new ArrayList<>();
    for (JsonNode one : new JsonMapper().readTree(file.toFile())) {
      String name = one.path("benchmark").textValue();
      JsonNode metric = one.path("primaryMetric");
      results.add(
          new Result(
              name.substring(name.lastIndexOf('.') + 1),
              metric.path("score").doubleValue(),
              metric.path("scoreError").doubleValue()));
    }
    return results;
  }
}
