package io.credlake.command;

import io.credlake.rate.CoherenceFigures;
import io.credlake.rate.IndexFigures;
import io.credlake.rate.IndexFigures.Basis;
import io.credlake.rate.IndexFigures.Standing;
import io.credlake.rate.Place;
import io.credlake.trino.Endpoint;
import java.io.PrintWriter;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake index show}: scores of regions with their intervals. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Tell the index of all provinces, or the index of one and its parts.",
    footer = {
      "",
      "Examples:",
      "  credlake index show",
      "  credlake index show --framework network-coverage --at 2018",
      "  credlake index show --region 浙江 --format csv",
      "  credlake index show --coherence"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:told",
      "1:there is no such framework, region or year, or nothing was computed yet",
      "2:the command was not understood"
    })
final class IndexShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private IndexChoice choice;

  @Option(
      names = "--region",
      paramLabel = "CODE|NAME",
      description = "Province, by six digits of GB/T 2260 or a name (default: all).")
  private String region;

  @Option(
      names = "--coherence",
      description = "Whether the parts belong together: alpha, components, flagged correlations.")
  private boolean coherence;

  @Override
  public Integer call() throws Exception {
    Place place = region == null ? null : IndexChoice.province(region);
    PrintWriter out = spec.commandLine().getOut();
    Endpoint endpoint = new ServerConsole(spec.commandLine().getErr()).ensureRunning(choice.lake());
    try (Connection connection = choice.connect(endpoint)) {
      IndexFigures figures = new IndexFigures(connection);
      Basis basis = choice.basis(figures);
      int year = choice.year(basis);
      if (coherence) {
        tellCoherence(CoherenceFigures.of(connection, basis), basis, out);
        return 0;
      }
      List<Standing> standings =
          place == null
              ? figures.standings(basis, year)
              : figures.standings(basis, place).stream().filter(s -> s.year() == year).toList();
      if (choice.isTable()) {
        String where = place == null ? "" : place.nameZh() + " " + place.nameEn();
        out.println(IndexText.title(basis, where, Integer.toString(year)));
        out.println();
        table(standings, place == null).print(choice.format(), out);
        foot(basis, standings, out);
      } else {
        data(standings).print(choice.format(), out);
      }
    }
    return 0;
  }

  /** It is of all regions and years of the index. */
  private void tellCoherence(CoherenceFigures figures, Basis basis, PrintWriter out) {
    if (!choice.isTable()) {
      CoherenceText.data(figures.links()).print(choice.format(), out);
      return;
    }
    out.println(IndexText.title(basis, "", "%d–%d".formatted(basis.firstYear(), basis.lastYear())));
    out.println();
    CoherenceText.print(figures, out);
  }

  private static Listing table(List<Standing> standings, boolean regions) {
    Listing listing =
        new Listing(
            regions ? "REGION 地区" : "NODE 指数",
            "",
            "SCORE 得分",
            "INTERVAL 区间",
            "RANK 位次（区间）",
            "KNOWN 已知权重",
            "GRADE 数据质量");
    for (Standing one : standings) {
      listing.add(
          regions ? one.region() : one.node(),
          regions ? one.regionZh() + " " + one.regionEn() : one.nameZh() + " " + one.nameEn(),
          IndexText.score(one),
          IndexText.scores(one),
          IndexText.ranks(one),
          IndexText.percent(one.weightKnown()),
          one.grade());
    }
    return listing;
  }

  private static void foot(Basis basis, List<Standing> standings, PrintWriter out) {
    out.println();
    out.println(
        "Intervals hold %.0f %% of the replications; ranks within them cannot be told apart 区间内位次不可区分"
            .formatted(100 * basis.interval()));
    if (standings.stream().anyMatch(one -> one.unavailable() > 0)) {
      out.println("Some indicators have no feed 部分指标无数据来源: grade counts them as missing");
    }
  }

  private static Listing data(List<Standing> standings) {
    List<String> titles = new ArrayList<>(List.of("region", "name", "year", "node"));
    titles.addAll(IndexText.TOLD);
    titles.addAll(List.of("weight_known", "grade", "reason"));
    Listing listing = new Listing(titles.toArray(String[]::new));
    for (Standing one : standings) {
      List<Object> row = new ArrayList<>();
      row.addAll(List.of(one.region(), one.regionZh(), one.year(), one.node()));
      row.addAll(IndexText.told(one));
      row.addAll(Arrays.asList(one.weightKnown(), one.grade(), one.reason()));
      listing.add(row.toArray());
    }
    return listing;
  }
}
