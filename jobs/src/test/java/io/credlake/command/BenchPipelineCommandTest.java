package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.bench.PipelineBenchmark.Result;
import io.credlake.bench.PipelineBenchmark.Timed;
import io.credlake.bench.Run;
import io.credlake.trino.query.ResultFormat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchPipelineCommandTest {

  private static Timed timed(double... seconds) {
    List<Run> runs = Arrays.stream(seconds).mapToObj(s -> new Run(s, 2 * s, 300)).toList();
    return new Timed(runs, 5L << 20);
  }

  private static Map<String, Timed> both(Timed credlake, Timed duckDb) {
    Map<String, Timed> timed = new LinkedHashMap<>();
    timed.put("Credlake", credlake);
    timed.put("DuckDB", duckDb);
    return timed;
  }

  @Test
  void programsAreComparedByTheirMediansAndGrowthByNumberOfRecords() {
    List<Result> results =
        List.of(
            new Result(1000, 84, both(timed(10, 4, 5), timed(2, 2.5, 3))),
            new Result(4000, 84, both(timed(20), timed(5))));
    StringWriter out = new StringWriter();
    BenchPipelineCommand.listing(results, 2).print(ResultFormat.CSV, new PrintWriter(out));
    assertThat(out.toString().lines())
        .containsExactly(
            "records,program,seconds,cpu_seconds,records_s_core,written_mb,peak_mb,ratio,growth",
            "1000,Credlake,5.00,10.00,100,5,300,1.00,",
            "1000,DuckDB,2.50,5.00,200,5,300,2.00,",
            "4000,Credlake,20.00,40.00,100,5,300,1.00,1.00",
            "4000,DuckDB,5.00,10.00,400,5,300,4.00,0.50");
  }

  @ParameterizedTest
  @CsvSource({
    "--records, 19, 'Invalid records, at least 20: 19'",
    "--rounds, 0, 'Invalid rounds, at least 1: 0'",
    "--only, Duckdb, 'Invalid program: Duckdb'"
  })
  void whatMeasuresNothingIsRefused(String option, String value, String message) {
    try (CommandHome home = CommandHome.ofProgram()) {
      assertThat(home.run("bench", "pipeline", option, value)).isEqualTo(Credlake.FAILED);
      assertThat(home.err()).contains(message);
    }
  }
}
