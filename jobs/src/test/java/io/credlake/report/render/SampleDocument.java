package io.credlake.report.render;

import io.credlake.release.ReleaseNote;
import io.credlake.report.Language;
import io.credlake.report.chart.Intervals;
import io.credlake.report.chart.Palette;
import io.credlake.report.chart.StackedBars;
import io.credlake.report.document.Block.Column;
import io.credlake.report.document.Block.Figure;
import io.credlake.report.document.Block.Notice;
import io.credlake.report.document.Block.Table;
import io.credlake.report.document.Document;
import io.credlake.report.document.Document.Fact;
import io.credlake.report.document.Section;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** A document with one of everything, and text that markup must not take for its own. */
final class SampleDocument {

  static final String HOSTILE = "A<b> & \"C\" 'D' $1 \\ 甲＜乙＞";

  private SampleDocument() {}

  static Document in(Language language) {
    return in(
        language,
        new ReleaseNote(
            "2018-final",
            LocalDate.of(2019, 3, 31),
            Instant.parse("2019-04-01T01:02:03Z"),
            "credlake 0.1.0",
            "annual",
            null));
  }

  static Document in(Language language, ReleaseNote release) {
    Table table =
        new Table(
            language.of("各部分进展", "Progress by part"),
            List.of(
                Column.words(language.of("部分", "Part"), 3),
                Column.number(language.of("任务数", "Commitments"), 1)),
            IntStream.rangeClosed(1, 90)
                .mapToObj(i -> List.of(language.say("第%d部分", "Part %d", i), "" + i))
                .toList(),
            language.of("来源：示例。", "Source: sample."));
    List<StackedBars.Part> parts =
        List.of(
            new StackedBars.Part(language.of("已完成", "Achieved"), Palette.step(4)),
            new StackedBars.Part(language.of("无法评估", "Not assessable"), Palette.UNKNOWN));
    List<StackedBars.Bar> bars =
        List.of(new StackedBars.Bar(language.of("总体", "All"), List.of(3L, 7L)));
    Figure figure =
        new Figure(
            language.of("任务状态", "Status"),
            language.of("已完成3项，无法评估7项。", "3 achieved, 7 not assessable & \"more\"."),
            StackedBars.draw(parts, bars),
            StackedBars.width(),
            StackedBars.height(parts, bars),
            "");
    List<Intervals.Item> items =
        List.of(
            new Intervals.Item(language.of("浙江", "Zhejiang"), 71.2, 66, 75, "1 (1–4)", true),
            new Intervals.Item(language.of("青海", "Qinghai"), 60.2, 52, 65, "2 (1–7)", false));
    Figure plot =
        new Figure(
            language.of("得分与区间", "Scores"),
            language.of("浙江71.2。", "Zhejiang 71.2."),
            Intervals.draw(items, language.of("得分", "score")),
            Intervals.width(),
            Intervals.height(items),
            language.of("来源：示例。", "Source: sample."));
    Section inner =
        Section.titled(language.of("按部分", "By part"))
            .say(HOSTILE)
            .add(figure)
            .add(plot)
            .add(table)
            .add(Section.titled(language.of("细目", "Detail")).say("x").build())
            .build();
    return new Document(
        language,
        language.of("社会信用体系建设年度评估报告", "Annual assessment of the social credit system"),
        language.of("（2018年度·全国）", "2018, the nation"),
        language.of("信用湖", "Credlake"),
        List.of(new Fact(language.of("数据截至", "Data as of"), language.day(release.asOf()))),
        release,
        List.of(
            Section.titled(language.of("总体评价", "Summary"))
                .say(language.of("全国共有任务483项，其中已完成3项。", "Of 483 commitments 3 are achieved."))
                .points(List.of(language.of("覆盖率12.3%", "Coverage 12.3%")))
                .add(new Notice(language.of("数据不足。", "Little is known.")))
                .build(),
            Section.titled(language.of("任务进展", "Progress")).add(inner).build()));
  }
}
