package io.credlake.indicator;

import java.io.Serializable;
import java.time.YearMonth;
import java.util.List;

/**
 * The indicator by which a commitment of the outline is measured.
 *
 * @param commitment id of the commitment; each has one indicator
 * @param version of the definition, counted from 1
 * @param name what it is called
 * @param unit of its values
 * @param numerator what is counted, in words
 * @param denominator what it is a share of, in words; null: the indicator is a plain count
 * @param family what kind of thing it says
 * @param direction in which it gets better
 * @param dimensions by which it may be told apart
 * @param target what is to be reached
 * @param measure how it is counted
 */
public record Indicator(
    String commitment,
    int version,
    Words name,
    Unit unit,
    Words numerator,
    Words denominator,
    Family family,
    Direction direction,
    List<String> dimensions,
    Target target,
    Measure measure)
    implements Serializable {

  /** Dimensions may be left out. */
  public Indicator {
    dimensions = dimensions == null ? List.of() : List.copyOf(dimensions);
  }

  /** Throws an IllegalArgumentException that says what is missing or does not go together. */
  void check() {
    Words.check(name, "name");
    need(unit, "unit");
    Words.check(numerator, "numerator");
    if (denominator != null) {
      Words.check(denominator, "denominator");
    }
    need(family, "family");
    need(direction, "direction");
    need(target, "target");
    target.check();
    need(measure, "measure");
    measure.check();
    if (version < 1) {
      throw new IllegalArgumentException("version must be 1 or more, not " + version);
    }
    if (unit.isShare() && denominator == null) {
      throw new IllegalArgumentException("a share needs a denominator");
    }
  }

  static void need(Object value, String key) {
    if (value == null || (value instanceof String text && text.isBlank())) {
      throw new IllegalArgumentException("no " + key);
    }
  }

  /** Its id: I- and that of the commitment. */
  public String id() {
    return "I-" + commitment;
  }

  /** Name of the series that departments return for it, if it is returned. */
  public String series() {
    String named = measure.returned() == null ? null : measure.returned().series();
    return named == null ? commitment : named;
  }

  /**
   * The value that two numbers make.
   *
   * @return null if there is none: it is a share of nothing, or something is not known
   */
  public Double value(Double counted, Double of) {
    if (counted == null) {
      return null;
    }
    if (denominator == null) {
      return counted;
    }
    return of == null || of == 0 ? null : unit.scale() * counted / of;
  }

  /** Words in both languages. */
  public record Words(String zh, String en) implements Serializable {

    private static void check(Words words, String key) {
      need(words, key);
      need(words.zh, key + " in zh");
      need(words.en, key + " in en");
    }
  }

  /** What its values are counted in. */
  public enum Unit {
    /** Parts in a hundred. */
    PERCENT(100),
    /** Parts in ten thousand. */
    PER_10K(10_000),
    /** Things. */
    COUNT(1),
    /** 1 if it exists, 0 if it does not. */
    EXISTS(1),
    /** Ten thousand yuan. */
    TEN_THOUSAND_YUAN(1),
    /** A hundred million yuan. */
    HUNDRED_MILLION_YUAN(1),
    /** Percentage points. */
    POINTS(1),
    /** Days. */
    DAYS(1),
    /** An index from 0 to 100. */
    INDEX(1),
    /** A stage from 0 to 5. */
    STAGE(1),
    /** A ratio. */
    RATIO(1);

    private final double scale;

    Unit(double scale) {
      this.scale = scale;
    }

    /** By what numerator / denominator is multiplied. */
    public double scale() {
      return scale;
    }

    /** Whether it is a share of something. */
    public boolean isShare() {
      return scale > 1;
    }
  }

  /** What kind of thing an indicator says. */
  public enum Family {
    /** Coverage. */
    COV,
    /** Quality of data or service. */
    QUA,
    /** Timeliness. */
    TIM,
    /** Sharing. */
    SHR,
    /** Openness. */
    OPN,
    /** Reward and punishment, and their application. */
    RPM,
    /** Rights. */
    RGT,
    /** Security. */
    SEC,
    /** Building of institutions. */
    INS,
    /** Enforcement. */
    ENF,
    /** Credit market. */
    MKT,
    /** Education. */
    EDU,
    /** Outcome. */
    OUT
  }

  /** In which direction an indicator gets better. */
  public enum Direction {
    /** Higher is better. */
    UP,
    /** Lower is better. */
    DOWN,
    /** Neither: it is watched, and never ranked. */
    NONE
  }

  /**
   * What is to be reached.
   *
   * @param kind of target
   * @param value to be reached, in the indicator's unit; null unless it is a level
   * @param by last month by which; null unless it is a level
   * @param wording the words of the outline, or why the target is ours
   */
  public record Target(Kind kind, Double value, YearMonth by, Words wording)
      implements Serializable {

    /** A kind of target. */
    public enum Kind {
      /** A number: progress is measured against it. */
      LEVEL,
      /** A direction only: no number is held against it. */
      DIRECTION,
      /** Something that is there or not: the day on which it came counts. */
      MILESTONE,
      /** None: it is watched. */
      NONE
    }

    private void check() {
      need(kind, "kind of target");
      Words.check(wording, "wording of the target");
      if ((kind == Kind.LEVEL) != (value != null && by != null)) {
        throw new IllegalArgumentException("value and by go with the kind level, and only with it");
      }
    }
  }
}
