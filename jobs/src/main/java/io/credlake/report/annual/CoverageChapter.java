package io.credlake.report.annual;

import io.credlake.report.Language;
import io.credlake.report.annual.AnnualFigures.Covered;
import io.credlake.report.annual.AnnualFigures.Field;
import io.credlake.report.annual.AnnualFigures.Reach;
import io.credlake.report.chart.Palette;
import io.credlake.report.chart.RateBars;
import io.credlake.report.chart.TileMap;
import io.credlake.report.document.Block.Column;
import io.credlake.report.document.Block.Figure;
import io.credlake.report.document.Block.Table;
import io.credlake.report.document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many organisations, categories and regions the network covers. */
final class CoverageChapter {

  /** Below so many organisations a rate hangs on a few. */
  private static final int FEW = 30;

  private CoverageChapter() {}

  static Section of(Edition edition) {
    Section.Builder chapter = Section.titled(edition.of("覆盖情况", "Coverage"));
    chapter.add(overall(edition)).add(byField(edition));
    if (edition.isNation()) {
      chapter.add(byRegion(edition));
    }
    return chapter.build();
  }

  private static Section overall(Edition edition) {
    Language language = edition.language();
    List<List<String>> rows = new ArrayList<>();
    edition.figures().coverage().stream()
        .filter(c -> c.region().equals(edition.region()))
        .forEach(
            c ->
                rows.add(
                    List.of(
                        edition.say("主体覆盖率，%d年末", "Organisations, end of %d", c.year()),
                        language.percent(c.covered(), c.subjects()),
                        language.count(c.covered()),
                        language.count(c.subjects()),
                        change(edition, c))));
    if (edition.isNation()) {
      for (Reach reach : edition.figures().reach()) {
        boolean known = reach.reached() != null;
        rows.add(
            List.of(
                edition.say(
                    "%1$s，%2$d年末",
                    "%1$s, end of %2$d", reached(edition, reach.what()), edition.year()),
                known
                    ? language.percent(reach.reached(), reach.all())
                    : edition.of("未报送", "not reported"),
                language.count(reach.reached()),
                language.count(reach.all()),
                language.none()));
      }
    }
    Section.Builder section = Section.titled(edition.of("三项覆盖率", "The three rates"));
    section.say(Summary.coverage(edition)).say(Summary.reach(edition));
    if (!edition.isNation()) {
      section.say(
          edition.of(
              "信息类别覆盖率和区域覆盖率按全国统计，见全国版。",
              "Categories and regions reached are counted for the nation, see its edition."));
    }
    return rows.isEmpty()
        ? section.build()
        : section
            .add(
                new Table(
                    edition.of("覆盖率及其分子、分母", "Rates with numerators and denominators"),
                    List.of(
                        Column.words(edition.of("项目", "Rate of"), 36),
                        Column.number(edition.of("覆盖率", "Rate"), 14),
                        Column.number(edition.of("已覆盖", "Covered"), 14),
                        Column.number(edition.of("应覆盖", "Of"), 14),
                        Column.number(edition.of("较上年", "Change"), 22)),
                    rows,
                    edition.source(
                        "policy.coverage_period",
                        "policy.category_coverage",
                        "policy.region_coverage")))
            .build();
  }

  private static String change(Edition edition, Covered covered) {
    Optional<Covered> before = edition.covered(covered.region(), covered.year() - 1);
    return edition.language().points(rate(covered), before.map(CoverageChapter::rate).orElse(null));
  }

  private static Double rate(Covered covered) {
    return covered.subjects() == 0
        ? null
        : (Double) ((double) covered.covered() / covered.subjects());
  }

  /** What the network reaches, by the word of the lake. */
  static String reached(Edition edition, String what) {
    Map<String, String> names =
        Map.of(
            "categories", edition.of("信息类别覆盖率", "categories of information"),
            "province", edition.of("省级区域覆盖率", "provinces"),
            "prefecture", edition.of("地级区域覆盖率", "prefectures"),
            "county", edition.of("县级区域覆盖率", "counties"));
    return names.getOrDefault(what, what);
  }

  private static Section byField(Edition edition) {
    Section.Builder section = Section.titled(edition.of("按重点领域", "By key field"));
    List<Field> fields =
        edition.figures().fields().stream()
            .filter(field -> field.region().equals(edition.region()))
            .toList();
    if (fields.isEmpty()) {
      return section.say(edition.of("没有分领域数据。", "Nothing is known by key field.")).build();
    }
    Language language = edition.language();
    List<RateBars.Bar> bars = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    for (Field field : fields) {
      String name = edition.figures().names().field(field.field(), language);
      if (field.covered() == null) {
        silent.add(name);
      }
      bars.add(
          new RateBars.Bar(
              name,
              field.covered() == null || field.subjects() == 0
                  ? null
                  : (Double) ((double) field.covered() / field.subjects()),
              field.covered() == null
                  ? edition.of("未报送", "not reported")
                  : "%s (%s/%s)"
                      .formatted(
                          language.percent(field.covered(), field.subjects()),
                          language.count(field.covered()),
                          language.count(field.subjects())),
              false));
    }
    section.say(
        silent.isEmpty()
            ? edition.say("%d个重点领域均有报送。", "All %d key fields are reported.", fields.size())
            : edition.say(
                "%1$d个重点领域中，%2$d个未报送（不等于零）：%3$s。",
                "Of %1$d key fields %2$d are not reported, which is not zero: %3$s.",
                fields.size(),
                silent.size(),
                language.list(silent)));
    section.add(
        new Figure(
            edition.of("重点领域主体覆盖率", "Coverage by key field"),
            edition.say("条形图：%s。", "Bars: %s.", told(edition, bars)),
            RateBars.draw(bars),
            RateBars.width(),
            RateBars.height(bars),
            edition.of(
                    "同一主体可在多个领域有记录，各领域不能相加。",
                    "An organisation may be in several fields: they do not add up. ")
                + edition.source("policy.coverage_by_field")));
    return section.build();
  }

  private static String told(Edition edition, List<RateBars.Bar> bars) {
    return String.join(
        edition.of("；", "; "), bars.stream().map(bar -> bar.name() + " " + bar.told()).toList());
  }

  private static Section byRegion(Edition edition) {
    Language language = edition.language();
    List<TileMap.Tile> tiles = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    List<String> few = new ArrayList<>();
    for (String region : edition.figures().names().provinces().keySet()) {
      Optional<Covered> found = edition.covered(region, edition.year());
      Double rate = found.map(CoverageChapter::rate).orElse(null);
      Integer step =
          rate == null
              ? null
              : (Integer) Math.min((int) (rate * Palette.steps()), Palette.steps() - 1);
      String shown = rate == null ? language.none() : language.fixed(100 * rate, 0) + "%";
      tiles.add(new TileMap.Tile(region, edition.name(region), shown, step, false));
      if (found.isPresent() && found.get().subjects() < FEW) {
        few.add("%s (%s)".formatted(edition.name(region), found.get().subjects()));
      }
      rows.add(
          List.of(
              edition.name(region),
              language.percent(rate),
              language.count(found.map(Covered::covered).orElse(null)),
              language.count(found.map(Covered::subjects).orElse(null)),
              found.map(c -> change(edition, c)).orElse(language.none())));
    }
    Section.Builder section = Section.titled(edition.of("按地区", "By region"));
    if (!few.isEmpty()) {
      section.say(
          edition.say(
              "以下地区在册主体不足%1$d家，覆盖率随个别主体变动，不宜比较：%2$s。",
              "Provinces with fewer than %1$d organisations, whose rates hang on a few and should"
                  + " not be compared: %2$s.",
              FEW,
              language.list(few)));
    }
    section.add(
        new Figure(
            edition.say("%d年末各地区主体覆盖率", "Coverage of organisations, end of %d", edition.year()),
            edition.say(
                "方格图，每个地区一格：%s。",
                "Tile grid, a tile for each province: %s.",
                String.join(
                    edition.of("，", ", "),
                    tiles.stream().map(tile -> tile.name() + " " + tile.told()).toList())),
            TileMap.draw(tiles, keys(edition)),
            TileMap.width(),
            TileMap.height(),
            edition.of(
                    "方格表示大致方位，不表示行政区域界线。",
                    "Tiles lie about where provinces do and show no boundaries. ")
                + edition.source("policy.coverage_period")));
    section.add(
        new Table(
            edition.of("各地区主体覆盖率", "Coverage of organisations by province"),
            List.of(
                Column.words(edition.of("地区", "Province"), 24),
                Column.number(edition.of("覆盖率", "Rate"), 18),
                Column.number(edition.of("已覆盖", "Covered"), 18),
                Column.number(edition.of("在册主体", "Registered"), 18),
                Column.number(edition.of("较上年", "Change"), 22)),
            rows,
            edition.source("policy.coverage_period")));
    return section.build();
  }

  private static List<TileMap.Key> keys(Edition edition) {
    List<TileMap.Key> keys = new ArrayList<>();
    int width = 100 / Palette.steps();
    for (int step = 0; step < Palette.steps(); step++) {
      String bounds = "%s–%s%%".formatted(step * width, (step + 1) * width);
      keys.add(new TileMap.Key(bounds, step));
    }
    keys.add(new TileMap.Key(edition.of("无数据", "no data"), null));
    return keys;
  }
}
