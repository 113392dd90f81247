package io.credlake.progress;

import java.util.NavigableMap;

/**
 * How a series went from its first year to its last.
 *
 * @param baseYear first year
 * @param base value of it
 * @param year last year
 * @param value of it
 */
public record Trend(int baseYear, double base, int year, double value) {

  /** Stands for nothing where a growth rate would divide by it (Open SDG). */
  static final double NEARLY_NOTHING = 0.001;

  /**
   * The trend of a series, from a year on.
   *
   * @param from base year; where it has no value, the next year that has one
   * @return null if fewer than two years have a value
   */
  public static Trend of(NavigableMap<Integer, Double> series, int from) {
    NavigableMap<Integer, Double> seen = series.tailMap(from, true);
    return seen.size() < 2
        ? null
        : new Trend(
            seen.firstKey(),
            seen.firstEntry().getValue(),
            seen.lastKey(),
            seen.lastEntry().getValue());
  }

  /**
   * Compound annual growth rate.
   *
   * @return NaN if the values have different signs
   */
  public double growth() {
    return growth(base, value, year - baseYear);
  }

  /** The growth rate by which a target would be reached in a year. */
  double growthTo(double target, int targetYear) {
    return growth(base, target, targetYear - baseYear);
  }

  private static double growth(double from, double to, int years) {
    if (from * to < 0) {
      return Double.NaN;
    }
    double divisor = from == 0 ? NEARLY_NOTHING : from;
    return Math.pow(to / divisor, 1.0 / years) - 1;
  }

  /** The value that the growth so far leads to in a year; NaN if there is no growth rate. */
  public double projected(int inYear) {
    return value * Math.pow(1 + growth(), inYear - year);
  }

  /** The value on the straight way from the base to a target, in the last year. */
  public double required(double target, int targetYear) {
    double share = (year - baseYear) / (double) (targetYear - baseYear);
    return base + (target - base) * Math.min(1, share);
  }
}
