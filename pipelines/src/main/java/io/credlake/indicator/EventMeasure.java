package io.credlake.indicator;

import io.credlake.conf.Nearest;
import io.credlake.indicator.Measure.Over;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Credit events counted one by one: filtered, added up, or told apart by who is in them.
 *
 * @param feeds that deliver the events
 * @param where columns of core.record and the values of which one must be there; empty: all events
 * @param sum what is added up of an event; null: events are counted
 * @param met what an event must meet to be in the numerator of a share; null: nothing
 * @param distinct by what events are told apart; null: each counts
 * @param over flow: events of the month; stock: events in force at its end; null: flow, stock if
 *     distinct
 */
public record EventMeasure(
    List<String> feeds,
    Map<String, List<String>> where,
    Sum sum,
    Met met,
    Distinct distinct,
    Over over)
    implements Serializable {

  /** Columns by which events may be filtered. */
  public static final List<String> COLUMNS =
      List.of(
          "category",
          "stage",
          "department",
          "executing_department",
          "field",
          "matter",
          "rating",
          "severity",
          "polarity",
          "outcome");

  /** What may be left out is. */
  public EventMeasure {
    feeds = feeds == null ? List.of() : List.copyOf(feeds);
    where = where == null ? Map.of() : Map.copyOf(where);
    over = over != null ? over : distinct == null ? Over.FLOW : Over.STOCK;
  }

  /** What is added up of an event. */
  public enum Sum {
    /** How many things it is about, e.g. records exchanged. */
    QUANTITY
  }

  /**
   * What an event must meet; what is null or empty need not be.
   *
   * @param where columns and the values of which one must be there
   * @param reportedWithin working days within which it was reported, as from the day behind it
   * @param during feeds of lists: the organisation was listed there on the day of the event
   */
  public record Met(Map<String, List<String>> where, Integer reportedWithin, List<String> during)
      implements Serializable {

    /** What may be left out is. */
    public Met {
      where = where == null ? Map.of() : Map.copyOf(where);
      during = during == null ? List.of() : List.copyOf(during);
    }
  }

  /**
   * By what events are told apart: each organisation or department counts once, while an event of
   * it is in force.
   *
   * @param by what is counted
   * @param of codes that count, and of how many it is a share; empty: all there are
   * @param lasts months, its own the first, for which an event without an end is in force; null:
   *     for ever
   */
  public record Distinct(By by, List<String> of, Integer lasts) implements Serializable {

    /** What may be left out is. */
    public Distinct {
      of = of == null ? List.of() : List.copyOf(of);
    }
  }

  /** What is counted once. */
  public enum By {
    /** The organisation that an event is about. */
    ORGANISATION,
    /** The department that decided or supplied. */
    DEPARTMENT,
    /** The department that executed or received. */
    EXECUTING_DEPARTMENT
  }

  /** Feeds that lists are taken from, by which events are met. */
  public List<String> grounds() {
    return met == null ? List.of() : met.during;
  }

  /** Working days within which an event must be reported; null: it need not. */
  public Integer reportedWithin() {
    return met == null ? null : met.reportedWithin;
  }

  /** Whether provinces have a figure of their own: departments of the nation are in none. */
  boolean isByProvince() {
    return distinct == null || distinct.by == By.ORGANISATION;
  }

  void check() {
    if (feeds.isEmpty()) {
      throw new IllegalArgumentException("events need feeds");
    }
    columns(where);
    if (met != null) {
      columns(met.where);
      if (met.reportedWithin != null && met.reportedWithin < 1) {
        throw new IllegalArgumentException(
            "reported_within must be 1 or more: " + met.reportedWithin);
      }
    }
    if (distinct == null) {
      return;
    }
    Indicator.need(distinct.by, "by");
    if (distinct.lasts != null && distinct.lasts < 1) {
      throw new IllegalArgumentException("lasts must be 1 or more: " + distinct.lasts);
    }
    if (over == Over.FLOW || sum != null || !grounds().isEmpty() || reportedWithin() != null) {
      throw new IllegalArgumentException("distinct goes with stock and met.where only");
    }
    if (!distinct.of.isEmpty() && (distinct.by == By.ORGANISATION || met != null)) {
      throw new IllegalArgumentException("of goes with departments, without met");
    }
  }

  private static void columns(Map<String, List<String>> where) {
    for (String column : where.keySet()) {
      if (!COLUMNS.contains(column)) {
        throw new IllegalArgumentException(
            "unknown column %s%s".formatted(column, Nearest.hint(column, COLUMNS)));
      }
    }
  }

  String describe() {
    StringJoiner text = new StringJoiner(", ");
    feeds.forEach(text::add);
    describe("where", where, text);
    if (sum != null) {
      text.add("sum of " + lower(sum));
    }
    if (distinct != null) {
      text.add("distinct " + lower(distinct.by));
      if (distinct.lasts != null) {
        text.add("active for %d months".formatted(distinct.lasts));
      }
    }
    if (met != null) {
      describe("met", met.where, text);
      if (met.reportedWithin != null) {
        text.add("reported within %d working days".formatted(met.reportedWithin));
      }
      if (!met.during.isEmpty()) {
        text.add("while listed by " + String.join(", ", met.during));
      }
    }
    return text.add(lower(over)).toString();
  }

  private static void describe(String word, Map<String, List<String>> where, StringJoiner text) {
    where.keySet().stream()
        .sorted()
        .forEach(column -> text.add("%s %s: %s".formatted(word, column, where.get(column))));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
