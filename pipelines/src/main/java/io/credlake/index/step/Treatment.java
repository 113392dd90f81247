package io.credlake.index.step;

import io.credlake.index.stat.Moments;
import io.credlake.index.stat.Ranks;
import java.io.Serializable;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;

/**
 * How outliers of an indicator are treated. Missing values stay missing.
 *
 * <p>Sources: OECD/JRC Handbook (2008), step 3; COINr, {@code Treat}, {@code winsorise} and {@code
 * log_CT}; Box and Cox (1964), An analysis of transformations, JRSS B 26.
 *
 * @param kind of treatment
 * @param maxSkewness an indicator passes below this absolute skewness; null: 2
 * @param maxKurtosis or below this excess kurtosis; null: 3.5
 * @param mostPoints that may be winsorised; null: 5
 * @param lambda of Box and Cox; null: the one of greatest likelihood
 */
public record Treatment(
    Kind kind, Double maxSkewness, Double maxKurtosis, Integer mostPoints, Double lambda)
    implements Serializable {

  /** Leaves values as they are. */
  public static final Treatment NONE = new Treatment(Kind.NONE, null, null, null, null);

  private static final double MARGIN = 0.01;
  private static final double WIDEST_LAMBDA = 3;

  /** A kind of treatment. */
  public enum Kind {
    /** Values stay. */
    NONE,
    /**
     * The outermost points on the side of the skew take the next value, one after the other, until
     * skewness or kurtosis pass; if they do not with all points allowed, {@link #SHIFTED_LOG} of
     * the untreated values.
     */
    OUTLIERS,
    /** The points alone, as far as allowed. */
    WINSORISE,
    /** Natural logarithm; values must be positive. */
    LOG,
    /** ln(x − min + 0.01 · range). */
    SHIFTED_LOG,
    /** (x^λ − 1) / λ, of x − min + 0.01 · range where a value is not positive. */
    BOX_COX
  }

  /** Fills in what is left out. */
  public Treatment {
    kind = kind == null ? Kind.OUTLIERS : kind;
    maxSkewness = maxSkewness == null ? 2 : maxSkewness;
    maxKurtosis = maxKurtosis == null ? 3.5 : maxKurtosis;
    mostPoints = mostPoints == null ? 5 : mostPoints;
  }

  /**
   * What was found and done.
   *
   * @param map from untreated to treated values
   * @param before moments of the untreated values
   * @param after moments of the treated ones; the same if nothing was done
   * @param points that were winsorised
   * @param transformation that was applied; NONE if none was
   * @param passes whether skewness or kurtosis pass in the end
   */
  public record Treated(
      DoubleUnaryOperator map,
      Moments before,
      Moments after,
      int points,
      Kind transformation,
      boolean passes) {}

  /** Finds the treatment of values by some rows of them. */
  public Treated fit(double[] values, int[] basis) {
    Moments before = Moments.of(values, basis);
    boolean asIs =
        kind == Kind.NONE || (passes(before) && (kind == Kind.OUTLIERS || kind == Kind.WINSORISE));
    if (asIs) {
      return new Treated(
          DoubleUnaryOperator.identity(), before, before, 0, Kind.NONE, passes(before));
    }
    double[] sorted = Ranks.sorted(values, basis);
    return switch (kind) {
      case NONE, WINSORISE -> winsorise(sorted, before);
      case OUTLIERS -> {
        Treated winsorised = winsorise(sorted, before);
        yield winsorised.passes()
            ? winsorised
            : transformed(shiftedLog(before), sorted, before, Kind.SHIFTED_LOG);
      }
      case LOG -> transformed(Treatment::log, sorted, before, Kind.LOG);
      case SHIFTED_LOG -> transformed(shiftedLog(before), sorted, before, Kind.SHIFTED_LOG);
      case BOX_COX -> transformed(boxCox(sorted, before), sorted, before, Kind.BOX_COX);
    };
  }

  /** Whether an indicator needs no treatment: too few values, or none that stand out. */
  public boolean passes(Moments moments) {
    return !(Math.abs(moments.skewness()) >= maxSkewness && moments.kurtosis() >= maxKurtosis);
  }

  private Treated winsorise(double[] sorted, Moments before) {
    double[] values = sorted.clone();
    int low = 0;
    int high = 0;
    Moments moments = before;
    while (!passes(moments)) {
      boolean top = moments.skewness() > 0;
      // Equal values move together: a point alone would change their order.
      int reach = top ? high + 1 : low + 1;
      double outermost = top ? values[values.length - 1] : values[0];
      while (reach < values.length
          && (top ? values[values.length - 1 - reach] : values[reach]) == outermost) {
        reach++;
      }
      if (reach + (top ? low : high) > mostPoints || reach >= values.length) {
        break;
      }
      for (int i = 0; i < reach; i++) {
        if (top) {
          values[values.length - 1 - i] = values[values.length - 1 - reach];
        } else {
          values[i] = values[reach];
        }
      }
      high = top ? reach : high;
      low = top ? low : reach;
      moments = Moments.of(values);
    }
    if (low + high == 0) {
      return new Treated(
          DoubleUnaryOperator.identity(), before, before, 0, Kind.NONE, passes(before));
    }
    double least = low == 0 ? Double.NEGATIVE_INFINITY : values[0];
    double most = high == 0 ? Double.POSITIVE_INFINITY : values[values.length - 1];
    return new Treated(
        value -> Math.min(Math.max(value, least), most),
        before,
        moments,
        low + high,
        Kind.WINSORISE,
        passes(moments));
  }

  private Treated transformed(
      DoubleUnaryOperator map, double[] sorted, Moments before, Kind transformation) {
    Moments after = Moments.of(Arrays.stream(sorted).map(map).toArray());
    return new Treated(map, before, after, 0, transformation, passes(after));
  }

  private static double log(double value) {
    if (value <= 0) {
      throw new IllegalArgumentException(
          "Cannot take a logarithm, a value is not positive: " + value);
    }
    return Math.log(value);
  }

  /** Values below the basis are held at its least, where the logarithm still exists. */
  private static DoubleUnaryOperator shiftedLog(Moments moments) {
    double min = moments.min();
    double margin = MARGIN * (moments.max() - min);
    return margin > 0
        ? value -> Math.log((value < min ? min : value) - min + margin)
        : DoubleUnaryOperator.identity();
  }

  private DoubleUnaryOperator boxCox(double[] sorted, Moments moments) {
    if (moments.isFlat()) {
      return DoubleUnaryOperator.identity();
    }
    double min = moments.min();
    double shift = min > 0 ? 0 : MARGIN * (moments.max() - min) - min;
    double[] logs = new double[sorted.length];
    double[] positive = new double[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      positive[i] = sorted[i] + shift;
      logs[i] = Math.log(positive[i]);
    }
    double sumOfLogs = Arrays.stream(logs).sum();
    double best = lambda == null ? bestLambda(positive, sumOfLogs) : lambda;
    return value -> power(Math.max(value, min) + shift, best);
  }

  private static double bestLambda(double[] positive, double sumOfLogs) {
    int n = positive.length;
    return new BrentOptimizer(1e-10, 1e-12)
        .optimize(
            new MaxEval(1000),
            GoalType.MAXIMIZE,
            new SearchInterval(-WIDEST_LAMBDA, WIDEST_LAMBDA),
            new UnivariateObjectiveFunction(
                candidate -> {
                  double[] transformed = new double[n];
                  for (int i = 0; i < n; i++) {
                    transformed[i] = power(positive[i], candidate);
                  }
                  double variance = Moments.of(transformed).squares() / n;
                  return -n / 2.0 * Math.log(variance) + (candidate - 1) * sumOfLogs;
                }))
        .getPoint();
  }

  private static double power(double value, double lambda) {
    return Math.abs(lambda) < 1e-12 ? Math.log(value) : (Math.pow(value, lambda) - 1) / lambda;
  }
}
