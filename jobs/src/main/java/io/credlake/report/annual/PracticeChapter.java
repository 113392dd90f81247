package io.credlake.report.annual;

import io.credlake.report.Language;
import io.credlake.report.annual.AnnualFigures.Alarm;
import io.credlake.report.annual.AnnualFigures.Contribution;
import io.credlake.report.annual.AnnualFigures.Promise;
import io.credlake.report.annual.AnnualFigures.Score;
import io.credlake.report.annual.AnnualFigures.Standing;
import io.credlake.report.document.Block.Column;
import io.credlake.report.document.Block.Table;
import io.credlake.report.document.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Best practice and laggards, each with its reasons. */
final class PracticeChapter {

  private static final int REASONS = 3;
  private static final int STRENGTHS = 8;
  private static final int ALARMS = 40;
  private static final List<String> OFF_TRACK = List.of("limited", "regressing", "receding");

  private PracticeChapter() {}

  static Section of(Edition edition) {
    Section.Builder chapter = Section.titled(edition.of("先进做法与滞后事项", "Best practice and laggards"));
    if (edition.isNation()) {
      chapter.add(regions(edition));
    } else {
      chapter.add(strengths(edition));
    }
    return chapter.add(offTrack(edition)).add(alarms(edition)).build();
  }

  /** Provinces that are surely ahead or behind, at the main index and its parts. */
  private static Section regions(Edition edition) {
    Section.Builder section = Section.titled(edition.of("先进与滞后地区", "Provinces ahead and behind"));
    if (edition.figures().indices().isEmpty()) {
      return section.say(edition.of("没有指数结果。", "There is no index.")).build();
    }
    section.say(
        edition.of(
            "只有位次区间整体落在前三分之一（或后三分之一）的地区列为先进（或滞后）；理由是对得分作用最大的指标，括号内为实际数值和优于同类地区的比例。",
            "A province is named only if its whole interval of ranks lies in the first or last"
                + " third; reasons are the indicators that move its score most, with their values"
                + " and the share of peers that do worse."));
    String main = edition.figures().indices().getFirst().framework();
    List<List<String>> rows = new ArrayList<>();
    for (Score score : edition.figures().scores()) {
      if (!score.framework().equals(main) || score.year() != edition.year()) {
        continue;
      }
      boolean ahead = Third.isUpper(score);
      if (ahead || Third.isLower(score)) {
        rows.add(
            List.of(
                score.name().in(edition.language()),
                edition.name(score.region()),
                ahead ? edition.of("先进", "ahead") : edition.of("滞后", "behind"),
                edition.rank(score),
                why(edition, score, ahead)));
      }
    }
    if (rows.isEmpty()) {
      return section
          .say(
              edition.of(
                  "没有任何地区的区间整体落在前三分之一或后三分之一，不列先进和滞后。",
                  "No province's interval lies wholly in the first or last third: none is named."))
          .build();
    }
    return section
        .add(
            new Table(
                edition.of("先进与滞后地区及理由", "Provinces ahead and behind, with reasons"),
                List.of(
                    Column.words(edition.of("指数或部分", "Index or part"), 18),
                    Column.words(edition.of("地区", "Province"), 13),
                    Column.words(edition.of("判断", "Finding"), 10),
                    Column.number(edition.of("位次（区间）", "Rank (interval)"), 15),
                    Column.words(edition.of("理由", "Reasons"), 44)),
                rows,
                edition.source("policy.index_score", "policy.index_contribution")))
        .build();
  }

  private static String why(Edition edition, Score score, boolean ahead) {
    List<String> reasons =
        movers(edition, score.region(), ahead).stream()
            .filter(c -> isUnder(edition, score.node(), c.part()))
            .limit(REASONS)
            .map(
                c ->
                    edition.say(
                        "%1$s（%2$s，优于%3$s）",
                        "%1$s (%2$s, better than %3$s)",
                        c.name().in(edition.language()),
                        Terms.value(edition.language(), c.value(), c.unit()),
                        edition.language().percent(c.betterThan())))
            .toList();
    return reasons.isEmpty()
        ? edition.of("没有突出的指标", "no indicator of it stands out")
        : String.join(edition.of("；", "; "), reasons);
  }

  /** Whether a node of the main index is another or stands below it. */
  private static boolean isUnder(Edition edition, String node, String below) {
    for (String at = below; at != null; at = parentOf(edition, at)) {
      if (at.equals(node)) {
        return true;
      }
    }
    return false;
  }

  private static String parentOf(Edition edition, String node) {
    String main = edition.figures().indices().getFirst().framework();
    return edition.figures().scores().stream()
        .filter(score -> score.framework().equals(main) && score.node().equals(node))
        .findAny()
        .map(Score::parent)
        .orElse(null);
  }

  /** Indicators that lift a province above its peers, or hold it down; the strongest first. */
  static List<Contribution> movers(Edition edition, String region, boolean up) {
    Comparator<Contribution> byStrength = Comparator.comparingDouble(Contribution::strength);
    return edition.figures().contributions().stream()
        .filter(c -> c.region().equals(region) && c.strength() != null)
        .filter(c -> up ? c.strength() > 0 : c.strength() < 0)
        .sorted((up ? byStrength.reversed() : byStrength).thenComparing(Contribution::commitment))
        .toList();
  }

  private static Section strengths(Edition edition) {
    Section.Builder section =
        Section.titled(edition.of("与同类地区相比的优势和短板", "Strengths and weaknesses against peers"));
    List<Contribution> up = movers(edition, edition.region(), true);
    List<Contribution> down = movers(edition, edition.region(), false);
    if (up.isEmpty() && down.isEmpty()) {
      return section
          .say(edition.of("没有可比较的指标。", "No indicator can be compared with peers."))
          .build();
    }
    section.say(
        edition.say(
            "与同类地区的中位数相比，%1$d个指标高于中位、%2$d个低于中位；下表列作用最大的各%3$d个以内。",
            "%1$d indicators stand above the median of the peers and %2$d below; those that count"
                + " most are listed, at most %3$d of each.",
            up.size(),
            down.size(),
            STRENGTHS));
    List<List<String>> rows = new ArrayList<>();
    up.stream().limit(STRENGTHS).forEach(c -> rows.add(row(edition, c, true)));
    down.stream().limit(STRENGTHS).forEach(c -> rows.add(row(edition, c, false)));
    return section
        .add(
            new Table(
                edition.of("优势和短板指标", "Strengths and weaknesses"),
                List.of(
                    Column.words(edition.of("类别", "Kind"), 10),
                    Column.words(edition.of("编号", "Id"), 14),
                    Column.words(edition.of("指标", "Indicator"), 36),
                    Column.number(edition.of("数值", "Value"), 14),
                    Column.number(edition.of("优于同类地区", "Better than"), 13),
                    Column.number(edition.of("对得分的作用", "Weighted difference"), 13)),
                rows,
                edition.source("policy.index_contribution")))
        .build();
  }

  private static List<String> row(Edition edition, Contribution c, boolean up) {
    Language language = edition.language();
    return List.of(
        up ? edition.of("优势", "strength") : edition.of("短板", "weakness"),
        c.commitment(),
        c.name().in(language),
        Terms.value(language, c.value(), c.unit()),
        language.percent(c.betterThan()),
        language.fixed(c.strength(), 3));
  }

  private static Section offTrack(Edition edition) {
    Map<String, Promise> promises = edition.promises();
    List<List<String>> rows = new ArrayList<>();
    for (Standing s : edition.standings()) {
      if (OFF_TRACK.contains(s.status())) {
        Promise promise = promises.get(s.commitment());
        rows.add(
            List.of(
                s.commitment(),
                promise.indicator().in(edition.language()),
                Terms.status(edition.language(), s.status()),
                Terms.value(edition.language(), s.value(), promise.unit()),
                Terms.value(edition.language(), s.required(), promise.unit()),
                edition.senders(promise.senders())));
      }
    }
    Section.Builder section = Section.titled(edition.of("滞后任务", "Commitments off track"));
    if (rows.isEmpty()) {
      return section
          .say(
              edition.of(
                  "可评估的任务中没有进展有限、未完成、倒退或方向转差的；无法评估的不在此列。",
                  "Of the commitments that can be assessed none is off track; those that cannot are"
                      + " not counted here."))
          .build();
    }
    return section
        .say(edition.say("进展有限、未完成、倒退或方向转差的任务%d项。", "%d commitments are off track.", rows.size()))
        .add(
            new Table(
                edition.of("滞后任务", "Commitments off track"),
                List.of(
                    Column.words(edition.of("编号", "Id"), 14),
                    Column.words(edition.of("指标", "Indicator"), 30),
                    Column.words(edition.of("状态", "Status"), 16),
                    Column.number(edition.of("数值", "Value"), 13),
                    Column.number(edition.of("应达", "Required"), 12),
                    Column.words(edition.of("报送部门", "Senders (codes)"), 15)),
                rows,
                edition.source("policy.progress")))
        .build();
  }

  private static Section alarms(Edition edition) {
    Map<String, Promise> promises = edition.promises();
    List<Alarm> alarms =
        edition.figures().alarms().stream()
            .filter(alarm -> !alarm.why().equals("off_track"))
            .filter(alarm -> edition.isNation() || alarm.region().equals(edition.region()))
            .toList();
    Section.Builder section = Section.titled(edition.of("停报和异常变动", "Stopped reporting and jumps"));
    if (alarms.isEmpty()) {
      return section
          .say(
              edition.say(
                  "%d年没有停报或异常变动的提示；停报只对最新年度提示。",
                  "There is no sign of stopped reporting or of jumps in %d; stopped reporting is"
                      + " told of the newest year only.",
                  edition.year()))
          .build();
    }
    List<List<String>> rows = new ArrayList<>();
    for (Alarm alarm : alarms.subList(0, Math.min(ALARMS, alarms.size()))) {
      Promise promise = promises.get(alarm.commitment());
      rows.add(
          List.of(
              alarm.why().equals("jumped")
                  ? edition.of("名单认定异常变动", "jump of list entries")
                  : edition.of("停报", "stopped reporting"),
              edition.name(alarm.region()),
              alarm.commitment() + " " + promise.indicator().in(edition.language()),
              alarm.period(),
              edition.language().number(alarm.value()),
              edition.language().number(alarm.expected())));
    }
    String more =
        alarms.size() > ALARMS
            ? edition.say("另有%d条未列。", "%d more are not listed. ", alarms.size() - ALARMS)
            : "";
    return section
        .add(
            new Table(
                edition.of("停报和异常变动", "Stopped reporting and jumps"),
                List.of(
                    Column.words(edition.of("情况", "What"), 16),
                    Column.words(edition.of("地区", "Region"), 13),
                    Column.words(edition.of("指标", "Indicator"), 37),
                    Column.words(edition.of("时期", "Period"), 10),
                    Column.number(edition.of("数值", "Value"), 12),
                    Column.number(edition.of("通常或上年", "Usual or before"), 12)),
                rows,
                more + edition.source("policy.attention")))
        .build();
  }
}
