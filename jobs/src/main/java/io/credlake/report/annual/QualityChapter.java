package io.credlake.report.annual;

import io.credlake.report.Language;
import io.credlake.report.annual.AnnualFigures.Sender;
import io.credlake.report.document.Block.Column;
import io.credlake.report.document.Block.Table;
import io.credlake.report.document.Section;
import java.util.ArrayList;
import java.util.List;

/** How well departments delivered. */
final class QualityChapter {

  private QualityChapter() {}

  static Section of(Edition edition) {
    Section.Builder chapter =
        Section.titled(edition.of("数据质量", "Data quality by department"))
            .say(Summary.quality(edition))
            .say(basis(edition));
    List<Sender> senders = edition.senders();
    if (senders.isEmpty()) {
      return chapter.build();
    }
    List<List<String>> rows = new ArrayList<>();
    senders.forEach(sender -> rows.add(row(edition, sender)));
    return chapter
        .add(
            new Table(
                edition.say("%d年各部门报送质量", "Deliveries of %d by department", edition.year()),
                List.of(
                    Column.words(edition.of("部门", "Department"), 32),
                    Column.number(edition.of("批次", "Deliveries"), 8),
                    Column.number(edition.of("整批拒收", "Refused"), 8),
                    Column.number(edition.of("行数", "Rows"), 10),
                    Column.number(edition.of("拒收行", "Rejected"), 8),
                    Column.number(edition.of("合规率", "Conform"), 9),
                    Column.number(edition.of("错码行", "Wrong codes"), 8),
                    Column.number(edition.of("迟报／可判断", "Late / judged"), 14),
                    Column.number(edition.of("迟报率", "Late"), 8),
                    Column.number(edition.of("瞒报／抽查", "Withheld / sampled"), 10)),
                rows,
                edition.of(
                        "“—”：没有时限规则、没有抽查或不按地区统计，不等于零。瞒报仅由抽查得出。",
                        "A dash: no rule, no sample, or not told by province, which is not zero."
                            + " Withheld decisions are found by samples only. ")
                    + edition.source("policy.delivery_quality")))
        .build();
  }

  private static String basis(Edition edition) {
    return edition
        .basis()
        .filter(b -> b.deliveries() > 0)
        .map(
            b ->
                edition.say(
                    "本年度的数据来自%1$d个部门的%2$s个已入湖批次、%3$s行，报送（未注明的按到达）日期为%4$s至%5$s。",
                    "What is told of the year comes from %2$s deliveries of %1$d departments with"
                        + " %3$s rows, sent or arrived from %4$s to %5$s.",
                    b.senders(),
                    edition.language().count(b.deliveries()),
                    edition.language().count(b.rows()),
                    b.first(),
                    b.last()))
        .orElse("");
  }

  private static List<String> row(Edition edition, Sender sender) {
    Language language = edition.language();
    return List.of(
        edition.department(sender.sender()),
        language.count(sender.deliveries()),
        language.count(sender.refused()),
        language.count(sender.rows()),
        language.count(sender.rejected()),
        language.percent(sender.rows() - sender.rejected(), sender.rows()),
        language.count(sender.wrongCodes()),
        sender.judged() == null
            ? language.none()
            : language.count(sender.late()) + "/" + language.count(sender.judged()),
        sender.judged() == null
            ? language.none()
            : language.percent(sender.late(), sender.judged()),
        sample(edition, sender));
  }

  /** What samples found; where they tell no number, why, which is not the same as no sample. */
  private static String sample(Edition edition, Sender sender) {
    Language language = edition.language();
    return switch (sender.sample()) {
      case "reported" ->
          language.count(sender.concealed()) + "/" + language.count(sender.sampled());
      case "not_reported" -> language.none();
      default -> Terms.reason(language, sender.sample());
    };
  }
}
