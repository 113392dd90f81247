package io.credlake.report.bulletin;

import io.credlake.report.Language;
import io.credlake.report.bulletin.BulletinFigures.Sample;
import io.credlake.report.bulletin.Ranking.Place;
import io.credlake.report.chart.RateBars;
import io.credlake.report.document.Block.Column;
import io.credlake.report.document.Block.Figure;
import io.credlake.report.document.Block.Table;
import io.credlake.report.document.Section;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sections of a bulletin, as those of the provinces have them. */
final class BulletinSections {

  private BulletinSections() {}

  static Section overall(BulletinEdition edition) {
    YearMonth month = edition.figures().month();
    List<List<String>> rows = new ArrayList<>();
    for (String kind : List.of("licence", "penalty", BulletinEdition.ALL)) {
      rows.add(row(edition, kind, month));
    }
    return Section.titled(edition.of("总体情况", "Overall"))
        .say(BulletinWords.total(edition))
        .say(BulletinWords.kind(edition, "licence"))
        .say(BulletinWords.kind(edition, "penalty"))
        .say(BulletinWords.comparison(edition))
        .add(
            new Table(
                edition.of("行政许可和行政处罚信息报送情况", "Licences and penalties delivered"),
                List.of(
                    Column.words(edition.of("类别", "Kind"), 14),
                    Column.number(edition.of("报送（行）", "Rows"), 11),
                    Column.number(edition.of("入库（行）", "Taken"), 11),
                    Column.number(edition.of("合规率", "Conform"), 11),
                    Column.number(edition.of("可判断时限", "Judged"), 11),
                    Column.number(edition.of("迟报", "Late"), 10),
                    Column.number(edition.of("迟报率", "Late rate"), 10),
                    Column.number(edition.of("上月迟报率", "Month before"), 11),
                    Column.number(edition.of("变动", "Change"), 13)),
                rows,
                edition.source("policy.double_publicity", "policy.double_publicity_record")))
        .build();
  }

  private static List<String> row(BulletinEdition edition, String kind, YearMonth month) {
    Language language = edition.language();
    Tally now = edition.tally(month, kind);
    Tally before = edition.tally(edition.before(), kind);
    return List.of(
        BulletinWords.kindOf(edition, kind),
        language.count(now.rows()),
        language.count(now.conforming()),
        language.rate(now.conformity()),
        language.count(now.judged()),
        language.count(now.late()),
        language.rate(now.lateRate()),
        language.rate(before.lateRate()),
        language.points(now.lateRate(), before.lateRate(), 2));
  }

  static Section places(BulletinEdition edition) {
    Language language = edition.language();
    Section.Builder section =
        Section.titled(
            edition.isNation()
                ? edition.of("各地区迟报率及位次", "Late rates and ranks of provinces")
                : edition.of("各市（州）迟报率及位次", "Late rates and ranks of prefectures"));
    List<Place> places = Ranking.of(edition.places(edition.figures().month()));
    if (places.isEmpty()) {
      return section.say(edition.of("没有可列示的地区。", "There is no place to list.")).build();
    }
    Map<String, Tally> before = edition.places(edition.before());
    List<List<String>> rows = new ArrayList<>();
    List<RateBars.Bar> bars = new ArrayList<>();
    for (Place place : places) {
      Tally tally = place.tally();
      Tally past = before.get(place.code());
      rows.add(
          List.of(
              edition.name(place.code()),
              place.rank() == null
                  ? edition.of("无法判断", "not judged")
                  : place.rank() + (place.hasFew() ? "*" : ""),
              language.rate(tally.lateRate()),
              language.count(tally.late()),
              language.count(tally.judged()),
              past == null ? language.none() : language.rate(past.lateRate()),
              edition.isNation() ? language.rate(tally.conformity()) : language.none(),
              edition.isNation() ? language.count(tally.rows()) : language.count(tally.records())));
      bars.add(
          new RateBars.Bar(
              edition.name(place.code()),
              tally.lateRate(),
              tally.judged() == 0
                  ? edition.of("无法判断", "not judged")
                  : "%s (%s/%s)%s"
                      .formatted(
                          language.rate(tally.lateRate()),
                          language.count(tally.late()),
                          language.count(tally.judged()),
                          place.hasFew() ? "*" : ""),
              tally.isMostlyLate()));
    }
    return section
        .say(BulletinWords.places(edition, places))
        .add(
            new Figure(
                edition.of("迟报率", "Late rates"),
                edition.say(
                    "条形图：%s。",
                    "Bars: %s.",
                    String.join(
                        edition.of("；", "; "),
                        bars.stream().map(bar -> bar.name() + " " + bar.told()).toList())),
                RateBars.draw(bars),
                RateBars.width(),
                RateBars.height(bars),
                edition.source("policy.double_publicity_record")))
        .add(
            new Table(
                edition.of("迟报率及位次", "Late rates and ranks"),
                List.of(
                    Column.words(edition.of("地区", "Place"), 20),
                    Column.number(edition.of("位次", "Rank"), 11),
                    Column.number(edition.of("迟报率", "Late rate"), 12),
                    Column.number(edition.of("迟报", "Late"), 10),
                    Column.number(edition.of("可判断时限", "Judged"), 12),
                    Column.number(edition.of("上月迟报率", "Month before"), 12),
                    Column.number(edition.of("合规率", "Conform"), 11),
                    Column.number(
                        edition.isNation()
                            ? edition.of("报送（行）", "Rows")
                            : edition.of("新记录", "New records"),
                        12)),
                rows,
                edition.say(
                        "迟报率低者位次在前，相同者并列；*可判断的记录不足%d条，位次随个别记录变动，不宜比较。",
                        "The lowest rate ranks first, equal rates share a rank; * fewer than %d"
                            + " judged records: the rank hangs on a few and should not be compared."
                            + " ",
                        Ranking.FEW)
                    + edition.source("policy.double_publicity_record")))
        .build();
  }

  /** Localities where more than half is late, each named. */
  static Section named(BulletinEdition edition) {
    Language language = edition.language();
    List<List<String>> rows = new ArrayList<>();
    long few =
        edition.localities().values().stream()
            .filter(tally -> tally.isMostlyLate() && tally.judged() < Ranking.FEW)
            .count();
    edition
        .localities()
        .forEach(
            (code, tally) -> {
              if (tally.isMostlyLate()) {
                rows.add(
                    List.of(
                        edition.name(code.substring(0, 2) + "0000"),
                        code.endsWith("00") ? edition.name(code) : county(edition, code),
                        language.rate(tally.lateRate()),
                        language.count(tally.late()),
                        language.count(tally.judged())
                            + (tally.judged() < Ranking.FEW ? "*" : "")));
              }
            });
    Section.Builder section =
        Section.titled(edition.of("迟报率超过50%的市县", "Places with more than half late"));
    section.say(BulletinWords.named(edition, rows.size(), few));
    return rows.isEmpty()
        ? section.build()
        : section
            .add(
                new Table(
                    edition.of("须整改的市县", "Places to mend"),
                    List.of(
                        Column.words(edition.of("省份", "Province"), 22),
                        Column.words(edition.of("市县", "Place"), 36),
                        Column.number(edition.of("迟报率", "Late rate"), 14),
                        Column.number(edition.of("迟报", "Late"), 12),
                        Column.number(edition.of("可判断时限", "Judged"), 16)),
                    rows,
                    edition.say("*可判断的记录不足%d条。", "* fewer than %d judged records. ", Ranking.FEW)
                        + edition.source("policy.double_publicity_record")))
            .build();
  }

  private static String county(BulletinEdition edition, String code) {
    String prefecture = BulletinEdition.prefecture(code);
    boolean known = edition.figures().names().regions().containsKey(prefecture);
    return !known || edition.isRightUnderProvince(code)
        ? edition.name(code)
        : edition.name(prefecture) + " " + edition.name(code);
  }

  static Section senders(BulletinEdition edition) {
    Language language = edition.language();
    List<List<String>> rows = new ArrayList<>();
    edition
        .senders()
        .forEach(
            (code, tally) ->
                rows.add(
                    List.of(
                        edition.figures().names().department(code, language),
                        language.count(tally.rows()),
                        language.count(tally.rejected()),
                        language.rate(tally.conformity()),
                        language.count(tally.judged()),
                        language.count(tally.late()),
                        language.rate(tally.lateRate()))));
    Section.Builder section = Section.titled(edition.of("各报送部门", "Sending departments"));
    return rows.isEmpty()
        ? section.say(edition.of("本月没有部门报送。", "No department delivered.")).build()
        : section
            .add(
                new Table(
                    edition.of("各部门报送情况", "Deliveries by department"),
                    List.of(
                        Column.words(edition.of("部门", "Department"), 34),
                        Column.number(edition.of("报送（行）", "Rows"), 12),
                        Column.number(edition.of("拒收（行）", "Rejected"), 11),
                        Column.number(edition.of("合规率", "Conform"), 11),
                        Column.number(edition.of("可判断时限", "Judged"), 12),
                        Column.number(edition.of("迟报", "Late"), 9),
                        Column.number(edition.of("迟报率", "Late rate"), 11)),
                    rows,
                    edition.source("policy.double_publicity", "policy.double_publicity_record")))
            .build();
  }

  static Section concealed(BulletinEdition edition) {
    Language language = edition.language();
    Section.Builder section = Section.titled(edition.of("瞒报抽查", "Withheld decisions"));
    List<Sample> samples =
        edition.figures().samples().stream()
            .filter(s -> s.month().equals(edition.figures().month()))
            .filter(s -> edition.isNation() || edition.region().equals(s.province()))
            .toList();
    section.say(BulletinWords.concealed(edition, samples));
    if (samples.isEmpty()) {
      return section.build();
    }
    List<List<String>> rows = new ArrayList<>();
    for (Sample sample : samples) {
      boolean known = sample.status().equals("reported");
      rows.add(
          List.of(
              edition.figures().names().department(sample.sender(), language),
              sample.province() == null ? edition.of("合计", "All") : edition.name(sample.province()),
              known ? language.count(sample.concealed()) : BulletinWords.status(edition, sample),
              language.count(sample.sampled()),
              known && sample.sampled() != null && sample.concealed() != null
                  ? language.rate(sample.concealed(), sample.sampled())
                  : language.none()));
    }
    return section
        .add(
            new Table(
                edition.of("抽查发现的瞒报", "Withheld decisions found by samples"),
                List.of(
                    Column.words(edition.of("部门", "Department"), 36),
                    Column.words(edition.of("地区", "Region"), 20),
                    Column.number(edition.of("瞒报", "Withheld"), 16),
                    Column.number(edition.of("抽查", "Sampled"), 14),
                    Column.number(edition.of("瞒报率", "Rate"), 14)),
                rows,
                edition.source("policy.delivery_quality")))
        .build();
  }

  static Section method(BulletinEdition edition) {
    return Section.titled(edition.of("说明", "Notes"))
        .points(
            List.of(
                edition.of(
                    "范围：以工作日规定时限的行政许可和行政处罚数据源；按批次送出（未注明的按到达）的月份统计。",
                    "Scope: feeds of licences and penalties whose rule counts working days; by the"
                        + " month in which deliveries were sent, or arrived if that is not told."),
                edition.of(
                    "合规率＝1－拒收行／报送行；重复行计为合规。关于自然人的行只计数，不形成记录，不判断时限。",
                    "Conformity is 1 - rejected / reported; rows that came again conform. Rows"
                        + " about natural persons are counted only: they make no record and are not"
                        + " judged."),
                edition.of(
                    "迟报率＝迟报记录／可判断时限的新记录，按记录加权，不是各率的平均；工作日按国务院公布的日历。",
                    "The late rate is late / judged new records, weighted by records and no mean of"
                        + " rates; working days are the State Council's."),
                edition.of(
                    "瞒报仅由抽查得出；没有抽查不等于没有瞒报。",
                    "Withheld decisions are found by samples only; no sample does not mean none.")))
        .build();
  }
}
