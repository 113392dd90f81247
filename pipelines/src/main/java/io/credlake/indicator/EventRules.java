package io.credlake.indicator;

import io.credlake.code.Months;
import io.credlake.indicator.EventSaid.Role;
import io.credlake.indicator.Measure.Over;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the events of one unit count: a document's, or all of an organisation or department. */
public final class EventRules implements Serializable {

  private static final long serialVersionUID = 1;

  private final LinkedHashMap<String, EventMeasure> measures;

  /** Rules by the commitment whose indicator they are of. */
  public EventRules(Map<String, EventMeasure> measures) {
    this.measures = new LinkedHashMap<>(measures);
  }

  /** An event as all rows about its document tell it. */
  private record Event(EventSaid newest, boolean isInTime) {

    int from() {
      return Months.of(newest.day());
    }
  }

  /** Tells what the events of one unit count. */
  void count(List<EventSaid> said, Tally tally) {
    EventMeasure measure = measures.get(said.getFirst().commitment());
    if (measure == null) {
      return; // of a definition that was changed since
    }
    List<Event> events = events(said);
    List<Event> counted =
        events.stream().filter(event -> event.newest.role() == Role.COUNTED).toList();
    if (measure.distinct() != null) {
      countOnce(counted, measure, tally);
      return;
    }
    for (Event event : counted) {
      EventSaid newest = event.newest;
      boolean met =
          newest.isMet()
              && (measure.reportedWithin() == null || event.isInTime)
              && (measure.grounds().isEmpty() || isListed(newest.day(), events));
      Numbers numbers = new Numbers(met ? newest.weight() : 0, newest.weight(), 1, 0, 0, 0);
      tally.count(newest.commitment(), newest.slice(), event.from(), isStock(measure), numbers);
      int to = endOf(newest, null);
      if (isStock(measure) && to < Months.NEVER) {
        tally.count(newest.commitment(), newest.slice(), to, true, numbers.times(-1));
      }
    }
  }

  private static boolean isStock(EventMeasure measure) {
    return measure.over() == Over.STOCK;
  }

  /** The events that stand: the newest row of a document tells it, the first when it was told. */
  private static List<Event> events(List<EventSaid> said) {
    Map<Long, Event> byDocument = new LinkedHashMap<>();
    List<Event> leaving = new ArrayList<>();
    said.stream()
        .sorted(Comparator.comparing(EventSaid::order))
        .forEach(
            row -> {
              if (row.role() == Role.LEAVING) {
                leaving.add(new Event(row, true));
              } else {
                Event before = byDocument.get(row.document());
                boolean keeps = before != null && (before.newest.isFirst() || !row.isFirst());
                byDocument.put(
                    row.document(), new Event(row, keeps ? before.isInTime : row.isInTime()));
              }
            });
    List<Event> events = new ArrayList<>(byDocument.values());
    events.addAll(leaving);
    events.removeIf(event -> event.newest.withdrawn());
    return events;
  }

  /** Whether the organisation is in the list on a day; the last day of a listing is one of it. */
  private static boolean isListed(int day, List<Event> events) {
    return events.stream()
        .map(Event::newest)
        .filter(listing -> listing.role() == Role.LISTING)
        .filter(listing -> listing.day() <= day && day < listing.toDay())
        .anyMatch(listing -> !hasLeft(listing, day, events));
  }

  private static boolean hasLeft(EventSaid listing, int day, List<Event> events) {
    return events.stream()
        .map(Event::newest)
        .anyMatch(
            leaving ->
                leaving.role() == Role.LEAVING
                    && leaving.document() == listing.document()
                    && leaving.day() <= day);
  }

  /** Counts the unit once while any of its events is in force; the newest says whether it meets. */
  private static void countOnce(List<Event> events, EventMeasure measure, Tally tally) {
    Integer lasts = measure.distinct().lasts();
    TreeSet<Integer> turns = new TreeSet<>();
    for (Event event : events) {
      int to = endOf(event.newest, lasts);
      if (event.from() < to) {
        turns.add(event.from());
        turns.add(to);
      }
    }
    EventSaid before = null;
    for (int month : turns) {
      if (month == Months.NEVER) {
        break;
      }
      EventSaid now =
          events.stream()
              .filter(event -> event.from() <= month && month < endOf(event.newest, lasts))
              .map(Event::newest)
              .max(Comparator.comparingInt(EventSaid::day).thenComparing(EventSaid::order))
              .orElse(null);
      turn(before, month, -1, tally);
      turn(now, month, 1, tally);
      before = now;
    }
  }

  private static void turn(EventSaid event, int month, int times, Tally tally) {
    if (event != null) {
      Numbers one = Numbers.change(event.isMet() ? 1 : 0, 1);
      tally.count(event.commitment(), event.slice(), month, true, one.times(times));
    }
  }

  /** First month on whose last day an event is not in force any more. */
  private static int endOf(EventSaid event, Integer lasts) {
    int to = event.toDay() == EventSaid.NEVER ? Months.NEVER : Months.of(event.toDay());
    return lasts == null ? to : Math.min(to, Months.of(event.day()) + lasts);
  }
}
