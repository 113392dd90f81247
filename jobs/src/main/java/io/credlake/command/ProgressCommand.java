package io.credlake.command;

import io.credlake.code.CodeLists;
import io.credlake.code.Region;
import io.credlake.plan.PlanNode;
import io.credlake.rate.Period;
import io.credlake.rate.Place;
import io.credlake.rate.ProgressFigures;
import io.credlake.rate.ProgressFigures.Card;
import io.credlake.rate.ProgressFigures.Standing;
import io.credlake.rate.ProgressFigures.Years;
import io.credlake.trino.Endpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake progress}: how far the plan is. */
@Command(
    name = "progress",
    mixinStandardHelpOptions = true,
    description = "Tell how far the commitments of the plan are in a region at the end of a year.",
    footer = {
      "",
      "Examples:",
      "  credlake progress",
      "  credlake progress --node P2.2 --region 330000 --at 2018",
      "  credlake progress --node P2.2.1 --at 2018 --format csv"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:told",
      "1:there is no such node, region or year, or nothing was assessed yet",
      "2:the command was not understood"
    })
final class ProgressCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Mixin private ReleaseOption release;

  @Option(
      names = "--node",
      paramLabel = "NODE",
      description = "Part, section or paragraph of the outline, e.g. P2.2 (default: all parts).")
  private String node;

  @Option(
      names = "--region",
      paramLabel = "CODE|NAME",
      defaultValue = Region.NATION,
      description = "Province, by six digits of GB/T 2260 or a name (default: the nation).")
  private String region;

  @Option(names = "--at", paramLabel = "YEAR", description = "Year (default: the newest).")
  private String at;

  @Mixin private FormatOption format;

  @Override
  public Integer call() throws Exception {
    PlanNode of = node == null ? null : PlanCommand.plan().plan().node(node);
    Place place = province(region);
    Endpoint endpoint = new ServerConsole(spec.commandLine().getErr()).ensureRunning(lake.lake());
    try (Connection connection = release.connect(endpoint)) {
      ProgressFigures figures = new ProgressFigures(connection);
      int year = year(figures, at);
      PrintWriter out = spec.commandLine().getOut();
      List<Standing> standings = of == null ? List.of() : figures.standings(of.id(), place, year);
      if (format.isTable()) {
        out.println(
            "%s · %s %s · %d"
                .formatted(
                    of == null ? "规划纲要 The plan" : of.id() + " " + of.headingZh(),
                    place.nameZh(),
                    place.nameEn(),
                    year));
        out.println();
      }
      if (standings.isEmpty()) {
        cards(figures.cards(of == null ? null : of.id(), place, year)).print(format.chosen(), out);
      } else {
        standings(standings).print(format.chosen(), out);
      }
    }
    return 0;
  }

  /** A province or the nation: commitments are not assessed for smaller regions. */
  static Place province(String region) throws IOException {
    Place place =
        Place.find(CodeLists.load(Credlake.home().resolve("conf/codes")).regions(), region);
    if (!place.level().equals("nation") && !place.level().equals("province")) {
      throw new IllegalArgumentException(
          "Invalid region, commitments are assessed for the nation and provinces (nearest: %s): %s"
              .formatted(place.province(), region));
    }
    return place;
  }

  /** The year asked for, or the newest. */
  static int year(ProgressFigures figures, String asked) throws SQLException {
    Years years =
        figures
            .years()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Cannot tell progress, no whole year of the plan was delivered yet"));
    if (asked == null) {
      return years.last();
    }
    Period period = Period.parse(asked);
    int year = period.last().getYear();
    if (period.last().getMonthValue() != 12 || year < years.first() || year > years.last()) {
      throw new IllegalArgumentException(
          "Cannot tell progress, years %d to %d are assessed (nearest: %d): %s"
              .formatted(
                  years.first(),
                  years.last(),
                  Math.clamp(year, years.first(), years.last()),
                  asked));
    }
    return year;
  }

  private Listing cards(List<Card> cards) {
    boolean table = format.isTable();
    Listing listing =
        table
            ? new Listing(
                "NODE",
                "",
                "ALL 任务",
                "ACHIEVED 完成",
                "ON TRACK 正常",
                "MODERATE 偏慢",
                "LIMITED 滞后",
                "REGRESS. 倒退",
                "ADVANC. 向好",
                "STEADY 持平",
                "RECED. 转差",
                "WATCHED 监测",
                "NOT ASSESS. 不可评",
                "SCORE")
            : new Listing(
                Stream.of(List.of("node", "name"), ProgressFigures.COUNTS, List.of("score"))
                    .flatMap(List::stream)
                    .toArray(String[]::new));
    for (Card card : cards) {
      List<Object> row = new ArrayList<>();
      row.add(card.member());
      row.add(table ? card.nameZh() : card.nameZh() + " " + card.nameEn());
      row.addAll(card.counts());
      row.add(Listing.rounded(card.score()));
      listing.add(row.toArray());
    }
    return listing;
  }

  private Listing standings(List<Standing> standings) {
    Listing listing =
        format.isTable()
            ? new Listing(
                "COMMITMENT",
                "INDICATOR 指标",
                "BASIS 依据",
                "UNIT",
                "VALUE 值",
                "REQUIRED 应达",
                "TARGET 目标",
                "STATUS 状态",
                "WHY 原因")
            : new Listing(
                "commitment",
                "indicator",
                "basis",
                "unit",
                "value",
                "required",
                "target",
                "status",
                "reason");
    for (Standing one : standings) {
      listing.add(
          one.commitment(),
          one.nameZh(),
          one.basis(),
          one.unit(),
          Listing.rounded(one.value()),
          Listing.rounded(one.required()),
          Listing.rounded(one.target()),
          one.status(),
          one.reason());
    }
    return listing;
  }
}
