package io.credlake.report.annual;

import io.credlake.report.Language;
import io.credlake.report.annual.AnnualFigures.Node;
import io.credlake.report.annual.AnnualFigures.Promise;
import io.credlake.report.annual.AnnualFigures.Standing;
import io.credlake.report.document.Block.Column;
import io.credlake.report.document.Block.Table;
import io.credlake.report.document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every commitment with its figure: where it comes from and how it stands. */
final class CommitmentsAnnex {

  private CommitmentsAnnex() {}

  static Section of(Edition edition) {
    Map<String, List<Standing>> standings =
        edition.standings().stream().collect(Collectors.groupingBy(Standing::commitment));
    Section.Builder annex =
        Section.titled(edition.of("附表：各项任务", "Annex: every commitment"))
            .say(
                edition.of(
                    "“—”表示没有数值，原因见状态栏；零是已报送的数值。“应达”为从基期到目标的直线在本年的数值，仅适用于有数值目标的任务。",
                    "A dash is no value, the status says why; zero is a reported number. Required"
                        + " is the value of this year on the straight way to the target, where"
                        + " there is one."));
    for (Node part : edition.figures().parts()) {
      List<List<String>> rows = new ArrayList<>();
      for (Promise promise : edition.figures().promises()) {
        if (promise.part().equals(part.id())) {
          for (Standing standing : standings.getOrDefault(promise.id(), List.of())) {
            rows.add(row(edition, promise, standing));
          }
        }
      }
      String name = part.id() + " " + part.name().in(edition.language());
      if (!rows.isEmpty()) {
        annex.add(
            Section.titled(name)
                .add(
                    new Table(
                        edition.say("%s：各项任务进展", "%s: commitments", name),
                        columns(edition),
                        rows,
                        edition.source("policy.progress", "policy.indicator", "policy.commitment")))
                .build());
      }
    }
    return annex.build();
  }

  private static List<Column> columns(Edition edition) {
    return List.of(
        Column.words(edition.of("编号", "Id"), 13),
        Column.words(edition.of("指标", "Indicator"), 26),
        Column.number(edition.of("数值", "Value"), 12),
        Column.number(edition.of("分子／分母", "Numerator / denominator"), 17),
        Column.number(edition.of("应达／目标", "Required / target"), 13),
        Column.words(edition.of("状态", "Status"), 15),
        Column.words(edition.of("报送部门", "Senders (codes)"), 14));
  }

  private static List<String> row(Edition edition, Promise promise, Standing standing) {
    Language language = edition.language();
    String status = Terms.status(language, standing.status());
    String break_ = standing.seriesBreak() == null ? "" : edition.of("；有断点", "; series break");
    return List.of(
        promise.id(),
        promise.indicator().in(language),
        Terms.value(language, standing.value(), promise.unit()),
        fraction(language, standing),
        standing.target() == null
            ? language.none()
            : language.number(standing.required()) + "／" + language.number(standing.target()),
        standing.reason() == null
            ? status + break_
            : edition.say(
                "%s：%s%s", "%s: %s%s", status, Terms.reason(language, standing.reason()), break_),
        edition.senders(promise.senders()));
  }

  /** Numerator and denominator; a plain count has none. */
  private static String fraction(Language language, Standing standing) {
    if (standing.numerator() == null) {
      return Terms.reason(
          language, "reported".equals(standing.reported()) ? null : standing.reported());
    }
    return standing.denominator() == null
        ? language.number(standing.numerator())
        : language.number(standing.numerator()) + "／" + language.number(standing.denominator());
  }
}
