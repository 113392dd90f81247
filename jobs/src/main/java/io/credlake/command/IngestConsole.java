package io.credlake.command;

import io.credlake.fact.Reason;
import io.credlake.flow.Progress;
import io.credlake.job.IngestJob;
import io.credlake.lake.CoverageStanding;
import io.credlake.lake.DeliveryReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Shows how an ingest goes, and what came of it. */
final class IngestConsole implements IngestJob.Listener {

  private static final int REMARKS = 10;
  private static final Duration WITHOUT_TERMINAL = Duration.ofSeconds(5);

  private final PrintWriter err;
  private final StatusLine status;
  private final Instant started = Instant.now();
  private Instant lastShown = Instant.now();
  private long rowsShown = -1;
  private long deliveriesShown = -1;
  private final Set<String> problemsShown = new HashSet<>();

  IngestConsole(PrintWriter err) {
    this.err = err;
    this.status = new StatusLine(err);
  }

  @Override
  public void waitingFor(String holder) {
    err.println("Waiting for another job in this lake 等待其他作业: " + holder);
  }

  @Override
  public void progress(Progress progress) {
    showProblems(progress);
    boolean moved = progress.read() != rowsShown || progress.deliveries() != deliveriesShown;
    boolean early = Duration.between(lastShown, Instant.now()).compareTo(WITHOUT_TERMINAL) < 0;
    if (!status.changes() && (early || !moved)) {
      return; // a log grows by what happens
    }
    lastShown = Instant.now();
    rowsShown = progress.read();
    deliveriesShown = progress.deliveries();
    status.show(
        text(
            "%,d rows read 已读 · %,d/s · %,d rejected 拒收 · %,d deliveries 批次",
            progress.read(), rate(progress.read()), progress.rejected(), progress.deliveries()));
  }

  @Override
  public void failed(String why) {
    status.clear();
    err.println("Failed, goes on from what was committed 作业故障，从已提交处继续: " + why);
  }

  void summary(IngestJob.Result result, PrintWriter out) {
    showProblems(result.progress());
    status.clear();
    List<DeliveryReport> taken = result.deliveries().stream().filter(d -> !d.isRefused()).toList();
    long read = sum(taken, DeliveryReport::read);
    out.println(
        text(
            "%s in %.1f s: %,d deliveries, %,d rows read = %,d accepted + %,d rejected"
                + " + %,d duplicate",
            result.stopped() ? "Stopped 已停止" : "Done 完成",
            seconds(),
            taken.size(),
            read,
            sum(taken, DeliveryReport::accepted),
            sum(taken, DeliveryReport::rejected),
            sum(taken, DeliveryReport::duplicate)));
    long known = result.progress().knownDeliveries();
    if (known > 0) {
      out.println(text("%,d deliveries were in the lake already 已入湖，未重复计数", known));
    }
    int problems = result.progress().problems().size();
    if (problems > 0) {
      out.println(text("%,d were not taken, see above 未接收", problems));
    }
    table(out, "Rejected rows by reason 拒收原因:", taken, DeliveryReport::rejections);
    table(out, "Kept with a warning 存疑保留:", taken, DeliveryReport::warnings);
    remarks(out, taken);
    if (result.stopped()) {
      out.println("Run the same command again to complete the work. 再次运行同一命令即可继续。");
    }
  }

  /** Tells how far coverage was counted. */
  void counted(CoverageStanding standing, PrintWriter out) {
    out.println(text("Coverage counts %,d deliveries 覆盖已计入批次", standing.deliveries()));
  }

  /**
   * What is odd about deliveries that were taken; those that differ from what was declared first.
   */
  private static void remarks(PrintWriter out, List<DeliveryReport> taken) {
    List<String> remarks =
        taken.stream()
            .filter(delivery -> delivery.message() != null)
            .map(delivery -> delivery.source() + ": " + delivery.message())
            .toList();
    remarks.stream().limit(REMARKS).forEach(out::println);
    if (remarks.size() > REMARKS) {
      out.println(
          text(
              "… and %,d more 其余略: ./credlake query \"SELECT source, message FROM ops.delivery"
                  + " WHERE message IS NOT NULL\"",
              remarks.size() - REMARKS));
    }
  }

  private void showProblems(Progress progress) {
    // Those of several subtasks come together in no order.
    for (String problem : progress.problems()) {
      if (problemsShown.add(problem)) {
        status.clear();
        err.println(problem);
      }
    }
  }

  private static void table(
      PrintWriter out,
      String title,
      List<DeliveryReport> deliveries,
      Function<DeliveryReport, Map<String, Long>> counts) {
    Map<String, Long> total = new HashMap<>();
    deliveries.forEach(
        delivery -> counts.apply(delivery).forEach((code, n) -> total.merge(code, n, Long::sum)));
    if (total.isEmpty()) {
      return;
    }
    out.println(title);
    total.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            entry -> {
              Reason reason = Reason.ofCode(entry.getKey());
              out.println(
                  text(
                      "  %,9d  %-26s %s %s",
                      entry.getValue(), reason.code(), reason.nameZh(), reason.nameEn()));
            });
  }

  private static long sum(List<DeliveryReport> all, Function<DeliveryReport, Long> count) {
    return all.stream().mapToLong(count::apply).sum();
  }

  private double seconds() {
    return Duration.between(started, Instant.now()).toMillis() / 1000.0;
  }

  private long rate(long rows) {
    return Math.round(rows / Math.max(0.001, seconds()));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
