package io.credlake.progress;

/**
 * How much of the way to a target is gone, and will be gone.
 *
 * @param gone part of the way from the base to the target that is gone; below 0: farther away.
 *     UNESCAP's current status index is ten times it
 * @param expected part of the way that will be gone in the target's year if growth goes on: the
 *     ratio of the UN's progress chart, as EUSTAT carries it out; NaN if it cannot be told
 * @param level of the progress chart: 3 on track, 2 too slow, 1 stagnation or regression; 0 if it
 *     cannot be told
 */
public record TargetDistance(double gone, double expected, int level) {

  private static final double ON_TRACK = 0.95;
  private static final double STAGNANT = 0.10;

  /**
   * The distance of a trend to a target.
   *
   * @return null if the base is the target already: there is no way to go
   */
  public static TargetDistance of(Trend trend, double target, int targetYear) {
    double way = target - trend.base();
    if (way == 0) {
      return null;
    }
    double expected = (trend.projected(targetYear) - trend.base()) / way;
    int level =
        Double.isNaN(expected) ? 0 : expected >= ON_TRACK ? 3 : expected >= STAGNANT ? 2 : 1;
    return new TargetDistance((trend.value() - trend.base()) / way, expected, level);
  }
}
