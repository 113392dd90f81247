package io.credlake.indicator;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * How an indicator is counted: by one of five ways, the others are null.
 *
 * @param returned over cells that departments return
 * @param milestone over states with a date
 * @param record over cases, by what becomes of them
 * @param event over credit events one by one
 * @param named measured by code of its own
 */
public record Measure(
    @JsonProperty("return") Return returned,
    Milestone milestone,
    CreditEvent record,
    EventMeasure event,
    Named named)
    implements Serializable {

  /** Throws an IllegalArgumentException that says what is missing or does not go together. */
  void check() {
    if (Stream.of(returned, milestone, record, event, named).filter(Objects::nonNull).count()
        != 1) {
      throw new IllegalArgumentException(
          "measure must be one of return, milestone, record, event, named");
    }
    if (returned != null) {
      Indicator.need(returned.feed, "feed");
      Indicator.need(returned.over, "over");
      Indicator.need(returned.period, "period");
    } else if (milestone != null) {
      milestone.check();
    } else if (record != null) {
      record.check();
    } else if (event != null) {
      event.check();
    }
  }

  /** By which of the ways: return, milestone, record, event or named. */
  public String way() {
    if (returned != null) {
      return "return";
    }
    if (milestone != null) {
      return "milestone";
    }
    return record != null ? "record" : event != null ? "event" : "named";
  }

  /** How often it is counted: month, quarter or year. */
  public String period() {
    return due().label();
  }

  /** How often a number is due. */
  Period due() {
    if (returned != null) {
      return returned.period;
    }
    return named == Named.FOUR_DOMAINS ? Period.YEARLY : Period.MONTHLY;
  }

  /** Whether what is told without a province is told of the nation as a whole. */
  boolean isToldAsAWhole() {
    return returned != null || named == Named.FOUR_DOMAINS;
  }

  /** What a number says of a period that is longer than a month. */
  public Over over() {
    return switch (way()) {
      case "return" -> returned.over;
      case "milestone" -> milestone.over;
      case "record" -> record.over;
      case "event" -> event.over();
      default -> named.over();
    };
  }

  /** Feeds that it names; empty: it counts what several send, whichever they are. */
  public List<String> feeds() {
    if (returned != null) {
      return List.of(returned.feed);
    }
    if (event != null) {
      return Stream.concat(event.feeds().stream(), event.grounds().stream()).toList();
    }
    return record != null ? record.cases.feeds : List.of();
  }

  /** How it is counted, for readers. */
  public String describe() {
    return switch (way()) {
      case "return" ->
          "%s, %s, %s".formatted(returned.feed, lower(returned.period), lower(returned.over));
      case "milestone" ->
          "per %s%s, %s"
              .formatted(
                  lower(milestone.per),
                  milestone.members.isEmpty() ? "" : " of " + String.join("、", milestone.members),
                  lower(milestone.over));
      case "record" -> record.describe();
      case "event" -> event.describe();
      default -> lower(named);
    };
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Whether provinces have a figure of their own; for others it does not apply. */
  public boolean isByProvince() {
    if (milestone != null) {
      return milestone.per.isProvincial();
    }
    if (event != null) {
      return event.isByProvince();
    }
    return named == null || named.isByProvince();
  }

  /** What is measured by code of its own. */
  public enum Named {
    /** Organisations with a record in force, of those in the registers. */
    SUBJECT_COVERAGE(Over.STOCK, true),
    /** Items of the catalogues with a live feed, of those in force. */
    CATEGORY_COVERAGE(Over.STOCK, false),
    /** Counties of which records of the month arrived, of all counties. */
    COUNTIES(Over.STOCK, true),
    /** Key fields of which records of the month arrived, of all key fields. */
    FIELDS(Over.STOCK, false),
    /** Pairs of key field and province of which records of the month arrived, of all pairs. */
    FIELD_PROVINCES(Over.STOCK, true),
    /** Rows accepted, of those delivered. */
    ACCEPTED_ROWS(Over.FLOW, false),
    /** Rows with a valid credit code, of those delivered about organisations. */
    VALID_CODES(Over.FLOW, true),
    /** Penalties that arrived within the working days of their feed's contract, of all of them. */
    PENALTIES_IN_TIME(Over.FLOW, true),
    /** Feeds of which no delivery of the month held a minor, of those that delivered. */
    FEEDS_WITHOUT_MINORS(Over.FLOW, false),
    /** Commitments of the types LAW and STANDARD with an instrument in force, of all of them. */
    LAWS_AND_STANDARDS(Over.STOCK, false),
    /** How much of their targets the commitments of the four domains reach, see FourDomains. */
    FOUR_DOMAINS(Over.STOCK, true);

    private final Over over;
    private final boolean byProvince;

    Named(Over over, boolean byProvince) {
      this.over = over;
      this.byProvince = byProvince;
    }

    /** Whether provinces have a figure of their own. */
    boolean isByProvince() {
      return byProvince;
    }

    /** What a number says of a period that is longer than a month. */
    public Over over() {
      return over;
    }
  }

  /** What a number says of a period that is longer than a month. */
  public enum Over {
    /** Each month's number is one of what happens in it: those of a period are added. */
    FLOW,
    /** Each month's number is one of what is there: the last one of a period is that of it. */
    STOCK
  }

  /** How often something is returned. */
  public enum Period {
    /** Each month. */
    MONTHLY(1, "month"),
    /** Each quarter. */
    QUARTERLY(3, "quarter"),
    /** Each year. */
    YEARLY(12, "year");

    private final int months;
    private final String label;

    Period(int months, String label) {
      this.months = months;
      this.label = label;
    }

    /** The name in tables and views. */
    public String label() {
      return label;
    }

    /** How many months it has. */
    public int months() {
      return months;
    }
  }

  /**
   * The sum of the numerators that departments returned, over that of the denominators.
   *
   * @param feed that delivers it
   * @param series name of the series; null: the commitment's id
   * @param over what a number says of a longer period
   * @param period how often it is returned
   */
  public record Return(String feed, String series, Over over, Period period)
      implements Serializable {}

  /**
   * How many units have a state in force: a rule, a system, a body, an activity.
   *
   * @param per what is a unit
   * @param members of what the outline lists, where a unit is one of them
   * @param over stock: what is in force; flow: what came in the period; null: stock
   */
  public record Milestone(Per per, List<String> members, Over over) implements Serializable {

    /** What is a unit. */
    public enum Per {
      /** The nation: it is there or not. */
      NATION,
      /** Each of the provinces addressed. */
      PROVINCE,
      /** Each of the departments addressed. */
      DEPARTMENT,
      /** Each of the provinces and departments addressed. */
      PROVINCE_OR_DEPARTMENT,
      /** Each key field. */
      FIELD,
      /** Each key field in each province. */
      PROVINCE_FIELD,
      /** Each member of what the outline lists. */
      MEMBER,
      /** Each member in each province. */
      PROVINCE_MEMBER,
      /** Each document or thing, however many there are. */
      ITEM;

      /** Whether a unit is one of members that the outline lists. */
      public boolean hasMembers() {
        return this == MEMBER || this == PROVINCE_MEMBER;
      }

      /** Whether units lie in provinces, so that each province has a figure of its own. */
      public boolean isProvincial() {
        return this == PROVINCE
            || this == PROVINCE_OR_DEPARTMENT
            || this == PROVINCE_FIELD
            || this == PROVINCE_MEMBER;
      }
    }

    /** Members and over may be left out. */
    public Milestone {
      members = members == null ? List.of() : List.copyOf(members);
      over = over == null ? Over.STOCK : over;
    }

    private void check() {
      Indicator.need(per, "per");
      if (per.hasMembers() == members.isEmpty()) {
        throw new IllegalArgumentException("members go with member and province_member");
      }
    }
  }

  /**
   * How many cases meet a condition.
   *
   * @param cases which events are a case
   * @param among condition that a case must meet to be counted at all; null: none
   * @param met condition; null: cases are counted, and are no share of anything
   * @param over flow: cases of the month; stock: cases in force at its end; null: flow
   */
  public record CreditEvent(Cases cases, Condition among, Condition met, Over over)
      implements Serializable {

    /** What a number says may be left out. */
    public CreditEvent {
      over = over == null ? Over.FLOW : over;
    }

    private void check() {
      Indicator.need(cases, "cases");
      if (cases.feeds.isEmpty() && cases.category == null) {
        throw new IllegalArgumentException("cases need feeds or a category");
      }
    }

    private String describe() {
      StringJoiner text = new StringJoiner(", ");
      cases.feeds.forEach(text::add);
      Stream.of(cases.category, cases.codePrefix).filter(Objects::nonNull).forEach(text::add);
      if (among != null) {
        text.add("among " + lower(among));
      }
      if (met != null) {
        text.add(lower(met));
      }
      return text.add(lower(over)).toString();
    }
  }

  /**
   * Which events are a case; what is null may be anything.
   *
   * @param feeds names of feeds
   * @param category of credit event; of lists each entry is a case
   * @param codePrefix how the credit code begins
   */
  public record Cases(List<String> feeds, String category, String codePrefix)
      implements Serializable {
    /** Cases of some kind. */
    public Cases {
      feeds = feeds == null ? List.of() : List.copyOf(feeds);
    }
  }

  /** What a case may meet. */
  public enum Condition {
    /** A measure was taken against or for the one listed. */
    MEASURED,
    /** A measure was taken by a department or in a region other than that which listed. */
    MEASURED_ELSEWHERE,
    /** It was closed on the day it was due, or before. */
    CLOSED_IN_TIME
  }
}
