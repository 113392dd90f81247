package io.credlake.command;

import io.credlake.index.explain.Series;
import io.credlake.rate.Ahead;
import io.credlake.rate.IndexFigures;
import io.credlake.rate.IndexFigures.Basis;
import io.credlake.rate.IndexFigures.Contribution;
import io.credlake.rate.IndexFigures.Standing;
import io.credlake.rate.IndexSeries;
import io.credlake.rate.Place;
import io.credlake.trino.Endpoint;
import io.credlake.trino.query.ResultFormat;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credlake index compare}: regions side by side, and over time. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Compare provinces by an index and its parts, and over time with breaks marked.",
    footer = {
      "",
      "With --format csv or json, all years of all nodes.",
      "",
      "Example:",
      "  credlake index compare 浙江 江苏 --at 2018"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:compared",
      "1:there is no such framework, region or year, or nothing was computed yet",
      "2:the command was not understood"
    })
final class IndexCompareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private IndexChoice choice;

  @Parameters(
      arity = "1..*",
      paramLabel = "REGION",
      description = "Provinces, by code or name; of one its years are compared.")
  private List<String> regions;

  @Override
  public Integer call() throws Exception {
    LinkedHashSet<Place> places = new LinkedHashSet<>();
    for (String region : regions) {
      places.add(IndexChoice.province(region));
    }
    PrintWriter out = spec.commandLine().getOut();
    Endpoint endpoint = new ServerConsole(spec.commandLine().getErr()).ensureRunning(choice.lake());
    try (Connection connection = choice.connect(endpoint)) {
      IndexFigures figures = new IndexFigures(connection);
      Basis basis = choice.basis(figures);
      int year = choice.year(basis);
      Map<Place, List<Standing>> all = new LinkedHashMap<>();
      Map<Place, Map<Integer, List<Contribution>>> contributions = new HashMap<>();
      for (Place place : places) {
        all.put(place, figures.standings(basis, place));
        contributions.put(place, figures.contributions(basis, place));
      }
      IndexSeries series = IndexSeries.of(basis, PlanCommand.plan().plan(), all, contributions);
      if (!choice.isTable()) {
        data(all, series).print(choice.format(), out);
        return 0;
      }
      String names = places.stream().map(Place::nameZh).collect(Collectors.joining(" / "));
      out.println(IndexText.title(basis, names, Integer.toString(year)));
      out.println();
      sideBySide(all, year).print(ResultFormat.TABLE, out);
      apart(figures, basis, year, List.copyOf(places), all, out);
      out.println();
      overTime(basis, all, series, out);
    }
    return 0;
  }

  private static Listing sideBySide(Map<Place, List<Standing>> all, int year) {
    List<String> titles = new ArrayList<>(List.of("NODE 指数", ""));
    for (Place place : all.keySet()) {
      titles.add(place.nameZh());
      titles.add("INTERVAL 区间");
      titles.add("RANK 位次");
    }
    Listing listing = new Listing(titles.toArray(String[]::new));
    List<Standing> nodes =
        all.values().iterator().next().stream().filter(one -> one.year() == year).toList();
    for (Standing node : nodes) {
      List<Object> row = new ArrayList<>();
      row.add(node.node());
      row.add(node.nameZh() + " " + node.nameEn());
      for (List<Standing> of : all.values()) {
        Standing one = at(of, node.node(), year);
        row.add(IndexText.score(one));
        row.add(IndexText.scores(one));
        row.add(IndexText.ranks(one));
      }
      listing.add(row.toArray());
    }
    return listing;
  }

  private static Standing at(List<Standing> standings, String node, int year) {
    return standings.stream()
        .filter(one -> one.node().equals(node) && one.year() == year)
        .findAny()
        .orElseThrow();
  }

  private static void apart(
      IndexFigures figures,
      Basis basis,
      int year,
      List<Place> places,
      Map<Place, List<Standing>> all,
      PrintWriter out)
      throws SQLException {
    for (int i = 0; i < places.size(); i++) {
      for (int j = i + 1; j < places.size(); j++) {
        Place one = places.get(i);
        Place other = places.get(j);
        Standing first = top(all.get(one), year);
        Standing second = top(all.get(other), year);
        out.println();
        OptionalDouble above = figures.above(basis, year, one.code(), other.code());
        out.println(
            switch (Ahead.of(first, second, above)) {
              case UNKNOWN ->
                  "%s and %s cannot be compared, one has no score 一方无得分，不可比较"
                      .formatted(one.nameZh(), other.nameZh());
              case NEITHER ->
                  "%s and %s cannot be told apart 不可区分: %s is above in %s of the replications"
                      .formatted(
                          one.nameZh(),
                          other.nameZh(),
                          one.nameZh(),
                          IndexText.percent(above.getAsDouble()));
              case FIRST -> above(one, other, basis);
              case OTHER -> above(other, one, basis);
            });
      }
    }
  }

  private static String above(Place first, Place second, Basis basis) {
    return "%s is above %s in at least %s of the replications 可区分"
        .formatted(first.nameZh(), second.nameZh(), IndexText.percent((1 + basis.interval()) / 2));
  }

  private static Standing top(List<Standing> standings, int year) {
    return standings.stream()
        .filter(one -> one.parent() == null && one.year() == year)
        .findAny()
        .orElseThrow();
  }

  private static void overTime(
      Basis basis, Map<Place, List<Standing>> all, IndexSeries series, PrintWriter out) {
    out.println("Over time 历年, scale 标度 %s:".formatted(scale(basis.scale())));
    List<String> titles = new ArrayList<>(List.of("YEAR 年"));
    for (Place place : all.keySet()) {
      titles.add(place.nameZh());
      titles.add("INTERVAL 区间");
      titles.add("BREAKS 断点");
    }
    Listing listing = new Listing(titles.toArray(String[]::new));
    TreeSet<Integer> years = new TreeSet<>();
    all.values().forEach(of -> of.forEach(one -> years.add(one.year())));
    for (int year : years) {
      List<Object> row = new ArrayList<>(List.of(Integer.toString(year)));
      all.forEach(
          (place, standings) -> {
            Standing one = top(standings, year);
            row.add(IndexText.score(one));
            row.add(IndexText.scores(one));
            row.add(
                series.breaks(place, year).stream()
                    .map(IndexCompareCommand::of)
                    .collect(Collectors.joining(", ")));
          });
      listing.add(row.toArray());
    }
    listing.print(ResultFormat.TABLE, out);
    series
        .sources()
        .forEach(
            one ->
                out.println(
                    "  break 断点 %s %s %s".formatted(one.month(), one.nameZh(), one.nameEn())));
  }

  private static String scale(String basis) {
    return switch (basis) {
      case "goalposts" -> "of fixed goalposts 固定标尺";
      case "panel" -> "of all years 全部年份";
      case "each" -> "of each year, only ranks compare 各年自有标度，仅位次可比";
      default -> "fixed at 固定于 " + basis;
    };
  }

  private static String of(Series.Break one) {
    return switch (one) {
      case OWN_SCALE -> "own scale 标度各异";
      case REBASED -> "rebased 换基期";
      case METHOD -> "method 方法变更";
      case INDICATORS -> "other indicators 指标不同";
      case SOURCE -> "source 口径变更";
    };
  }

  private static Listing data(Map<Place, List<Standing>> all, IndexSeries series) {
    List<String> titles = new ArrayList<>(List.of("region", "year", "node"));
    titles.addAll(IndexText.TOLD);
    titles.addAll(List.of("reason", "breaks"));
    Listing listing = new Listing(titles.toArray(String[]::new));
    all.forEach(
        (place, standings) -> {
          for (Standing one : standings) {
            List<Object> row = new ArrayList<>(List.of(one.region(), one.year(), one.node()));
            row.addAll(IndexText.told(one));
            row.add(one.reason());
            row.add(
                one.parent() != null
                    ? null
                    : series.breaks(place, one.year()).stream()
                        .map(mark -> mark.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" ")));
            listing.add(row.toArray());
          }
        });
    return listing;
  }
}
