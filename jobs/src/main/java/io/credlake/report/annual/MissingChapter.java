package io.credlake.report.annual;

import io.credlake.report.Language;
import io.credlake.report.annual.AnnualFigures.Gap;
import io.credlake.report.annual.AnnualFigures.Promise;
import io.credlake.report.annual.AnnualFigures.Reach;
import io.credlake.report.annual.AnnualFigures.Standing;
import io.credlake.report.document.Block.Column;
import io.credlake.report.document.Block.Table;
import io.credlake.report.document.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was expected and is not there: deliveries, values, regions. */
final class MissingChapter {

  private static final int MOST_PROVINCES = 6;
  private static final List<String> KINDS =
      List.of("not_reported", "suppressed", "discontinued", "not_applicable");

  private MissingChapter() {}

  static Section of(Edition edition) {
    Section.Builder chapter = Section.titled(edition.of("缺失情况", "What is missing"));
    chapter.say(
        edition.of(
            "未报送、已抑制、不适用和零是四种不同情况，本报告分别列示。",
            "Not reported, suppressed, not applicable and zero are four things and told apart."));
    return chapter.add(deliveries(edition)).add(values(edition)).build();
  }

  /** What is missing of a region: for the nation all, for a province what its platform sends. */
  static List<Gap> gaps(Edition edition) {
    return edition.figures().gaps().stream()
        .filter(gap -> edition.isNation() || edition.region().equals(gap.province()))
        .toList();
  }

  private static Section deliveries(Edition edition) {
    Language language = edition.language();
    Section.Builder section = Section.titled(edition.of("缺报", "Missing deliveries"));
    section.say(Summary.missing(edition));
    if (edition.isNation()) {
      edition.figures().reach().stream()
          .filter(reach -> reach.what().equals("province"))
          .map(Reach::silent)
          .forEach(silent -> section.say(silent(edition, silent)));
    }
    Map<String, List<Gap>> byFeed = new LinkedHashMap<>();
    gaps(edition).forEach(g -> byFeed.computeIfAbsent(g.feed(), f -> new ArrayList<>()).add(g));
    if (byFeed.isEmpty()) {
      return section.build();
    }
    List<List<String>> rows = new ArrayList<>();
    for (List<Gap> gaps : byFeed.values()) {
      Gap first = gaps.getFirst();
      List<String> provinces =
          gaps.stream()
              .filter(gap -> gap.province() != null)
              .map(gap -> "%s(%s)".formatted(edition.name(gap.province()), gap.months()))
              .toList();
      rows.add(
          List.of(
              first.title().in(language),
              edition.department(first.sender()),
              Long.toString(gaps.stream().mapToLong(Gap::months).sum()),
              provinces.isEmpty() ? language.none() : language.list(provinces, MOST_PROVINCES),
              gaps.stream().map(Gap::last).max(String::compareTo).orElseThrow()));
    }
    return section
        .add(
            new Table(
                edition.say("%d年缺报的数据源", "Sources that missed deliveries in %d", edition.year()),
                List.of(
                    Column.words(edition.of("数据源", "Source"), 25),
                    Column.words(edition.of("报送部门", "Sender"), 22),
                    Column.number(edition.of("缺报月", "Months"), 9),
                    Column.words(edition.of("地区（月数）", "Provinces (months)"), 30),
                    Column.words(edition.of("此前最近报送", "Last before"), 14)),
                rows,
                edition.source("policy.missing_delivery")))
        .build();
  }

  private static String silent(Edition edition, List<String> silent) {
    return silent.isEmpty()
        ? edition.say(
            "%d年12月各省级平台均有报送。",
            "In December %d every provincial platform delivered.", edition.year())
        : edition.say(
            "%1$d年12月未报送的省级平台：%2$s。",
            "Provincial platforms that did not deliver in December %1$d: %2$s.",
            edition.year(),
            edition.language().list(silent.stream().map(edition::name).toList()));
  }

  private static Section values(Edition edition) {
    Section.Builder section = Section.titled(edition.of("缺失的指标值", "Values that are missing"));
    Map<String, List<String>> missing = new LinkedHashMap<>();
    KINDS.forEach(kind -> missing.put(kind, new ArrayList<>()));
    Map<String, Promise> promises = edition.promises();
    long all = 0;
    for (Standing standing : edition.standings()) {
      if (standing.reported() != null) {
        all++;
        if (missing.containsKey(standing.reported())) {
          String name = promises.get(standing.commitment()).indicator().in(edition.language());
          missing.get(standing.reported()).add(standing.commitment() + " " + name);
        }
      }
    }
    if (all == 0) {
      return section.say(edition.of("没有年度指标值。", "There are no yearly values.")).build();
    }
    long without = missing.values().stream().mapToLong(List::size).sum();
    section.say(
        edition.say(
            "%1$d个年度指标中，%2$d个没有数值（%3$s）。",
            "Of %1$d yearly indicators %2$d have no value (%3$s).",
            all,
            without,
            edition.language().percent(without, all)));
    List<List<String>> rows = new ArrayList<>();
    missing.forEach(
        (kind, names) -> {
          if (!names.isEmpty()) {
            rows.add(
                List.of(
                    Terms.reason(edition.language(), kind),
                    Integer.toString(names.size()),
                    String.join(edition.of("；", "; "), names)));
          }
        });
    return rows.isEmpty()
        ? section.build()
        : section
            .add(
                new Table(
                    edition.say("%d年没有数值的指标", "Indicators without a value in %d", edition.year()),
                    List.of(
                        Column.words(edition.of("情况", "Kind"), 16),
                        Column.number(edition.of("个数", "Number"), 9),
                        Column.words(edition.of("指标", "Indicators"), 75)),
                    rows,
                    edition.source("policy.indicator")))
            .build();
  }
}
