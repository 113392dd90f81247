package io.credlake.command;

import io.credlake.rate.Explained;
import io.credlake.rate.IndexFigures;
import io.credlake.rate.IndexFigures.Basis;
import io.credlake.rate.IndexFigures.Contribution;
import io.credlake.rate.IndexFigures.Effect;
import io.credlake.rate.IndexFigures.Standing;
import io.credlake.rate.Place;
import io.credlake.trino.Endpoint;
import io.credlake.trino.query.ResultFormat;
import java.io.PrintWriter;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credlake index explain}: what makes up the score of a region, and what changed it. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Explain the index of a province: parts, contributions, peers, change, gaps.",
    footer = {
      "",
      "With --format csv or json, the contributions of all indicators.",
      "",
      "Example:",
      "  credlake index explain 浙江 --at 2018"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:explained",
      "1:there is no such framework, region or year, or nothing was computed yet",
      "2:the command was not understood"
    })
final class IndexExplainCommand implements Callable<Integer> {

  private static final int MOST = 8;
  private static final int MOST_MISSING = 20;

  @Spec private CommandSpec spec;

  @Mixin private IndexChoice choice;

  @Parameters(paramLabel = "REGION", description = "Province, by code or name.")
  private String region;

  @Override
  public Integer call() throws Exception {
    Place place = IndexChoice.province(region);
    PrintWriter out = spec.commandLine().getOut();
    Endpoint endpoint = new ServerConsole(spec.commandLine().getErr()).ensureRunning(choice.lake());
    try (Connection connection = choice.connect(endpoint)) {
      IndexFigures figures = new IndexFigures(connection);
      Basis basis = choice.basis(figures);
      int year = choice.year(basis);
      List<Contribution> contributions = figures.contributions(basis, place, year);
      if (!choice.isTable()) {
        data(contributions).print(choice.format(), out);
        return 0;
      }
      List<Standing> all = figures.standings(basis, place);
      List<Standing> now = all.stream().filter(one -> one.year() == year).toList();
      out.println(
          IndexText.title(basis, place.nameZh() + " " + place.nameEn(), Integer.toString(year)));
      out.println();
      parts(now, contributions, out);
      out.println();
      now.stream()
          .filter(one -> one.parent() == null)
          .forEach(one -> out.println("Known 已知: " + IndexText.known(one)));
      peers(contributions, out);
      changes(all, figures.changes(basis, place, year), year, out);
      missing(contributions, out);
    }
    return 0;
  }

  private static void parts(
      List<Standing> standings, List<Contribution> contributions, PrintWriter out) {
    Map<String, Double> byPart = Explained.byPart(contributions);
    Listing listing =
        new Listing(
            "NODE 指数",
            "",
            "SCORE 得分",
            "INTERVAL 区间",
            "RANK 位次（区间）",
            "ADDS 贡献",
            "KNOWN 已知权重",
            "GRADE");
    for (Standing one : standings) {
      listing.add(
          one.node(),
          one.nameZh() + " " + one.nameEn(),
          IndexText.score(one),
          IndexText.scores(one),
          IndexText.ranks(one),
          Listing.rounded(byPart.get(one.node())),
          IndexText.percent(one.weightKnown()),
          one.grade());
    }
    listing.print(ResultFormat.TABLE, out);
  }

  private static void peers(List<Contribution> contributions, PrintWriter out) {
    list("Strengths against peers 优势:", Explained.strengths(contributions), out);
    list("Weaknesses against peers 短板:", Explained.weaknesses(contributions), out);
  }

  private static void list(String title, List<Contribution> contributions, PrintWriter out) {
    if (contributions.isEmpty()) {
      return;
    }
    out.println();
    out.println(title);
    Listing listing =
        new Listing(
            "  INDICATOR 指标",
            "",
            "VALUE 值",
            "ON SCALE 标度",
            "PEERS 同类中位",
            "BETTER THAN 优于",
            "ADDS 贡献");
    for (Contribution one : contributions.subList(0, Math.min(MOST, contributions.size()))) {
      listing.add(
          "  " + one.node(),
          one.nameZh() + " " + one.nameEn(),
          one.value() == null ? "imputed 插补" : Listing.rounded(one.value()),
          Listing.rounded(one.normalised()),
          Listing.rounded(one.peers()),
          IndexText.percent(one.betterThan()),
          Listing.rounded(one.contribution()));
    }
    listing.print(ResultFormat.TABLE, out);
  }

  private static void changes(List<Standing> all, List<Effect> effects, int year, PrintWriter out) {
    Optional<Double> before = score(all, year - 1);
    Optional<Double> after = score(all, year);
    if (before.isEmpty() || after.isEmpty()) {
      return;
    }
    out.println();
    out.println(
        "Since %d 较上年: %s → %s (%s)"
            .formatted(
                year - 1,
                Listing.rounded(before.get()),
                Listing.rounded(after.get()),
                IndexText.signed(after.get() - before.get())));
    Explained.causes(effects)
        .forEach(
            (cause, amount) ->
                out.println("  %s: %s".formatted(cause(cause), IndexText.signed(amount))));
    Listing listing = new Listing("  INDICATOR 指标", "", "CAUSE 原因", "EFFECT 影响");
    effects.stream()
        .filter(effect -> effect.node() != null)
        .limit(MOST)
        .forEach(
            effect ->
                listing.add(
                    "  " + effect.node(),
                    effect.nameZh() + " " + effect.nameEn(),
                    cause(effect.cause()),
                    IndexText.signed(effect.amount())));
    listing.print(ResultFormat.TABLE, out);
  }

  private static Optional<Double> score(List<Standing> all, int year) {
    return all.stream()
        .filter(one -> one.parent() == null && one.year() == year && one.score() != null)
        .map(Standing::score)
        .findAny();
  }

  private static String cause(String cause) {
    return switch (cause) {
      case "data" -> "data 数据";
      case "missing" -> "values that came or went 缺报变化";
      case "scale" -> "scale 标度";
      case "treatment" -> "outliers 离群值处理";
      case "weights" -> "weights 权重";
      default -> "method 方法";
    };
  }

  private static void missing(List<Contribution> contributions, PrintWriter out) {
    List<Contribution> missing = Explained.missing(contributions);
    if (missing.isEmpty()) {
      return;
    }
    out.println();
    out.println("Missing 缺失 (%d):".formatted(missing.size()));
    Stream<Contribution> shown = missing.stream().limit(MOST_MISSING);
    shown.forEach(
        one ->
            out.println(
                "  %s %s: %s%s"
                    .formatted(
                        one.node(),
                        one.nameZh(),
                        IndexText.reason(one.status()),
                        one.imputed() ? ", imputed 已插补" : "")));
    if (missing.size() > MOST_MISSING) {
      out.println("  … and %d more 其余略".formatted(missing.size() - MOST_MISSING));
    }
  }

  private static Listing data(List<Contribution> contributions) {
    Listing listing =
        new Listing(
            "indicator",
            "part",
            "name",
            "status",
            "value",
            "unit",
            "imputed",
            "normalised",
            "weight",
            "contribution",
            "peers",
            "better_than",
            "strength");
    for (Contribution one : contributions) {
      listing.add(
          one.node(),
          one.part(),
          one.nameZh(),
          one.status(),
          one.value(),
          one.unit(),
          one.imputed(),
          one.normalised(),
          one.weight(),
          one.contribution(),
          one.peers(),
          one.betterThan(),
          one.strength());
    }
    return listing;
  }
}
