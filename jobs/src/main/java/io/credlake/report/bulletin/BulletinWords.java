package io.credlake.report.bulletin;

import io.credlake.report.Language;
import io.credlake.report.bulletin.BulletinFigures.Sample;
import io.credlake.report.bulletin.BulletinFigures.Timely;
import io.credlake.report.bulletin.Ranking.Place;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What the figures of a bulletin say in words; each sentence is true of any figures. */
final class BulletinWords {

  private BulletinWords() {}

  /** Who delivered how much, and how well. */
  static String total(BulletinEdition edition) {
    Language language = edition.language();
    Tally tally = edition.tally(edition.figures().month(), BulletinEdition.ALL);
    if (tally.rows() == 0) {
      return edition.say(
          "%s没有收到“双公示”信息。",
          "No licence or penalty was delivered in %s.", language.month(edition.figures().month()));
    }
    String who =
        edition.isNation()
            ? edition.say(
                "%1$d个报送部门（涉及%2$d个省份）",
                "%1$d departments (about %2$d provinces)",
                edition.senders().size(),
                edition.places(edition.figures().month()).size())
            : edition.say(
                "%1$d个决定部门和%2$d个市（州）",
                "%1$d deciding departments and %2$d prefectures",
                edition.distinct(t -> true, Timely::department),
                edition.distinct(t -> true, t -> edition.place(t.city())));
    return edition.say(
        "%1$s，%2$s共报送“双公示”信息%3$s行，入库%4$s行，合规率%5$s，%6$s。",
        "In %1$s, %2$s delivered %3$s rows on licences and penalties; %4$s were taken, %5$s"
            + " conform, %6$s.",
        language.month(edition.figures().month()),
        who,
        language.count(tally.rows()),
        language.count(tally.conforming()),
        language.rate(tally.conformity()),
        late(edition, tally));
  }

  private static String late(BulletinEdition edition, Tally tally) {
    return tally.judged() == 0
        ? edition.of("没有可判断时限的记录", "and no record's timeliness could be judged")
        : edition.say(
            "迟报率%1$s（可判断的%2$s条中迟报%3$s条）",
            "and %1$s are late (%3$s of %2$s that could be judged)",
            edition.language().rate(tally.lateRate()),
            edition.language().count(tally.judged()),
            edition.language().count(tally.late()));
  }

  /** The same of licences or of penalties. */
  static String kind(BulletinEdition edition, String kind) {
    Tally tally = edition.tally(edition.figures().month(), kind);
    String name = kindOf(edition, kind);
    return tally.rows() == 0
        ? edition.say("%s：本月没有报送。", "%s: none was delivered.", name)
        : edition.say(
            "%1$s：报送%2$s行，入库%3$s行，合规率%4$s，%5$s。",
            "%1$s: %2$s rows, %3$s taken, %4$s conform, %5$s.",
            name,
            edition.language().count(tally.rows()),
            edition.language().count(tally.conforming()),
            edition.language().rate(tally.conformity()),
            late(edition, tally));
  }

  static String kindOf(BulletinEdition edition, String kind) {
    return switch (kind) {
      case "licence" -> edition.of("行政许可", "Licences");
      case "penalty" -> edition.of("行政处罚", "Penalties");
      default -> edition.of("合计", "All");
    };
  }

  /** Against the month before; what is not known there is said to be so. */
  static String comparison(BulletinEdition edition) {
    Language language = edition.language();
    Tally now = edition.tally(edition.figures().month(), BulletinEdition.ALL);
    Tally before = edition.tally(edition.before(), BulletinEdition.ALL);
    if (before.rows() == 0) {
      return edition.say(
          "上月（%s）没有报送，不作比较。",
          "Nothing was delivered the month before (%s): there is no comparison.",
          language.month(edition.before()));
    }
    long more = now.rows() - before.rows();
    String rows =
        more == 0
            ? edition.of("报送量持平", "as many rows")
            : edition.say(
                more > 0 ? "报送量增加%s行" : "报送量减少%s行",
                more > 0 ? "%s rows more" : "%s rows fewer",
                language.count(Math.abs(more)));
    String rate =
        now.lateRate() == null || before.lateRate() == null
            ? edition.of("迟报率无法比较", "late rates cannot be compared")
            : edition.say(
                "迟报率由%1$s变为%2$s（%3$s）",
                "a late rate of %2$s after %1$s (%3$s)",
                language.rate(before.lateRate()),
                language.rate(now.lateRate()),
                language.points(now.lateRate(), before.lateRate(), 2));
    return edition.say("与上月相比，%s，%s。", "Against the month before: %s, %s.", rows, rate);
  }

  /** Who is first and last; ties are named together, and places with few records are told. */
  static String places(BulletinEdition edition, List<Place> places) {
    List<Place> ranked = places.stream().filter(place -> place.rank() != null).toList();
    if (ranked.isEmpty()) {
      return edition.of(
          "没有可判断时限的记录，不排位次。", "No record's timeliness could be judged: there are no ranks.");
    }
    int last = ranked.getLast().rank();
    String first = names(edition, ranked, 1);
    long few = ranked.stream().filter(Place::hasFew).count();
    String text =
        last == 1
            ? edition.say(
                "%1$d个地区迟报率相同，均为%2$s，并列。",
                "All %1$d places share one rate, %2$s, and one rank.",
                ranked.size(),
                edition.language().rate(ranked.getFirst().tally().lateRate()))
            : edition.say(
                "%1$d个地区中，迟报率最低的是%2$s（%3$s），最高的是%4$s（%5$s）。",
                "Of %1$d places the lowest late rate is that of %2$s (%3$s), the highest that of"
                    + " %4$s (%5$s).",
                ranked.size(),
                first,
                edition.language().rate(ranked.getFirst().tally().lateRate()),
                names(edition, ranked, last),
                edition.language().rate(ranked.getLast().tally().lateRate()));
    return few == 0
        ? text
        : text
            + edition.say(
                "其中%1$d个地区可判断的记录不足%2$d条，位次仅供参考。",
                " %1$d of them have fewer than %2$d judged records: their ranks mean little.",
                few,
                Ranking.FEW);
  }

  private static String names(BulletinEdition edition, List<Place> ranked, int rank) {
    return edition
        .language()
        .list(
            ranked.stream()
                .filter(place -> Objects.equals(place.rank(), rank))
                .map(place -> edition.name(place.code()))
                .toList(),
            5);
  }

  /** How many places are named, and of how many little is known. */
  static String named(BulletinEdition edition, int count, long few) {
    if (count == 0) {
      return edition.of("没有市县的迟报率超过50%。", "No place has a late rate of more than 50%.");
    }
    String uncertain =
        few == 0
            ? ""
            : edition.say(
                "其中%1$d个可判断的记录不足%2$d条，迟报率随个别记录大幅变动，宜先核实。",
                " %1$d of them have fewer than %2$d judged records, a few of which make the"
                    + " rate: look into them first.",
                few,
                Ranking.FEW);
    return edition.say(
            "以下%d个市县迟报率超过50%%，须予整改。",
            "The following %d places have a late rate of more than 50%% and must mend it.", count)
        + uncertain;
  }

  /** What samples found, or that there were none. */
  static String concealed(BulletinEdition edition, List<Sample> samples) {
    if (samples.isEmpty()) {
      return edition.of(
          "本月没有报送抽查结果；没有抽查不等于没有瞒报。",
          "No sample was reported this month, which does not mean that nothing was withheld.");
    }
    Set<String> byProvince =
        samples.stream()
            .filter(sample -> sample.province() != null)
            .map(Sample::sender)
            .collect(Collectors.toSet());
    long reported = // of all provinces together the view tells a sum, which is no sample of its own
        samples.stream()
            .filter(sample -> sample.province() != null || !byProvince.contains(sample.sender()))
            .count();
    return edition.say("本月抽查结果%d项，见下表。", "%d samples were reported:", reported);
  }

  static String status(BulletinEdition edition, Sample sample) {
    return switch (sample.status()) {
      case "suppressed" -> edition.of("已抑制", "suppressed");
      case "not_applicable" -> edition.of("不适用", "not applicable");
      default -> edition.of("未报送", "not reported");
    };
  }
}
