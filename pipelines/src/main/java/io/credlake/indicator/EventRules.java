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

  private static final Comparator<EventSaid> NEWEST_FIRST =
      Comparator.comparingInt(EventSaid::day).thenComparing(EventSaid::order).reversed();

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

  /**
   * While an event is in force.
   *
   * @param from month in which it begins
   * @param to first month on whose last day it is not in force any more
   */
  private record Spell(EventSaid event, int from, int to) {

    boolean holds(int month) {
      return from <= month && month < to;
    }
  }

  /** Counts the unit once while any of its events is in force; the newest says whether it meets. */
  private static void countOnce(List<Event> events, EventMeasure measure, Tally tally) {
    List<Spell> newestFirst = new ArrayList<>();
    for (Event event : events) {
      int to = endOf(event.newest, measure.distinct().lasts());
      if (event.from() < to) {
        newestFirst.add(new Spell(event.newest, event.from(), to));
      }
    }
    newestFirst.sort(Comparator.comparing(Spell::event, NEWEST_FIRST));
    TreeSet<Integer> turns = new TreeSet<>();
    for (Spell spell : newestFirst) {
      turns.add(spell.from());
      turns.add(spell.to());
    }
    turns.remove(Months.NEVER);
    EventSaid before = null;
    for (int month : turns) {
      EventSaid now = newest(newestFirst, month);
      if (!countsAs(before, now)) {
        turn(before, month, -1, tally);
        turn(now, month, 1, tally);
      }
      before = now;
    }
  }

  private static EventSaid newest(List<Spell> newestFirst, int month) {
    for (Spell spell : newestFirst) {
      if (spell.holds(month)) {
        return spell.event();
      }
    }
    return null;
  }

  /** Whether a unit counts the same by one event as by another. */
  private static boolean countsAs(EventSaid before, EventSaid now) {
    return before != null
        && now != null
        && before.isMet() == now.isMet()
        && before.slice().equals(now.slice());
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
