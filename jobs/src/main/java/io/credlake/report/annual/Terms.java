package io.credlake.report.annual;

import io.credlake.report.Language;
import io.credlake.report.chart.Palette;
import io.credlake.report.query.Names.Name;
import java.util.Map;

/** What the words of the lake are called in a document. */
final class Terms {

  private static final Map<String, Name> STATUSES =
      Map.ofEntries(
          Map.entry("achieved", new Name("已完成", "achieved")),
          Map.entry("on_track", new Name("按期推进", "on track")),
          Map.entry("moderate", new Name("进展偏慢", "too slow")),
          Map.entry("limited", new Name("进展有限或未完成", "limited or not reached")),
          Map.entry("regressing", new Name("倒退", "regressing")),
          Map.entry("advancing", new Name("方向向好", "advancing")),
          Map.entry("steady", new Name("基本持平", "steady")),
          Map.entry("receding", new Name("方向转差", "receding")),
          Map.entry("watched", new Name("仅监测", "watched only")),
          Map.entry("not_assessable", new Name("无法评估", "not assessable")));

  private static final Map<String, Name> REASONS =
      Map.ofEntries(
          Map.entry("not_reported", new Name("未报送", "not reported")),
          Map.entry("not_applicable", new Name("不适用", "not applicable")),
          Map.entry("suppressed", new Name("来源已抑制", "suppressed at the source")),
          Map.entry("discontinued", new Name("序列停止", "series stopped")),
          Map.entry("nothing_to_count", new Name("分母为零", "share of nothing")),
          Map.entry("one_year_only", new Name("仅有一年数据", "one year only")),
          Map.entry("series_break", new Name("断点后不足两年", "less than two years since a break")),
          Map.entry("no_growth_rate", new Name("数值正负不一", "values of different signs")),
          Map.entry("nation_only", new Name("仅全国统计", "counted for the nation only")),
          Map.entry("nothing_reported", new Name("未报送", "nothing reported")),
          Map.entry("too_little_weight", new Name("已知权重不足", "too little is known")),
          Map.entry("left_out", new Name("筛除", "left out by screening")),
          Map.entry("not_computable", new Name("无法计算", "cannot be computed")));

  private static final Map<String, Name> UNITS =
      Map.ofEntries(
          Map.entry("percent", new Name("%", "%")),
          Map.entry("ratio", new Name("", "")),
          Map.entry("index", new Name("", "")),
          Map.entry("count", new Name("", "")),
          Map.entry("exists", new Name("", "")),
          Map.entry("stage", new Name("", "")),
          Map.entry("per_10k", new Name("‱", " per 10,000")),
          Map.entry("points", new Name("个百分点", " percentage points")),
          Map.entry("days", new Name("天", " days")),
          Map.entry("ten_thousand_yuan", new Name("万元", " × 10,000 yuan")),
          Map.entry("hundred_million_yuan", new Name("亿元", " × 100 million yuan")));

  private static final Map<String, String> COLORS =
      Map.ofEntries(
          Map.entry("achieved", "#0b4f8a"),
          Map.entry("on_track", "#3b87bd"),
          Map.entry("moderate", "#e0b100"),
          Map.entry("limited", "#d98200"),
          Map.entry("regressing", "#b3400a"),
          Map.entry("advancing", "#7ab3d8"),
          Map.entry("steady", "#a9b3bd"),
          Map.entry("receding", "#d98b5f"),
          Map.entry("watched", "#7d8893"),
          Map.entry("not_assessable", Palette.UNKNOWN));

  private Terms() {}

  /** A status. */
  static String status(Language language, String status) {
    return named(STATUSES, status, language);
  }

  /** Why something cannot be told; empty if it can. */
  static String reason(Language language, String reason) {
    return reason == null ? "" : named(REASONS, reason, language);
  }

  /** The color of a status. */
  static String color(String status) {
    return COLORS.get(status);
  }

  /** A value in its unit; what is missing has a sign of its own. */
  static String value(Language language, Double value, String unit) {
    if (value == null) {
      return language.none();
    }
    if (unit.equals("exists")) {
      return value > 0 ? language.of("有", "there") : language.of("尚无", "not there");
    }
    return language.number(value) + named(UNITS, unit, language);
  }

  // A word that the program does not know is told as it is rather than not at all.
  private static String named(Map<String, Name> names, String word, Language language) {
    Name name = names.get(word);
    return name == null ? word : name.in(language);
  }
}
