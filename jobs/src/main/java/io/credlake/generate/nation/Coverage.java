package io.credlake.generate.nation;

import io.credlake.code.CodeLists;
import io.credlake.code.OrganisationKind;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which organisations are in the registers on the last day of each month, and of which a record is
 * in force then: month by month, each organisation is looked at anew.
 */
final class Coverage {

  private static final List<String> COVERING =
      List.of("licence", "penalty", "list", "rating", "pledge");

  private final NationOptions options;
  private final CodeLists lists;
  private final Organisations organisations;
  private final Events events;
  private final Calendar calendar;
  private final LocalDate last;
  private final List<YearMonth> months = new ArrayList<>();

  /** Days on which a record is in force: its end is the first day after; null: none. */
  private record Interval(String field, String department, LocalDate from, LocalDate to) {

    boolean holdsOn(LocalDate day) {
      return !day.isBefore(from) && (to == null || day.isBefore(to));
    }
  }

  Coverage(
      NationOptions options,
      CodeLists lists,
      Organisations organisations,
      Events events,
      Calendar calendar,
      LocalDate first,
      LocalDate last) {
    this.options = options;
    this.lists = lists;
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
    CoverageCells cells = new CoverageCells(lists.regions(), months);
    List<Interval> intervals = new ArrayList<>();
    for (long index = 0; index < options.subjects(); index++) {
      Organisation organisation = organisations.get(index);
      intervals.clear();
      for (YearMonth month : months) {
        events.of(organisation, month, event -> add(event, intervals));
      }
      count(organisation, intervals, cells);
    }
    cells.write(truth);
  }

  private void count(Organisation organisation, List<Interval> intervals, CoverageCells cells) {
    Map<CoverageCells.Cell, Boolean> before = Map.of();
    for (int month = 0; month < months.size(); month++) {
      LocalDate day = months.get(month).atEndOfMonth();
      Map<CoverageCells.Cell, Boolean> now = new HashMap<>();
      if (organisation.existsOn(day)) {
        List<Interval> inForce =
            intervals.stream().filter(interval -> interval.holdsOn(day)).toList();
        place(organisation, day, inForce, now);
      }
      cells.change(month, before, now);
      before = now;
    }
  }

  /** The cells in which an organisation is on a day, and whether it is covered there. */
  private void place(
      Organisation organisation,
      LocalDate day,
      List<Interval> inForce,
      Map<CoverageCells.Cell, Boolean> now) {
    CoverageCells.Cell all =
        new CoverageCells.Cell(
            organisation.provinceOn(day).code(),
            city(organisation, day),
            kind(organisation, day),
            "all",
            "");
    boolean covered = !inForce.isEmpty();
    now.put(all, covered);
    now.put(all.of("industry", Registers.industry(organisation).substring(0, 1)), covered);
    for (Interval interval : inForce) {
      if (!interval.field().isEmpty()) {
        now.put(all.of("field", interval.field()), true);
      }
      if (!interval.department().isEmpty()) {
        now.put(all.of("department", interval.department()), true);
      }
    }
  }

  private static String city(Organisation organisation, LocalDate day) {
    String code = organisation.regionCodeOn(day);
    return code.endsWith("0000") ? "" : code;
  }

  /** Older numbers tell no kind, nor do codes of no listed one. */
  private String kind(Organisation organisation, LocalDate day) {
    boolean told = organisation.hasCodeOn(day) && organisation.oddity() != Organisation.Oddity.KIND;
    return told
        ? lists.kind(organisation.kind().prefix).map(OrganisationKind::kind).orElse("")
        : "";
  }

  /** Adds the days on which an event is in force by all that was ever reported of it. */
  private void add(Event event, List<Interval> intervals) {
    FeedPlan plan = event.plan();
    Predicate<LocalDate> isKnown = reported -> Events.isKnown(event, reported, last);
    if (!COVERING.contains(plan.category())
        || !isKnown.test(event.reported())
        || (event.isWithdrawn() && isKnown.test(event.amendedOn(calendar)))) {
      return;
    }
    boolean corrected = event.isCorrected() && isKnown.test(event.amendedOn(calendar));
    LocalDate lastDay = corrected ? event.correctedLastDay() : event.lastDay();
    LocalDate to = lastDay == null ? null : lastDay.plusDays(1);
    if (event.isLeft() && isKnown.test(event.leftOn(calendar))) {
      to = earlier(to, event.leftOn(calendar));
    }
    if (event.isObjected() && isKnown.test(event.objectedOn(calendar))) {
      to = earlier(to, event.objectedOn(calendar));
    }
    if (event.isRepaired() && isKnown.test(event.repairedOn(calendar))) {
      to = earlier(to, event.repairedOn(calendar));
    }
    intervals.add(new Interval(plan.field(), department(event), event.day(), to));
  }

  /** The department that decided, by its code of that day; empty if its rows do not tell. */
  private String department(Event event) {
    boolean told = Form.of(event.plan().layout()).has(Role.DEPARTMENT);
    return told && !Rows.isOfUnknownDepartment(event)
        ? lists.departments().successor(Rows.decider(event.plan()), event.day())
        : "";
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a == null || b.isBefore(a) ? b : a;
  }
}
