package io.credlake.generate.nation;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which organisations are in the registers on the last day of each month, and of which a record is
 * in force then.
 *
 * <p>Kept are two numbers for each province and month, and one for each key field and month.
 */
final class Coverage {

  private static final List<String> COVERING =
      List.of("licence", "penalty", "list", "rating", "pledge");

  private final NationOptions options;
  private final Places places;
  private final Organisations organisations;
  private final Events events;
  private final Calendar calendar;
  private final LocalDate last;
  private final List<YearMonth> months = new ArrayList<>();
  private final Map<String, long[]> coveredInField = new TreeMap<>();

  /** Days on which a record is in force: its end is the first day after; null: none. */
  private record Interval(String field, LocalDate from, LocalDate to) {

    boolean holdsOn(LocalDate day) {
      return !day.isBefore(from) && (to == null || day.isBefore(to));
    }
  }

  Coverage(
      NationOptions options,
      Places places,
      Organisations organisations,
      Events events,
      Calendar calendar,
      LocalDate first,
      LocalDate last) {
    this.options = options;
    this.places = places;
    this.organisations = organisations;
    this.events = events;
    this.calendar = calendar;
    this.last = last;
    for (YearMonth month = YearMonth.from(first);
        !month.atEndOfMonth().isAfter(last);
        month = month.plusMonths(1)) {
      months.add(month);
    }
  }

  void write(Truth truth) throws IOException {
    long[][] subjects = new long[places.provinces().size()][months.size()];
    long[][] covered = new long[places.provinces().size()][months.size()];
    List<Interval> intervals = new ArrayList<>();
    for (long index = 0; index < options.subjects(); index++) {
      Organisation organisation = organisations.get(index);
      intervals.clear();
      for (YearMonth month : months) {
        events.of(organisation, month, event -> add(event, intervals));
      }
      count(organisation, intervals, subjects, covered);
    }
    List<String> subjectLines = new ArrayList<>();
    List<String> coverageLines = new ArrayList<>();
    for (int m = 0; m < months.size(); m++) {
      LocalDate month = months.get(m).atDay(1);
      long allSubjects = 0;
      long allCovered = 0;
      for (Places.Province province : places.provinces()) {
        int p = province.position();
        allSubjects += subjects[p][m];
        allCovered += covered[p][m];
        if (subjects[p][m] > 0) {
          subjectLines.add("%s,%s,%d".formatted(province.code(), month, subjects[p][m]));
          coverageLines.add(
              "%s,province,%s,%d,%d"
                  .formatted(month, province.code(), covered[p][m], subjects[p][m]));
        }
      }
      coverageLines.add("%s,nation,000000,%d,%d".formatted(month, allCovered, allSubjects));
    }
    truth.table("subjects.csv", "province_code,month,subjects", subjectLines);
    truth.table("coverage.csv", "month,level,region,covered,subjects", coverageLines);
    List<String> fieldLines = new ArrayList<>();
    coveredInField.forEach(
        (field, counts) -> {
          for (int m = 0; m < counts.length; m++) {
            if (counts[m] > 0) {
              fieldLines.add("%s,%s,%d".formatted(months.get(m).atDay(1), field, counts[m]));
            }
          }
        });
    truth.table("coverage-by-field.csv", "month,field,covered", fieldLines);
  }

  private void count(
      Organisation organisation, List<Interval> intervals, long[][] subjects, long[][] covered) {
    int province = organisation.province().position();
    for (int m = 0; m < months.size(); m++) {
      LocalDate day = months.get(m).atEndOfMonth();
      if (organisation.existsOn(day)) {
        subjects[province][m]++;
        covered[province][m] +=
            intervals.stream().anyMatch(interval -> interval.holdsOn(day)) ? 1 : 0;
        countFields(intervals, day, m);
      }
    }
  }

  /** An organisation counts once in each field, however many records it has there. */
  private void countFields(List<Interval> intervals, LocalDate day, int month) {
    intervals.stream()
        .filter(interval -> !interval.field().isEmpty() && interval.holdsOn(day))
        .map(Interval::field)
        .distinct()
        .forEach(
            field -> coveredInField.computeIfAbsent(field, f -> new long[months.size()])[month]++);
  }

  /** Adds the days on which an event is in force by all that was ever reported of it. */
  private void add(Event event, List<Interval> intervals) {
    if (!COVERING.contains(event.plan().category())
        || !isKnown(event, event.plan(), event.reported())
        || (event.isWithdrawn() && isKnown(event, event.plan(), event.amendedOn(calendar)))) {
      return;
    }
    LocalDate to = event.lastDay() == null ? null : event.lastDay().plusDays(1);
    if (event.isLeft() && isKnown(event, event.plan(), event.leftOn(calendar))) {
      to = earlier(to, event.leftOn(calendar));
    }
    if (event.isObjected() && isKnown(event, event.plan(), event.objectedOn(calendar))) {
      to = earlier(to, event.objectedOn(calendar));
    }
    if (event.isRepaired() && isKnown(event, event.plan(), event.repairedOn(calendar))) {
      to = earlier(to, event.repairedOn(calendar));
    }
    intervals.add(new Interval(event.plan().field(), event.day(), to));
  }

  private boolean isKnown(Event event, FeedPlan plan, LocalDate reported) {
    return !reported.isAfter(last)
        && Events.isSent(plan, event.organisation().province().code(), reported);
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a == null || b.isBefore(a) ? b : a;
  }
}
