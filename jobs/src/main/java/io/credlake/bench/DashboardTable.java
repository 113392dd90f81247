package io.credlake.bench;

import io.credlake.bench.DashboardBenchmark.Crowd;
import io.credlake.bench.DashboardBenchmark.PageTimes;
import io.credlake.bench.DashboardBenchmark.Result;
import io.credlake.bench.DashboardBenchmark.Views;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured of the dashboards, as people read it; times in milliseconds. */
public final class DashboardTable {

  private static final double MEDIAN = 50;
  private static final double MOST = 95;
  private static final double ALL = 100;
  private static final int MOST_FAULTS = 50;

  private DashboardTable() {}

  /**
   * What one reader saw.
   *
   * @param records in the lake
   * @param rounds of which the percentiles are
   */
  public static String of(long records, int rounds, Views views) {
    StringBuilder text = new StringBuilder();
    add(
        text,
        "Dashboards of %,d records 仪表盘, %d cores, %d rounds; milliseconds over HTTP, without"
            + " scripts and drawing",
        records,
        Runtime.getRuntime().availableProcessors(),
        rounds);
    addPages(text, views);
    addPanels(text, views);
    return text.toString();
  }

  /** What many readers saw, and all that failed. */
  public static String of(Result result) {
    StringBuilder text = new StringBuilder();
    addCrowd(text, result.crowd());
    List<String> faults = result.faults();
    add(text, "Errors 错误: %,d", faults.size());
    faults.stream().limit(MOST_FAULTS).forEach(fault -> add(text, "  %s", fault));
    if (faults.size() > MOST_FAULTS) {
      add(text, "  and %,d more 余略", faults.size() - MOST_FAULTS);
    }
    return text.toString();
  }

  private static void addPages(StringBuilder text, Views views) {
    add(text, "");
    add(
        text,
        "Pages 页面: the first view of all; then with Trino warm and a web server that remembers"
            + " nothing; then again, from memory");
    String row = "%-26s %8s %8s  %8s %8s  %8s %8s  %8s %8s %8s";
    add(text, row, "", "first", "", "page", "", "with all", "panels", "again", "", "errors");
    add(text, row, "", "page", "whole", "p50", "p95", "p50", "p95", "p50", "p95", "");
    for (Map.Entry<String, PageTimes> one : views.first().entrySet()) {
      PageTimes warm = views.pages().get(one.getKey());
      add(
          text,
          row,
          one.getKey(),
          one.getValue().page().told(ALL),
          one.getValue().whole().told(ALL),
          warm.page().told(MEDIAN),
          warm.page().told(MOST),
          warm.whole().told(MEDIAN),
          warm.whole().told(MOST),
          warm.again().told(MEDIAN),
          warm.again().told(MOST),
          one.getValue().faults() + warm.faults());
    }
  }

  private static void addPanels(StringBuilder text, Views views) {
    add(text, "");
    add(text, "Panels 图表, one after another: answered by Trino; then again, from memory");
    String row = "%-44s %8s %8s  %8s %8s %8s";
    add(text, row, "", "Trino", "", "memory", "", "errors");
    add(text, row, "", "p50", "p95", "p50", "p95", "");
    Latencies asked = new Latencies();
    Latencies remembered = new Latencies();
    views
        .panels()
        .forEach(
            (panel, times) -> {
              asked.addAll(times.asked());
              remembered.addAll(times.remembered());
              addPanel(text, row, panel, times.asked(), times.remembered());
            });
    addPanel(text, row, "all 全部", asked, remembered);
  }

  private static void addPanel(
      StringBuilder text, String row, String panel, Latencies asked, Latencies remembered) {
    add(
        text,
        row,
        panel,
        asked.told(MEDIAN),
        asked.told(MOST),
        remembered.told(MEDIAN),
        remembered.told(MOST),
        asked.faults().size() + remembered.faults().size());
  }

  private static void addCrowd(StringBuilder text, Crowd crowd) {
    add(text, "");
    add(
        text,
        "%d readers at once 同时阅读, six pieces of a page at a time: %,d answers in %.1f s, %.1f/s,"
            + " %d errors",
        crowd.readers(),
        crowd.answers(),
        crowd.seconds(),
        crowd.answers() / crowd.seconds(),
        crowd.pages().faults().size() + crowd.panels().faults().size());
    for (Map.Entry<String, Latencies> one :
        Map.of("pages 页面", crowd.pages(), "panels 图表", crowd.panels()).entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .toList()) {
      add(
          text,
          "  %s: %,d, p50 %s, p95 %s",
          one.getKey(),
          one.getValue().count(),
          one.getValue().told(MEDIAN),
          one.getValue().told(MOST));
    }
    add(text, "");
  }

  private static void add(StringBuilder text, String line, Object... arguments) {
    text.append(String.format(Locale.ROOT, line, arguments).stripTrailing())
        .append(System.lineSeparator());
  }
}
