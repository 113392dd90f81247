package io.credlake.generate.nation;

import io.credlake.code.Departments;
import io.credlake.code.Region;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What indicators count of single events, as far as it was ever reported. */
final class EventCounts {

  /** Indicators of the penalties that must be reported in time. */
  private static final Map<String, String> TIMED =
      Map.of(
          "cbrc-penalties", "P2.2.3-03",
          "csrc-penalties", "P2.2.3-03",
          "circ-penalties", "P2.2.3-03",
          "safe-penalties", "P2.2.3-03",
          "saic-penalties", "P2.3.6-03",
          "aqsiq-penalties", "P2.3.6-03",
          "sipo-penalties", "P2.3.6-03",
          "sapprft-penalties", "P2.3.6-03");

  private static final int DAYS = 7;
  private static final int ACTIVE = 3;

  private static final Set<String> NAMED =
      Set.of(
          "NDRC", "MOF", "PBC", "MEP", "MOHURD", "MOT", "MOFCOM", "SAIC", "SAT", "AQSIQ", "SAWS",
          "GACC", "SIPO");

  private final NationOptions options;
  private final Departments departments;
  private final Organisations organisations;
  private final Events events;
  private final Calendar calendar;
  private final ActiveMembers users;
  private final Set<String> named;
  private final LocalDate last;
  private final List<YearMonth> months = new ArrayList<>();

  EventCounts(
      NationOptions options,
      Departments departments,
      Organisations organisations,
      Events events,
      Calendar calendar,
      LocalDate first,
      LocalDate last) {
    this.options = options;
    this.departments = departments;
    this.organisations = organisations;
    this.events = events;
    this.calendar = calendar;
    this.users = new ActiveMembers("P5.1.1-03", ACTIVE, YearMonth.from(last));
    this.named = NAMED.stream().map(departments::latest).collect(Collectors.toSet());
    this.last = last;
    for (YearMonth month = YearMonth.from(first);
        !month.atEndOfMonth().isAfter(last);
        month = month.plusMonths(1)) {
      months.add(month);
    }
  }

  /** Counts the events of the nation, organisation by organisation. */
  void count(MeasureTruth truth) {
    List<Event> known = new ArrayList<>();
    for (long index = 0; index < options.subjects(); index++) {
      Organisation organisation = organisations.get(index);
      known.clear();
      for (YearMonth month : months) {
        events.of(
            organisation,
            month,
            event -> {
              if (isKnown(event, event.reported())) {
                known.add(event);
              }
            });
      }
      known.forEach(this::countUser);
      known.removeIf(event -> event.isWithdrawn() && isKnown(event, event.amendedOn(calendar)));
      known.forEach(event -> count(event, truth));
      countAwards(known, truth);
      countTaxpayer(known, truth);
    }
    users.count(NAMED.size(), truth);
  }

  private boolean isKnown(Event event, LocalDate reported) {
    return Events.isKnown(event, reported, last);
  }

  private void count(Event event, MeasureTruth truth) {
    YearMonth month = YearMonth.from(event.day());
    String timed = TIMED.get(event.plan().feed());
    if (timed != null) {
      boolean late = calendar.isLate(event.day(), event.reported(), DAYS);
      String province = event.organisation().province().code();
      truth.add(timed, province, "month", month, late ? 0 : 1, 1);
    }
    if (event.plan().feed().equals("nhfpc-inspections")) {
      truth.addTo("P2.3.1-14", Region.NATION, "month", month, Rows.isPassed(event) ? 1 : 0, 1);
    }
  }

  /** A department that acted upon a list entry. */
  private void countUser(Event event) {
    LocalDate acted = event.actedUponOn(calendar);
    String executor = departments.latest(Rows.executor(event));
    if (event.isActedUpon() && isKnown(event, acted) && named.contains(executor)) {
      users.add(executor, YearMonth.from(acted));
    }
  }

  /** Awards, and those made on a day on which the supplier was listed. */
  private void countAwards(List<Event> known, MeasureTruth truth) {
    for (Event award : of("mof-procurement", known).toList()) {
      boolean banned = of("mof-bad-conduct", known).anyMatch(ban -> holds(ban, award.day()));
      YearMonth month = YearMonth.from(award.day());
      truth.addTo("P2.2.7-04", Region.NATION, "month", month, banned ? 1 : 0, 1);
    }
  }

  private boolean holds(Event ban, LocalDate day) {
    LocalDate lastDay = lastDay(ban);
    boolean left =
        ban.isLeft() && isKnown(ban, ban.leftOn(calendar)) && !ban.leftOn(calendar).isAfter(day);
    return !left && !day.isBefore(ban.day()) && (lastDay == null || !day.isAfter(lastDay));
  }

  /** Whether a taxpayer is rated at the end of each month, and whether the newest rating is A. */
  private void countTaxpayer(List<Event> known, MeasureTruth truth) {
    List<Event> ratings = of("sat-tax-ratings", known).toList();
    for (YearMonth month : ratings.isEmpty() ? List.<YearMonth>of() : months) {
      LocalDate end = month.atEndOfMonth();
      ratings.stream()
          .filter(rating -> !rating.day().isAfter(end))
          .filter(rating -> lastDay(rating) == null || !lastDay(rating).isBefore(end))
          .max(Comparator.comparing(Event::day).thenComparing(Event::reported))
          .ifPresent(
              newest ->
                  truth.addTo(
                      "P2.2.4-04",
                      Region.NATION,
                      "month",
                      month,
                      Rows.rating(newest).equals("A") ? 1 : 0,
                      1));
    }
  }

  private static Stream<Event> of(String feed, List<Event> known) {
    return known.stream().filter(event -> event.plan().feed().equals(feed));
  }

  /** Last day in force by all that was reported; null: without end. */
  private LocalDate lastDay(Event event) {
    boolean corrected = event.isCorrected() && isKnown(event, event.amendedOn(calendar));
    return corrected ? event.correctedLastDay() : event.lastDay();
  }
}
