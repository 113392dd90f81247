package io.credlake.command;

import io.credlake.code.CodeLists;
import io.credlake.code.Region;
import io.credlake.rate.CoverageFigures;
import io.credlake.rate.CoverageFigures.Basis;
import io.credlake.rate.CoverageFigures.By;
import io.credlake.rate.CoverageFigures.Figure;
import io.credlake.rate.CoverageFigures.Missing;
import io.credlake.rate.Period;
import io.credlake.rate.Place;
import io.credlake.trino.Endpoint;
import java.io.PrintWriter;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake coverage}: how many organisations have a record in force. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description = "Tell the coverage of organisations in a region at the end of a period.",
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = CoverageRebuildCommand.class,
    footer = {
      "",
      "Examples:",
      "  credlake coverage --region 330000 --at 2018-12",
      "  credlake coverage --region 浙江 --at 2018Q4 --by field",
      "  credlake coverage --at 2018 --by region --format csv"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:told",
      "1:there is no such region or period, or nothing was counted yet",
      "2:the command was not understood"
    })
final class CoverageCommand implements Callable<Integer> {

  private static final int MOST_MISSING = 12;

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Mixin private ReleaseOption release;

  @Option(
      names = "--region",
      paramLabel = "CODE|NAME",
      defaultValue = Region.NATION,
      description = "Six digits of GB/T 2260, or a name (default: the nation).")
  private String region;

  @Option(
      names = "--at",
      paramLabel = "PERIOD",
      description = "Month, quarter or year: 2018-12, 2018Q4, 2018 (default: last month reported).")
  private String at;

  @Option(
      names = "--by",
      defaultValue = "all",
      paramLabel = "WHAT",
      description = "field, kind, industry, department or region.")
  private By by;

  @Mixin private FormatOption format;

  @Override
  public Integer call() throws Exception {
    Place place =
        Place.find(CodeLists.load(Credlake.home().resolve("conf/codes")).regions(), region);
    Period asked = at == null ? null : Period.parse(at);
    Endpoint endpoint = new ServerConsole(spec.commandLine().getErr()).ensureRunning(lake.lake());
    try (Connection connection = release.connect(endpoint)) {
      CoverageFigures figures = new CoverageFigures(connection);
      Basis basis =
          figures
              .basis()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "Cannot tell coverage, no delivery was counted yet: " + lake.lake()));
      Period period = asked == null ? Period.ofMonth(basis.months().last()) : asked;
      basis.months().ensureCover(period, "tell coverage");
      List<Figure> told = figures.of(place, period, by);
      PrintWriter out = spec.commandLine().getOut();
      if (!format.isTable()) {
        listing(told, period).print(format.chosen(), out);
        return 0;
      }
      out.println(
          "%s %s · %s · from %,d deliveries, counted 计数于 %s"
              .formatted(
                  place.nameZh(), place.nameEn(), period, basis.deliveries(), basis.computedAt()));
      out.println();
      if (told.isEmpty()) {
        out.println("No organisation is registered there 无在册主体");
      } else {
        listing(told, period).print(format.chosen(), out);
      }
      missing(figures.missing(place, period), period, out);
    }
    return 0;
  }

  private Listing listing(List<Figure> figures, Period period) {
    boolean table = format.isTable();
    Listing listing =
        table
            ? new Listing(
                by == By.ALL ? "" : by.name(),
                "",
                "RATE % 覆盖率",
                "COVERED 已覆盖",
                "REGISTERED 在册",
                "CHANGE 较" + period.previous(),
                "YEAR 较" + period.yearBefore())
            : new Listing(
                "member", "name", "rate", "covered", "registered", "change", "change_on_year");
    for (Figure figure : figures) {
      boolean known = figure.covered().getFirst() != null;
      listing.add(
          code(figure, table),
          name(figure),
          known ? Listing.rounded(figure.rate(0)) : table ? "not reported 未报送" : null,
          figure.covered().getFirst(),
          figure.subjects().getFirst(),
          Listing.rounded(figure.change(1)),
          Listing.rounded(figure.change(2)));
    }
    return listing;
  }

  private String code(Figure figure, boolean table) {
    if (figure.code() != null || by == By.ALL) {
      return figure.code() == null ? "all 合计" : figure.code();
    }
    return table ? "unknown 未知" : null;
  }

  private static String name(Figure figure) {
    String zh = figure.nameZh() == null ? "" : figure.nameZh();
    String en =
        figure.nameEn() == null || figure.nameEn().equals(figure.code()) ? "" : figure.nameEn();
    return (zh + " " + en).strip();
  }

  private static void missing(List<Missing> missing, Period period, PrintWriter out) {
    out.println();
    if (missing.isEmpty()) {
      out.println("No delivery is missing 无缺报");
      return;
    }
    out.println("%d senders miss a delivery 缺报:".formatted(missing.size()));
    for (Missing one : missing.subList(0, Math.min(MOST_MISSING, missing.size()))) {
      out.println(
          "  %s %s%s%s, last delivered 上次报送 %s"
              .formatted(
                  one.feed(),
                  one.sender(),
                  one.province() == null ? "" : " " + one.province(),
                  period.months() == 1
                      ? ""
                      : ", %d of %d months 个月".formatted(one.months(), period.months()),
                  one.lastDelivered()));
    }
    if (missing.size() > MOST_MISSING) {
      out.println(
          "  … and %d more 其余略: ./credlake query \"SELECT * FROM policy.missing_delivery\""
              .formatted(missing.size() - MOST_MISSING));
    }
  }
}
