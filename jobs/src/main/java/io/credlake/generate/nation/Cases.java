package io.credlake.generate.nation;

import io.credlake.code.Region;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;

/** What becomes of list entries and of cases, as far as it was ever reported. */
final class Cases {

  private static final int DAYS_TO_CLOSE = 30;

  /** Indicators of the measures against those whom one feed lists. */
  private static final Map<String, String> MEASURED =
      Map.of(
          "saws-adverse-records", "P2.2.1-04",
          "aqsiq-quality-list", "P2.2.1-12",
          "mohurd-list-events", "P2.2.6-09",
          "nbs-list-events", "P2.2.11-07",
          "cac-list-events", "P2.3.10-10");

  private final NationOptions options;
  private final Organisations organisations;
  private final Events events;
  private final Calendar calendar;
  private final LocalDate first;
  private final LocalDate last;

  Cases(
      NationOptions options,
      Organisations organisations,
      Events events,
      Calendar calendar,
      LocalDate first,
      LocalDate last) {
    this.options = options;
    this.organisations = organisations;
    this.events = events;
    this.calendar = calendar;
    this.first = first;
    this.last = last;
  }

  /** Counts the cases of the nation, month by month. */
  void count(MeasureTruth truth) {
    for (long index = 0; index < options.subjects(); index++) {
      Organisation organisation = organisations.get(index);
      for (YearMonth month = YearMonth.from(first);
          !month.atEndOfMonth().isAfter(last);
          month = month.plusMonths(1)) {
        events.of(organisation, month, event -> count(event, truth));
      }
    }
  }

  private void count(Event event, MeasureTruth truth) {
    if (!Events.isKnown(event, event.reported(), last)) {
      return;
    }
    boolean withdrawn =
        event.isWithdrawn() && Events.isKnown(event, event.amendedOn(calendar), last);
    YearMonth month = YearMonth.from(event.day());
    if (event.plan().category().equals("penalty") && event.plan().isTimed()) {
      boolean late = calendar.isLate(event.day(), event.reported(), event.plan().timelyDays());
      truth.add(
          "P5.1.2.2-02", event.organisation().province().code(), "month", month, late ? 0 : 1, 1);
    }
    if (event.isObjected()) {
      decided("P5.4.3-02", event, event.objectedOn(calendar), truth);
    }
    if (event.isRepaired()) {
      decided("P5.4.2-01", event, event.repairedOn(calendar), truth);
    }
    if (withdrawn) {
      return;
    }
    if (event.isListEntry()) {
      boolean measured =
          event.isActedUpon() && Events.isKnown(event, event.actedUponOn(calendar), last);
      int met = measured ? 1 : 0;
      truth.addTo("P1.3.1-05", Region.NATION, "month", month, met, 1);
      String ofFeed = MEASURED.get(event.plan().feed());
      if (ofFeed != null) {
        truth.addTo(ofFeed, Region.NATION, "month", month, met, 1);
      }
      if (measured) {
        truth.addTo("P5.1.4-02", Region.NATION, "month", month, 1, 1);
      }
    }
    if (event.plan().layout().equals("case")) {
      boolean inTime = !event.reported().isAfter(event.day().plusDays(DAYS_TO_CLOSE));
      boolean isOfTheLine = event.plan().feed().equals("aqsiq-12365-cases");
      String commitment = isOfTheLine ? "P2.2.1-09" : "P5.4.3-03";
      truth.addTo(commitment, Region.NATION, "month", month, inTime ? 1 : 0, 1);
    }
  }

  /** A decision always comes in time. */
  private void decided(String commitment, Event event, LocalDate closed, MeasureTruth truth) {
    if (Events.isKnown(event, closed, last)) {
      YearMonth opened = YearMonth.from(calendar.working(closed.minusDays(18)));
      truth.addTo(commitment, Region.NATION, "month", opened, 1, 1);
    }
  }
}
