package io.credlake.report.annual;

import io.credlake.report.Language;
import io.credlake.report.annual.AnnualFigures.Index;
import io.credlake.report.annual.AnnualFigures.Score;
import io.credlake.report.chart.Intervals;
import io.credlake.report.chart.TileMap;
import io.credlake.report.document.Block.Column;
import io.credlake.report.document.Block.Figure;
import io.credlake.report.document.Block.Notice;
import io.credlake.report.document.Block.Table;
import io.credlake.report.document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The indices: scores and ranks with their intervals, and who cannot be told apart. */
final class IndexChapter {

  private IndexChapter() {}

  static Section of(Edition edition) {
    Section.Builder chapter = Section.titled(edition.of("指数", "Indices"));
    if (edition.figures().indices().isEmpty()) {
      return chapter.say(edition.of("没有计算任何指数。", "No index was computed.")).build();
    }
    chapter.say(
        edition.of(
            "得分和位次均附区间：在方法、权重和数据误差的多次重复计算中，居中部分落在该区间；得分按基准方法计算，其他方法多给出较低的得分时，它靠近区间上端。区间重叠时不宜排先后。指数只评价机构和地区，不评价自然人。",
            "Scores and ranks stand with intervals, in which the middle of many replications over"
                + " methods, weights and errors of data lies. The score is that of the method as"
                + " defined: where others mostly give less, it is near the upper end. Where"
                + " intervals overlap, do not rank."
                + " Indices are of institutions and regions, never of persons."));
    for (Index index : edition.figures().indices()) {
      chapter.add(index(edition, index));
    }
    return chapter.build();
  }

  private static Section index(Edition edition, Index index) {
    Language language = edition.language();
    Section.Builder section = Section.titled(index.name().in(language));
    if (index.reason() != null) {
      return section
          .add(
              new Notice(
                  edition.say(
                      "该指数未能计算：%s。",
                      "The index could not be computed: %s.",
                      Terms.reason(language, index.reason()))))
          .build();
    }
    List<Score> ranking = edition.ranking(index.framework(), edition.year());
    List<Score> scored = ranking.stream().filter(s -> s.score() != null).toList();
    if (scored.isEmpty()) {
      return section
          .say(edition.say("%d年没有地区有得分。", "No province has a score in %d.", edition.year()))
          .build();
    }
    section.say(basis(edition, index, ranking, scored));
    section.add(plot(edition, index, scored));
    if (index.equals(edition.figures().indices().getFirst())) {
      section.add(map(edition, index, ranking));
      if (!edition.isNation()) {
        parts(edition, index).ifPresent(section::add);
      }
    }
    section.add(table(edition, index, ranking));
    return section.build();
  }

  private static String basis(
      Edition edition, Index index, List<Score> ranking, List<Score> scored) {
    String text =
        edition.say(
            "%1$d个地区中%2$d个有得分；重复计算%3$s次，区间含其中居中的%4$s。",
            "Of %1$d provinces %2$d have a score; replicated %3$s times, intervals hold the middle"
                + " %4$s.",
            ranking.size(),
            scored.size(),
            edition.language().count((long) index.replications()),
            edition.language().percent(index.interval()));
    if (edition.isNation()) {
      return text;
    }
    List<String> likes =
        edition.likes(index.framework(), edition.region()).stream().map(edition::name).toList();
    return text
        + (likes.isEmpty()
            ? ""
            : edition.say(
                "与本地区不可区分的有%1$d个：%2$s。",
                " It cannot tell this province from %1$d others: %2$s.",
                likes.size(),
                edition.language().list(likes)));
  }

  private static Figure plot(Edition edition, Index index, List<Score> scored) {
    Language language = edition.language();
    List<Intervals.Item> items =
        scored.stream()
            .map(
                s ->
                    new Intervals.Item(
                        edition.name(s.region()),
                        s.score(),
                        s.low(),
                        s.high(),
                        edition.say("位次 %s", "rank %s", edition.rank(s)),
                        s.region().equals(edition.region())))
            .toList();
    String words =
        String.join(
            edition.of("；", "; "),
            scored.stream()
                .map(
                    s ->
                        edition.say(
                            "%s %s，位次%s",
                            "%s %s, rank %s",
                            edition.name(s.region()),
                            edition.scored(s),
                            edition.rank(s)))
                .toList());
    return new Figure(
        edition.say(
            "%1$s：%2$d年得分及区间",
            "%1$s: scores of %2$d with intervals", index.name().in(language), edition.year()),
        edition.say("点与区间图：%s。", "Dots with intervals: %s.", words),
        Intervals.draw(items, edition.of("得分及其区间", "score with its interval")),
        Intervals.width(),
        Intervals.height(items),
        edition.source("policy.index_score"));
  }

  /** Colors tell only what intervals allow: surely in the upper or lower third, or neither. */
  private static Figure map(Edition edition, Index index, List<Score> ranking) {
    List<TileMap.Tile> tiles =
        ranking.stream()
            .filter(s -> TileMap.has(s.region()))
            .map(
                s ->
                    new TileMap.Tile(
                        s.region(),
                        edition.name(s.region()),
                        s.rank() == null
                            ? edition.language().none()
                            : "%s–%s".formatted(s.rankLow(), s.rankHigh()),
                        step(s),
                        s.region().equals(edition.region())))
            .toList();
    List<TileMap.Key> keys =
        List.of(
            new TileMap.Key(edition.of("区间整体在上三分之一", "surely upper third"), 4),
            new TileMap.Key(edition.of("不能确定", "cannot be told"), 1),
            new TileMap.Key(edition.of("区间整体在下三分之一", "surely lower third"), 0),
            new TileMap.Key(edition.of("无得分", "no score"), null));
    return new Figure(
        edition.say(
            "%1$s：%2$d年位次区间",
            "%1$s: intervals of ranks in %2$d",
            index.name().in(edition.language()),
            edition.year()),
        edition.say(
            "方格图，每个地区一格，标注位次区间：%s。",
            "Tile grid with the interval of each rank: %s.",
            String.join(
                edition.of("，", ", "),
                tiles.stream().map(tile -> tile.name() + " " + tile.told()).toList())),
        TileMap.draw(tiles, keys),
        TileMap.width(),
        TileMap.height(),
        edition.of(
                "方格表示大致方位，不表示行政区域界线。",
                "Tiles lie about where provinces do and show no boundaries. ")
            + edition.source("policy.index_score"));
  }

  private static Integer step(Score score) {
    if (score.rank() == null) {
      return null;
    }
    return Third.isUpper(score) ? 4 : Third.isLower(score) ? 0 : 1;
  }

  private static Table table(Edition edition, Index index, List<Score> ranking) {
    Language language = edition.language();
    List<List<String>> rows = new ArrayList<>();
    for (Score s : ranking) {
      rows.add(
          List.of(
              edition.name(s.region()),
              edition.scored(s),
              edition.rank(s),
              before(edition, index, s),
              Long.toString(edition.likes(index.framework(), s.region()).size()),
              s.grade() == null ? language.none() : s.grade(),
              "%s/%s".formatted(s.reported(), s.indicators() - s.notApplicable()),
              language.percent(s.weightKnown())));
    }
    return new Table(
        edition.say(
            "%1$s：%2$d年得分、位次及数据质量",
            "%1$s: scores, ranks and data quality in %2$d",
            index.name().in(language),
            edition.year()),
        List.of(
            Column.words(edition.of("地区", "Province"), 13),
            Column.number(edition.of("得分（区间）", "Score (interval)"), 22),
            Column.number(edition.of("位次（区间）", "Rank (interval)"), 15),
            Column.number(edition.of("上年得分（区间）", "Year before"), 22),
            Column.number(edition.of("不可区分", "Like others"), 9),
            Column.words(edition.of("等级", "Grade"), 8),
            Column.number(edition.of("已报", "Reported"), 10),
            Column.number(edition.of("已知权重", "Weight known"), 11)),
        rows,
        edition.of(
                "数据等级按已报指标占适用指标的比例：A≥90%，B≥75%，C≥50%，D为其余。",
                "Grade by indicators reported of those that apply: A from 90%, B 75%, C 50%, else"
                    + " D. ")
            + edition.source("policy.index_score", "policy.index_pairs"));
  }

  private static String before(Edition edition, Index index, Score score) {
    return edition.ranking(index.framework(), edition.year() - 1).stream()
        .filter(s -> s.region().equals(score.region()))
        .findFirst()
        .map(edition::scored)
        .orElse(edition.language().none());
  }

  /** The parts of the index for this province. */
  private static Optional<Table> parts(Edition edition, Index index) {
    Map<String, Score> parts = new TreeMap<>();
    List<List<String>> rows = new ArrayList<>();
    for (Score s : edition.figures().scores()) {
      if (s.framework().equals(index.framework())
          && s.parent() != null
          && s.year() == edition.year()
          && s.region().equals(edition.region())
          && parts.put(s.node(), s) == null) {
        rows.add(
            List.of(
                s.name().in(edition.language()),
                edition.scored(s),
                edition.rank(s),
                s.grade() == null ? edition.language().none() : s.grade(),
                "%s/%s".formatted(s.reported(), s.indicators() - s.notApplicable())));
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Table(
                edition.say("%s的组成部分", "%s: its parts", index.name().in(edition.language())),
                List.of(
                    Column.words(edition.of("部分", "Part"), 34),
                    Column.number(edition.of("得分（区间）", "Score (interval)"), 24),
                    Column.number(edition.of("位次（区间）", "Rank (interval)"), 20),
                    Column.words(edition.of("数据等级", "Grade"), 10),
                    Column.number(edition.of("已报指标", "Reported"), 12)),
                rows,
                edition.source("policy.index_score")));
  }
}
