package io.credlake.report.annual;

import io.credlake.report.annual.AnnualFigures.Break;
import io.credlake.report.annual.AnnualFigures.Index;
import io.credlake.report.document.Block.Column;
import io.credlake.report.document.Block.Table;
import io.credlake.report.document.Section;
import java.util.ArrayList;
import java.util.List;

/** Where series break, and how figures are made. */
final class MethodChapter {

  private MethodChapter() {}

  static Section breaks(Edition edition) {
    Section.Builder chapter = Section.titled(edition.of("序列断点", "Breaks of series"));
    List<Break> breaks =
        edition.figures().breaks().stream()
            .filter(b -> Integer.parseInt(b.month().substring(0, 4)) <= edition.year())
            .toList();
    if (breaks.isEmpty()) {
      return chapter
          .say(edition.say("截至%d年没有登记的断点。", "No break is on record up to %d.", edition.year()))
          .build();
    }
    List<List<String>> rows = new ArrayList<>();
    for (Break b : breaks) {
      rows.add(
          List.of(
              b.month(),
              b.kind().equals("END")
                  ? edition.of("序列终止", "series ends")
                  : edition.of("新序列开始", "new series"),
              b.name().in(edition.language()),
              touched(edition, b)));
    }
    return chapter
        .say(
            edition.of(
                "断点前后的数值不直接比较；断点后不足两年的，趋势列为无法评估。",
                "Values on both sides of a break are not compared; with less than two years since,"
                    + " a trend is not assessable."))
        .add(
            new Table(
                edition.of("断点及其涉及的指标", "Breaks and what they touch"),
                List.of(
                    Column.words(edition.of("起始月", "Month"), 12),
                    Column.words(edition.of("类型", "Kind"), 14),
                    Column.words(edition.of("事由", "What changed"), 44),
                    Column.words(edition.of("涉及", "Touches"), 30)),
                rows,
                edition.source("ref.series_break")))
        .build();
  }

  private static String touched(Edition edition, Break b) {
    return String.join(
        edition.of("、", ", "),
        b.touches().stream()
            .map(
                t ->
                    switch (t) {
                      case "by:industry" -> edition.of("按行业分组的数值", "figures by industry");
                      case "by:department" -> edition.of("按部门分组的数值", "figures by department");
                      case "by:region" -> edition.of("按地区分组的数值", "figures by region");
                      default -> t;
                    })
            .toList());
  }

  static Section method(Edition edition) {
    Section.Builder chapter = Section.titled(edition.of("方法说明", "Method"));
    chapter.points(
        List.of(
            edition.of(
                "范围：国发〔2014〕21号《社会信用体系建设规划纲要（2014—2020年）》的483项任务；评价对象是机构和地区，自然人只以报送时已汇总的数出现。",
                "Scope: the 483 commitments of the Planning Outline (2014–2020, 国发〔2014〕21号);"
                    + " institutions and regions are assessed, persons appear as returned counts"
                    + " only."),
            edition.of(
                "进展：有数值目标的，比较要求的增长与实际的增长；只有方向的，只判断方向；应建成的，判断是否建成。",
                "Progress: against a number, growth so far is compared with growth required;"
                    + " against a direction, only the direction is told; what is to be built is"
                    + " there or not."),
            edition.of(
                "主体覆盖率：年末在册主体中，至少有一条许可、处罚、名单、评价或承诺记录在有效期内的比例。",
                "Coverage: of the organisations in the registers on the last day of the year, those"
                    + " of which a licence, penalty, list entry, rating or pledge is in force."),
            edition.of(
                "时间：统计按事件发生日归属；迟到和更正的数据会改变以前各期，已发布的版本不变。",
                "Time: figures are by the day of the event; late and corrected data change past"
                    + " periods, but never a release."),
            edition.of(
                "迟报：按国务院公布的工作日计算，从决定日到报送日，超过数据源规定时限的为迟报；无规则或缺少日历的不判断。",
                "Late: by the State Council's working days from decision to report, more than the"
                    + " source's rule allows; without a rule or calendar nothing is judged.")));
    if (!edition.figures().indices().isEmpty()) {
      List<List<String>> rows = new ArrayList<>();
      for (Index index : edition.figures().indices()) {
        rows.add(
            List.of(
                index.name().in(edition.language()),
                edition.say(
                    "%s，版本%d（摘要%s），方法%s",
                    "%s, version %d (digest %s), method %s",
                    index.framework(),
                    index.version(),
                    index.digest(),
                    index.methodVersion()),
                index.source() == null ? edition.of("自定", "ours") : index.source(),
                edition.say(
                    "%s次，种子%d",
                    "%s, seed %d",
                    edition.language().count((long) index.replications()),
                    index.seed()),
                index.computedAt()));
      }
      chapter.add(
          new Table(
              edition.of("指数的版本和计算", "Indices: versions and runs"),
              List.of(
                  Column.words(edition.of("指数", "Index"), 22),
                  Column.words(edition.of("框架和方法", "Framework and method"), 24),
                  Column.words(edition.of("依据", "Source"), 26),
                  Column.words(edition.of("重复计算", "Replications"), 13),
                  Column.words(edition.of("计算时间（UTC）", "Computed (UTC)"), 15)),
              rows,
              edition.source("policy.index_basis")));
    }
    chapter.say(
        edition.say(
            "本报告由%1$s依据%2$s生成，数据截至%3$s；同一版本可逐字节重新生成。",
            "Made by %1$s from %2$s, data as of %3$s; from a release it can be made again byte for"
                + " byte.",
            edition.release().program(),
            edition.language().title(edition.release()),
            edition.language().day(edition.release().asOf())));
    return chapter.build();
  }
}
