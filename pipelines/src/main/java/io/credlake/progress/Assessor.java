package io.credlake.progress;

import io.credlake.code.Months;
import io.credlake.indicator.Indicator;
import io.credlake.indicator.Indicator.Direction;
import io.credlake.indicator.Indicator.Unit;
import io.credlake.indicator.Measure.Over;
import io.credlake.indicator.Measure.Period;
import io.credlake.indicator.Value;
import io.credlake.plan.SeriesBreak;
import io.credlake.progress.Assessment.Method;
import io.credlake.progress.Assessment.Reason;
import io.credlake.progress.Assessment.Status;
import io.credlake.progress.GrowthProgress.Desired;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Assesses a commitment year by year, by the method that goes with its kind of target.
 *
 * <p>A level: growth towards it (Open SDG), or the way gone where the base is nothing. A direction:
 * growth in it, and no status that a number would be held against. A milestone: whether it is
 * there. What is only watched is not assessed. Across a break nothing is compared: the base is the
 * first year that lies wholly behind it.
 */
public final class Assessor {

  private static final double ON_TRACK = 0.95;
  private static final double HALF_WAY = 0.60;
  private static final double ALL = 100;

  private final Indicator indicator;
  private final List<SeriesBreak> breaks;

  /**
   * An assessor of an indicator.
   *
   * @param breaks of its series, the earliest first
   */
  public Assessor(Indicator indicator, List<SeriesBreak> breaks) {
    this.indicator = indicator;
    this.breaks = breaks;
  }

  /**
   * Assesses a year.
   *
   * @param years values of the years of a region, from the first one on; those of later years are
   *     passed over
   */
  public Assessment assess(NavigableMap<Integer, Value> years, int year) {
    Value now = years.get(year);
    String region = now.region();
    if (now.status() != Value.Status.REPORTED) {
      return unknown(now, year, Reason.valueOf(now.status().name()), null);
    }
    if (now.value() == null) {
      return unknown(now, year, Reason.NOTHING_TO_COUNT, null);
    }
    return switch (indicator.target().kind()) {
      case NONE -> plain(region, year, Status.WATCHED, null, now.value());
      case MILESTONE ->
          plain(
              region,
              year,
              now.value() >= 1 ? Status.REACHED : Status.NOT_REACHED,
              Method.MILESTONE,
              now.value());
      case LEVEL, DIRECTION -> compare(years, year, now);
    };
  }

  private Assessment compare(NavigableMap<Integer, Value> years, int year, Value now) {
    TreeMap<Integer, Double> series = new TreeMap<>();
    years
        .headMap(year, true)
        .forEach(
            (of, value) -> {
              if (value.status() == Value.Status.REPORTED && value.value() != null) {
                series.put(of, value.value());
              }
            });
    SeriesBreak last = lastBreak(series.firstKey(), year);
    if (last != null && firstYearBehind(last) <= series.firstKey()) {
      last = null; // all of the series lies behind it
    }
    int from = last == null ? series.firstKey() : firstYearBehind(last);
    Trend trend = Trend.of(series, from);
    boolean isLevel = indicator.target().kind() == Indicator.Target.Kind.LEVEL;
    if (isLevel && isMet(now.value())) {
      return level(now, year, trend, last);
    }
    if (trend == null || trend.year() != year) {
      return unknown(
          now,
          year,
          last == null || series.tailMap(from).size() == series.size()
              ? Reason.ONE_YEAR_ONLY
              : Reason.SERIES_BREAK,
          last);
    }
    return isLevel ? level(now, year, trend, last) : direction(now, year, trend, last);
  }

  /** The last break between two years. */
  private SeriesBreak lastBreak(int from, int to) {
    SeriesBreak found = null;
    for (SeriesBreak one : breaks) {
      boolean lies = one.month().getYear() >= from && one.month().getYear() <= to;
      boolean opens = one.month().getYear() == from && one.month().getMonthValue() == 1;
      if (one.kind() == SeriesBreak.Kind.BREAK && lies && !opens) {
        found = one;
      }
    }
    return found;
  }

  /** A stock at a year's end is wholly of the new series; a flow is a year later. */
  private int firstYearBehind(SeriesBreak last) {
    boolean isStock = indicator.measure().over() == Over.STOCK || last.month().getMonthValue() == 1;
    return last.month().getYear() + (isStock ? 0 : 1);
  }

  private boolean isMet(double value) {
    double target = indicator.target().value();
    return indicator.direction() == Direction.DOWN ? value <= target : value >= target;
  }

  private Assessment level(Value now, int year, Trend trend, SeriesBreak last) {
    double target = indicator.target().value();
    int by = indicator.target().by().getYear();
    if (trend == null || trend.year() != year || trend.baseYear() >= by) {
      return met(now, year, last);
    }
    TargetDistance distance = TargetDistance.of(trend, target, by);
    Double gone = distance == null ? null : distance.gone();
    double projected = trend.projected(by);
    if (indicator.unit() == Unit.PERCENT) {
      projected = Math.clamp(projected, 0, ALL);
    }
    Method method = trend.base() == 0 ? Method.LINEAR_TO_TARGET : Method.GROWTH_TO_TARGET;
    Double progress;
    Double score;
    Status status;
    if (method == Method.LINEAR_TO_TARGET) {
      double time = (year - trend.baseYear()) / (double) (by - trend.baseYear());
      progress = gone == null ? null : Double.valueOf(gone / Math.min(1, time));
      status = isMet(now.value()) ? Status.ACHIEVED : ofRatio(progress == null ? 0 : progress);
      score = status == Status.ACHIEVED ? Double.valueOf(5) : GrowthProgress.scoreOf(progress);
      projected = trend.base() + (trend.value() - trend.base()) / time;
    } else {
      GrowthProgress growth = GrowthProgress.towards(target, by, trend, desired());
      if (growth.status() == GrowthProgress.Status.NOT_AVAILABLE) {
        return unknown(now, year, Reason.NO_GROWTH_RATE, last);
      }
      progress = growth.value();
      score = growth.score();
      status = isMet(now.value()) ? Status.ACHIEVED : ofRatio(progress);
    }
    return new Assessment(
        now.region(),
        year,
        status,
        null,
        method,
        trend.baseYear(),
        trend.base(),
        now.value(),
        trend.required(target, by),
        Double.isFinite(projected) ? projected : null,
        gone,
        distance == null || distance.level() == 0 ? null : distance.level(),
        progress,
        score,
        idOf(last));
  }

  private Assessment met(Value now, int year, SeriesBreak last) {
    return new Assessment(
        now.region(),
        year,
        isMet(now.value()) ? Status.ACHIEVED : Status.NOT_REACHED,
        null,
        Method.LINEAR_TO_TARGET,
        null,
        null,
        now.value(),
        null,
        null,
        null,
        null,
        null,
        isMet(now.value()) ? 5.0 : null,
        idOf(last));
  }

  private static Status ofRatio(double ratio) {
    return ratio >= ON_TRACK
        ? Status.ON_TRACK
        : ratio >= HALF_WAY ? Status.MODERATE : ratio >= 0 ? Status.LIMITED : Status.REGRESSING;
  }

  private Assessment direction(Value now, int year, Trend trend, SeriesBreak last) {
    Double limit = indicator.unit() == Unit.PERCENT ? Double.valueOf(ALL) : null;
    GrowthProgress growth = GrowthProgress.inDirection(trend, desired(), limit);
    if (growth.status() == GrowthProgress.Status.NOT_AVAILABLE) {
      return unknown(now, year, Reason.NO_GROWTH_RATE, last);
    }
    Status status =
        switch (growth.status()) {
          case SUBSTANTIAL_PROGRESS, MODERATE_PROGRESS -> Status.ADVANCING;
          case DETERIORATION -> Status.RECEDING;
          default -> Status.STEADY;
        };
    return new Assessment(
        now.region(),
        year,
        status,
        null,
        Method.GROWTH_IN_DIRECTION,
        trend.baseYear(),
        trend.base(),
        now.value(),
        null,
        null,
        null,
        null,
        growth.value(),
        growth.score(),
        idOf(last));
  }

  private Desired desired() {
    return indicator.direction() == Direction.DOWN ? Desired.NEGATIVE : Desired.POSITIVE;
  }

  private static Assessment plain(
      String region, int year, Status status, Method method, double value) {
    return new Assessment(
        region, year, status, null, method, null, null, value, null, null, null, null, null, null,
        null);
  }

  private static Assessment unknown(Value now, int year, Reason reason, SeriesBreak last) {
    return new Assessment(
        now.region(),
        year,
        Status.NOT_ASSESSABLE,
        reason,
        null,
        null,
        null,
        now.value(),
        null,
        null,
        null,
        null,
        null,
        null,
        idOf(last));
  }

  private static String idOf(SeriesBreak last) {
    return last == null ? null : last.id();
  }

  /** The values of years among all values of a region. */
  public static NavigableMap<Integer, Value> years(List<Value> values) {
    NavigableMap<Integer, Value> years = new TreeMap<>();
    for (Value value : values) {
      if (value.period() == Period.YEARLY) {
        years.put(Months.firstDay(value.month()).getYear(), value);
      }
    }
    return years;
  }
}
