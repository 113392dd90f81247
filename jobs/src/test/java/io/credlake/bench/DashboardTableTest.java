package io.credlake.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.bench.DashboardBenchmark.Crowd;
import io.credlake.bench.DashboardBenchmark.PageTimes;
import io.credlake.bench.DashboardBenchmark.PanelTimes;
import io.credlake.bench.DashboardBenchmark.Result;
import io.credlake.bench.DashboardBenchmark.Views;
import io.credlake.reader.WebReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardTableTest {

  private static Latencies of(int... milliseconds) {
    Latencies latencies = new Latencies();
    for (int one : milliseconds) {
      latencies.add(TimeUnit.MILLISECONDS.toNanos(one));
    }
    return latencies;
  }

  @Test
  void eachPageAndPanelHasARow() {
    Latencies broken = of(300);
    broken.add(WebReader.Answer.of("/panels/a", 1, 500, ""));
    Views alone =
        new Views(
            Map.of("/overview", new PageTimes(of(900), of(4000), of())),
            Map.of("/overview", new PageTimes(of(20, 40), of(500, 700), of(60))),
            Map.of("/panels/a", new PanelTimes(broken, of(3))));
    Crowd crowd = new Crowd(20, 10, of(30), of(100, 200, 300));
    String table =
        DashboardTable.of(5_000_000, 2, alone) + DashboardTable.of(new Result(alone, crowd));
    assertThat(table)
        .contains("Dashboards of 5,000,000 records")
        .containsPattern("/overview +900 +4,00\\d +20 +40 +500 +700 +60 +60 +0\\R")
        .containsPattern("/panels/a +300 +300 +3\\.0 +3\\.0 +1\\R")
        .containsPattern("all 全部 +300 +300 +3\\.0 +3\\.0 +1\\R")
        .contains("20 readers at once 同时阅读")
        .contains("4 answers in 10.0 s, 0.4/s, 0 errors")
        .contains("  panels 图表: 3, p50 200, p95 300")
        .contains("Errors 错误: 1")
        .contains("  /panels/a: HTTP 500");
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 1, 1, 1, 'warm rounds, at least 0: -1'",
    "0, 0, 1, 1, 'rounds, at least 1: 0'",
    "0, 1, -1, 1, 'readers, at least 1: -1'",
    "0, 1, 1, 0, 'views, at least 1: 0'"
  })
  void whatMeasuresNothingIsRefused(int warm, int rounds, int readers, int views, String what) {
    assertThatThrownBy(
            () -> new DashboardBenchmark(() -> null, List.of(), warm, rounds, readers, views, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid " + what);
  }
}
