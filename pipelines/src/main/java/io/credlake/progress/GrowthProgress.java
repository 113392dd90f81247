package io.credlake.progress;

/**
 * Progress by compound annual growth, as Open SDG and Statistics Canada measure it.
 *
 * <p>Source: Open SDG, docs/progress-methodology.md; the limits of the classes, the scores and the
 * coefficient near a natural limit are theirs.
 *
 * @param trend that was measured
 * @param coefficient by which growth is held easier near a natural limit; 1: there is none
 * @param value growth in the desired direction: as a part of what is required if there is a target,
 *     else as it is; null if it cannot be told
 * @param status of the series
 * @param score from -5 to 5; null if it cannot be told
 */
public record GrowthProgress(
    Trend trend, double coefficient, Double value, Status status, Double score) {

  private static final double ON_TRACK = 0.95;
  private static final double HALF_WAY = 0.60;
  private static final double SUBSTANTIAL = 0.015;
  private static final double MODERATE = 0.005;
  private static final double STEEPNESS = 4.44;
  private static final double BEST = 5;

  /** How a series goes. */
  public enum Status {
    /** The last value meets the target. */
    TARGET_ACHIEVED,
    /** It is on track. */
    SUBSTANTIAL_PROGRESS,
    /** It goes well, but not fast enough. */
    MODERATE_PROGRESS,
    /** It hardly goes. */
    LIMITED_PROGRESS,
    /** It goes the wrong way. */
    DETERIORATION,
    /** It cannot be told. */
    NOT_AVAILABLE
  }

  /** Which way is desired. */
  public enum Desired {
    /** Higher is better. */
    POSITIVE(1),
    /** Lower is better. */
    NEGATIVE(-1);

    private final int sign;

    Desired(int sign) {
      this.sign = sign;
    }
  }

  /** Progress towards a target that is to be reached in a year. */
  public static GrowthProgress towards(
      double target, int targetYear, Trend trend, Desired desired) {
    double aim = target == 0 ? Trend.NEARLY_NOTHING : target;
    boolean achieved = desired.sign * (trend.value() - target) >= 0;
    double sign = trend.base() < 0 ? -1 : 1;
    double required = Math.abs(trend.growthTo(aim, targetYear));
    double ratio = sign * desired.sign * trend.growth() / required;
    if (achieved) {
      return new GrowthProgress(
          trend, 1, Double.isFinite(ratio) ? ratio : null, Status.TARGET_ACHIEVED, BEST);
    }
    if (!Double.isFinite(ratio)) {
      return unknown(trend, 1);
    }
    Status status =
        ratio >= ON_TRACK
            ? Status.SUBSTANTIAL_PROGRESS
            : ratio >= HALF_WAY
                ? Status.MODERATE_PROGRESS
                : ratio >= 0 ? Status.LIMITED_PROGRESS : Status.DETERIORATION;
    return new GrowthProgress(trend, 1, ratio, status, scoreOf(ratio));
  }

  /** The score of a part of what is required; null for null. */
  static Double scoreOf(Double ratio) {
    if (ratio == null) {
      return null;
    }
    return ratio >= HALF_WAY
        ? Math.min(7.1429 * ratio - 4.2857, BEST)
        : Math.max(4.1667 * ratio - 2.5, -BEST);
  }

  /**
   * Progress in a direction.
   *
   * @param limit that the values cannot pass; null: none
   */
  public static GrowthProgress inDirection(Trend trend, Desired desired, Double limit) {
    double coefficient = coefficient(trend.base(), limit);
    double growth = desired.sign * trend.growth();
    if (!Double.isFinite(growth)) {
      return unknown(trend, coefficient);
    }
    Status status =
        growth >= SUBSTANTIAL * coefficient
            ? Status.SUBSTANTIAL_PROGRESS
            : growth >= MODERATE * coefficient
                ? Status.MODERATE_PROGRESS
                : growth >= 0 ? Status.LIMITED_PROGRESS : Status.DETERIORATION;
    return new GrowthProgress(trend, coefficient, growth, status, score(growth, coefficient));
  }

  private static double score(double growth, double coefficient) {
    if (growth < 0) {
      return Math.max(125 * growth - 2.5, -BEST);
    }
    if (coefficient == 0) {
      return BEST;
    }
    if (growth >= SUBSTANTIAL * coefficient) {
      return Math.min(500 * growth / coefficient - 5, BEST);
    }
    return growth >= MODERATE * coefficient
        ? 250 * growth / coefficient - 1.25
        : 500 * growth / coefficient - 2.5;
  }

  /** Near a natural limit less growth is as much progress. */
  private static double coefficient(double base, Double limit) {
    if (limit == null || Math.abs(base) >= 2 * limit) {
      return 1;
    }
    double near = Math.abs(base) <= limit ? base / limit : (2 * limit - base) / limit;
    return 1 - Math.pow(near, STEEPNESS);
  }

  private static GrowthProgress unknown(Trend trend, double coefficient) {
    return new GrowthProgress(trend, coefficient, null, Status.NOT_AVAILABLE, null);
  }

  /** What the mean of scores says of several series. */
  public static Status ofScore(double mean, boolean allAchieved) {
    if (allAchieved) {
      return Status.TARGET_ACHIEVED;
    }
    if (mean >= 2.5) {
      return Status.SUBSTANTIAL_PROGRESS;
    }
    if (mean >= 0) {
      return Status.MODERATE_PROGRESS;
    }
    return mean >= -2.5 ? Status.LIMITED_PROGRESS : Status.DETERIORATION;
  }
}
