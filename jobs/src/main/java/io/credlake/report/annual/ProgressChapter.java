package io.credlake.report.annual;

import io.credlake.report.Language;
import io.credlake.report.annual.AnnualFigures.Card;
import io.credlake.report.annual.AnnualFigures.Node;
import io.credlake.report.chart.StackedBars;
import io.credlake.report.document.Block.Column;
import io.credlake.report.document.Block.Figure;
import io.credlake.report.document.Block.Table;
import io.credlake.report.document.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How far the commitments are: by part, by phase and year, by department. */
final class ProgressChapter {

  private static final int FIRST_OF_SECOND_PHASE = 2017;

  private ProgressChapter() {}

  static Section of(Edition edition) {
    Section.Builder chapter = Section.titled(edition.of("任务进展", "Progress of the commitments"));
    chapter.say(
        edition.of(
            "任务状态按《纲要》目标与数值评定；只有方向而无数值目标的，只说明方向；无法评估的单列，不计入任何一类。",
            "A status compares values with what the outline promises; where it gives a direction"
                + " but no number, the direction is told; what cannot be assessed stands apart."));
    chapter.add(byPart(edition)).add(byPhase(edition));
    if (edition.isNation()) {
      chapter.add(byDepartment(edition));
    }
    return chapter.build();
  }

  private static Section byPart(Edition edition) {
    Map<String, Card> cards =
        edition.cards("part").stream().collect(Collectors.toMap(Card::member, card -> card));
    Section.Builder section = Section.titled(edition.of("按部分", "By part"));
    List<Node> parts =
        edition.figures().parts().stream().filter(part -> cards.containsKey(part.id())).toList();
    if (parts.isEmpty()) {
      return section.say(edition.of("没有评估结果。", "Nothing is assessed.")).build();
    }
    List<StackedBars.Bar> bars =
        parts.stream()
            .map(part -> new StackedBars.Bar(part.id(), cards.get(part.id()).counts()))
            .toList();
    section.add(figure(edition, edition.of("各部分任务状态", "Status by part"), bars));
    List<List<String>> rows = new ArrayList<>();
    for (Node part : parts) {
      rows.add(
          row(edition, part.id() + " " + part.name().in(edition.language()), cards.get(part.id())));
    }
    section.add(table(edition, edition.of("各部分任务数", "Commitments by part"), rows));
    return section.build();
  }

  private static Section byPhase(Edition edition) {
    Section.Builder section = Section.titled(edition.of("按阶段和年度", "By phase and year"));
    List<Card> years =
        edition.figures().cards().stream()
            .filter(card -> card.scope().equals("all") && card.region().equals(edition.region()))
            .sorted(Comparator.comparingInt(Card::year))
            .toList();
    List<List<String>> rows = new ArrayList<>();
    for (Card card : years) {
      String phase = card.year() < FIRST_OF_SECOND_PHASE ? "2014–2016" : "2017–2020";
      rows.add(row(edition, edition.say("%s：%d年末", "%s: end of %d", phase, card.year()), card));
    }
    if (rows.isEmpty()) {
      return section.say(edition.of("没有评估结果。", "Nothing is assessed.")).build();
    }
    Card first = years.getFirst();
    Card last = years.getLast();
    if (first.year() < last.year()) {
      section.say(
          edition.say(
              "可评估的任务由%1$d年末的%2$d项变为%3$d年末的%4$d项。",
              "%2$d commitments could be assessed at the end of %1$d, %4$d at the end of %3$d.",
              first.year(),
              first.commitments() - first.count("not_assessable"),
              last.year(),
              last.commitments() - last.count("not_assessable")));
    }
    section.add(
        table(
            edition,
            edition.of("分阶段任务状态（2014–2016、2017–2020）", "Status by phase (2014–2016, 2017–2020)"),
            rows));
    return section.build();
  }

  private static Section byDepartment(Edition edition) {
    List<List<String>> rows = new ArrayList<>();
    for (Card card : edition.cards("department")) {
      rows.add(row(edition, edition.department(card.member()), card));
    }
    return Section.titled(edition.of("按报送部门", "By department"))
        .say(
            edition.of(
                "一项任务由多个部门报送的，分别计入各部门，各行不能相加。",
                "A commitment that several departments tell of counts for each: rows do not add"
                    + " up."))
        .add(table(edition, edition.of("各部门相关任务数", "Commitments by department"), rows))
        .build();
  }

  private static Figure figure(Edition edition, String caption, List<StackedBars.Bar> bars) {
    Language language = edition.language();
    List<StackedBars.Part> parts =
        AnnualFigures.STATUSES.stream()
            .map(s -> new StackedBars.Part(Terms.status(language, s), Terms.color(s)))
            .toList();
    int unknown = AnnualFigures.STATUSES.indexOf("not_assessable");
    List<String> words =
        bars.stream()
            .map(
                bar ->
                    edition.say(
                        "%s共%d项，无法评估%d项",
                        "%s: %d, of which %d not assessable",
                        bar.name(),
                        bar.numbers().stream().mapToLong(Long::longValue).sum(),
                        bar.numbers().get(unknown)))
            .toList();
    return new Figure(
        caption,
        edition.say("堆积条形图：%s。", "Stacked bars: %s.", String.join(edition.of("；", "; "), words)),
        StackedBars.draw(parts, bars),
        StackedBars.width(),
        StackedBars.height(parts, bars),
        edition.source("policy.scorecard"));
  }

  /** Columns that are nothing in all rows are left out, but for the one that is always told. */
  private static Table table(Edition edition, String caption, List<List<String>> rows) {
    Language language = edition.language();
    int statuses = AnnualFigures.STATUSES.size();
    List<Integer> kept =
        IntStream.range(0, statuses)
            .filter(
                i -> i == statuses - 1 || rows.stream().anyMatch(r -> !r.get(i + 2).equals("0")))
            .boxed()
            .toList();
    List<Column> columns = new ArrayList<>();
    columns.add(Column.words(edition.of("范围", "Scope"), 30));
    columns.add(Column.number(edition.of("任务", "All"), 9));
    kept.forEach(
        i -> columns.add(Column.number(Terms.status(language, AnnualFigures.STATUSES.get(i)), 11)));
    columns.add(Column.number(edition.of("无法评估占比", "Share not assessable"), 13));
    List<List<String>> cells = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> line = new ArrayList<>(List.of(row.get(0), row.get(1)));
      kept.forEach(i -> line.add(row.get(i + 2)));
      line.add(row.getLast());
      cells.add(line);
    }
    List<String> none =
        IntStream.range(0, statuses)
            .filter(i -> !kept.contains(i))
            .mapToObj(i -> Terms.status(language, AnnualFigures.STATUSES.get(i)))
            .toList();
    String note =
        none.isEmpty()
            ? ""
            : edition.say(
                "各行均为零、未列出：%s。",
                "Not listed, as they are zero in all rows: %s. ", language.list(none));
    return new Table(caption, columns, cells, note + edition.source("policy.scorecard"));
  }

  private static List<String> row(Edition edition, String name, Card card) {
    List<String> row = new ArrayList<>(List.of(name, Long.toString(card.commitments())));
    card.counts().forEach(count -> row.add(Long.toString(count)));
    row.add(edition.language().percent(card.count("not_assessable"), card.commitments()));
    return row;
  }
}
