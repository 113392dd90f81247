package io.credlake.command;

import io.credlake.code.Region;
import io.credlake.indicator.Indicator;
import io.credlake.indicator.Indicator.Target;
import io.credlake.indicator.Indicator.Words;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.plan.Commitment;
import io.credlake.plan.PlanNode;
import io.credlake.plan.SeriesBreak;
import io.credlake.rate.Evidence;
import io.credlake.rate.Evidence.Deliveries;
import io.credlake.rate.Evidence.Told;
import io.credlake.rate.Period;
import io.credlake.rate.Place;
import io.credlake.rate.ProgressFigures;
import io.credlake.rate.ProgressFigures.Standing;
import io.credlake.rate.ReportedMonths;
import io.credlake.trino.Endpoint;
import io.credlake.trino.query.CellWidth;
import java.io.PrintWriter;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credlake explain}: where the figure of a commitment comes from. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Explain the figure of a commitment: what it says, rests on, and misses.",
    footer = {
      "",
      "Examples:",
      "  credlake explain P2.2.1-02 --region 330000 --at 2018",
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:explained",
      "1:there is no such commitment, region or period",
      "2:the command was not understood"
    })
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Mixin private ReleaseOption release;

  @Parameters(paramLabel = "COMMITMENT", description = "Id of a commitment, e.g. P2.2.1-02.")
  private String id;

  @Option(
      names = "--region",
      paramLabel = "CODE|NAME",
      defaultValue = Region.NATION,
      description = "Province, by six digits of GB/T 2260 or a name (default: the nation).")
  private String region;

  @Option(
      names = "--at",
      paramLabel = "PERIOD",
      description = "Month, quarter or year: 2018-12, 2018Q4, 2018 (default: the newest year).")
  private String at;

  @Override
  public Integer call() throws Exception {
    MeasuredPlan plan = PlanCommand.plan();
    Commitment commitment = plan.plan().commitment(id);
    Indicator indicator = plan.indicators().of(commitment);
    Place place = ProgressCommand.province(region);
    Period asked = at == null ? null : Period.parse(at);
    PrintWriter out = spec.commandLine().getOut();
    Endpoint endpoint = new ServerConsole(spec.commandLine().getErr()).ensureRunning(lake.lake());
    try (Connection connection = release.connect(endpoint)) {
      ProgressFigures figures = new ProgressFigures(connection);
      Period period =
          asked == null
              ? Period.parse(Integer.toString(ProgressCommand.year(figures, null)))
              : asked;
      ReportedMonths.in(connection)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "Cannot explain, nothing was delivered yet: " + period))
          .ensureCover(period, "explain");
      Evidence evidence = new Evidence(connection);
      define(plan, commitment, indicator, out);
      out.println();
      out.println("%s %s · %s".formatted(place.nameZh(), place.nameEn(), period));
      value(evidence.value(commitment.id(), place, period), indicator, out);
      progress(
          figures.standings(commitment.id(), place, period.last().getYear()),
          indicator,
          period,
          out);
      list("Not reported by 未报送", evidence.silent(commitment.id(), period), out);
      list("Rests on 依据", lines(evidence.deliveries(indicator, place, period)), out);
    }
    return 0;
  }

  private static void define(
      MeasuredPlan plan, Commitment commitment, Indicator indicator, PrintWriter out) {
    PlanNode node = plan.plan().node(commitment.node());
    Target target = indicator.target();
    line(out, commitment.id(), "%s · %s".formatted(node.headingZh(), node.headingEn()));
    line(out, "Quote 原文", "“%s”".formatted(commitment.quote()));
    line(out, "", commitment.english());
    line(
        out,
        "Kind 类型",
        "%s, guard %s, told by 来源 %s"
            .formatted(
                commitment.type(), commitment.guard(), String.join(", ", commitment.senders())));
    line(
        out,
        "Indicator 指标",
        "%s %s (%s, version %d)"
            .formatted(
                indicator.name().zh(),
                indicator.name().en(),
                lower(indicator.unit()),
                indicator.version()));
    line(out, "Numerator 分子", both(indicator.numerator()));
    if (indicator.denominator() != null) {
      line(out, "Denominator 分母", both(indicator.denominator()));
    }
    line(
        out,
        "Counted 计量",
        "%s: %s".formatted(indicator.measure().way(), indicator.measure().describe()));
    line(
        out,
        "Target 目标",
        "%s%s, basis 依据 %s: %s"
            .formatted(
                lower(target.kind()),
                target.value() == null
                    ? ""
                    : " %s by %s".formatted(Listing.rounded(target.value()), target.by()),
                commitment.basis(),
                both(target.wording())));
    for (SeriesBreak one : plan.plan().breaksOf(commitment)) {
      line(
          out,
          "Break 断点",
          "%s %s %s %s".formatted(one.month(), one.kind(), one.nameZh(), one.nameEn()));
    }
  }

  private static void value(Optional<Told> found, Indicator indicator, PrintWriter out) {
    if (found.isEmpty()) {
      line(
          out,
          "Value 值",
          "none for this period; it is counted by %s 该期不统计"
              .formatted(indicator.measure().period()));
      return;
    }
    Told told = found.get();
    line(
        out,
        "Value 值",
        told.value() == null
            ? told.status()
            : Listing.rounded(told.value()) + " " + lower(indicator.unit()));
    if (told.numerator() != null) {
      line(
          out,
          "= 分子/分母",
          told.denominator() == null
              ? Listing.rounded(told.numerator()).toPlainString()
              : "%s / %s"
                  .formatted(
                      Listing.rounded(told.numerator()).toPlainString(),
                      Listing.rounded(told.denominator()).toPlainString()));
    }
    line(
        out,
        "Cells 单元",
        "%,d with a number, %,d without 缺; counted 计数于 %s, definition version %d"
            .formatted(told.cells(), told.missing(), told.countedAt(), told.version()));
  }

  private static void progress(
      List<Standing> standings, Indicator indicator, Period period, PrintWriter out) {
    if (standings.isEmpty() || period.months() != 12) {
      return;
    }
    Standing standing = standings.getFirst();
    line(
        out,
        "Status 状态",
        standing.status()
            + (standing.reason() == null ? "" : ", because " + standing.reason())
            + (standing.method() == null ? "" : ", by " + standing.method()));
    if (standing.baseYear() != null) {
      line(
          out,
          "From 基期",
          "%d: %s%s"
              .formatted(
                  standing.baseYear(),
                  Listing.rounded(standing.base()),
                  standing.seriesBreak() == null
                      ? ""
                      : ", behind the break 断点后 " + standing.seriesBreak()));
    }
    if (standing.required() != null) {
      line(
          out,
          "Path 路径",
          "required 应达 %s, projected 预计 %s in %d"
              .formatted(
                  Listing.rounded(standing.required()),
                  standing.projected() == null ? "unknown" : Listing.rounded(standing.projected()),
                  indicator.target().by().getYear()));
    }
  }

  private static List<String> lines(Deliveries deliveries) {
    List<String> lines = new ArrayList<>();
    deliveries.first().forEach(one -> lines.add(one.source() + "  " + one.detail()));
    if (deliveries.more() > 0) {
      lines.add("… and %d more 其余略".formatted(deliveries.more()));
    }
    return lines;
  }

  private static void list(String title, List<String> items, PrintWriter out) {
    for (int i = 0; i < items.size(); i++) {
      line(out, i == 0 ? title : "", items.get(i));
    }
  }

  private static String both(Words words) {
    return words.zh() + " " + words.en();
  }

  private static void line(PrintWriter out, String title, String text) {
    int width = CellWidth.of(title);
    out.println((title + " ".repeat(Math.max(1, 20 - width)) + text).stripTrailing());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
