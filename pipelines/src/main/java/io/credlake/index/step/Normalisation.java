package io.credlake.index.step;

import io.credlake.index.stat.Moments;
import io.credlake.index.stat.Quantile;
import io.credlake.index.stat.Ranks;
import io.credlake.index.stat.Spread;
import io.credlake.index.stat.Ties;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * How values of an indicator are made comparable. Missing values stay missing and do not count.
 *
 * <p>Sources: OECD/JRC Handbook (2008), step 5; COINr, {@code n_minmax} and its kin; Mazziotta and
 * Pareto (2013, 2016) for the adjusted index. Below, v is the value times 1 or -1 by its direction.
 *
 * @param kind of scale
 * @param low where the scale begins; null: 0 (70 of the adjusted index)
 * @param high where it ends; null: 100 (130)
 * @param mean of z-scores; null: 0
 * @param sd of z-scores; null: 1
 * @param spread by which deviations are divided; null: by n − 1
 * @param ties which rank equal values share; null: the least
 * @param hold whether values beyond the scale are held at its ends; null: of goalposts only
 * @param goalposts of indicators without goalposts of their own; null: none
 * @param referenceUnit unit whose value is the reference; null: the indicator names a value
 */
public record Normalisation(
    Kind kind,
    Double low,
    Double high,
    Double mean,
    Double sd,
    Spread spread,
    Ties ties,
    Boolean hold,
    List<Double> goalposts,
    String referenceUnit)
    implements Serializable {

  /** From 0 to 100 between the least and the greatest value. */
  public static final Normalisation MIN_MAX = of(Kind.MIN_MAX);

  /** A kind of scale. */
  public enum Kind {
    /** (v − min) / (max − min), from low to high. */
    MIN_MAX,
    /** (v − mean) / sd. */
    Z_SCORE,
    /** Number in the order, 1 for the worst. */
    RANK,
    /** (rank − 1) / (n − 1), from low to high. */
    PERCENTILE_RANK,
    /** Rank − 1: how many are worse. */
    BORDA,
    /** 1 − (target − v) / (target − min), from low to high. */
    DISTANCE_TO_TARGET,
    /** 1 − (max − v) / (max − min), from low to high. */
    DISTANCE_TO_MAXIMUM,
    /** x / max; where lower is better min / x. */
    SHARE_OF_MAXIMUM,
    /** 1 − (reference − v) / (reference − min), from low to high. */
    DISTANCE_TO_REFERENCE,
    /** x / reference; where lower is better reference / x. */
    RATIO_TO_REFERENCE,
    /** (x − reference) / reference; where lower is better its negative. */
    DIFFERENCE_TO_REFERENCE,
    /** (v − worse post) / (better post − worse post), from low to high. */
    GOALPOSTS,
    /**
     * From 70 to 130 over goalposts around a reference, which is 100: reference ± half the range.
     * Without goalposts the range is that of all periods, and without a reference it is the mean of
     * the basis.
     */
    ADJUSTED_MPI,
    /** The score of its class. */
    CATEGORICAL,
    /** v itself. */
    NONE
  }

  /** Fills in what is left out. */
  public Normalisation {
    kind = kind == null ? Kind.MIN_MAX : kind;
    low = low == null ? (kind == Kind.ADJUSTED_MPI ? 70.0 : 0.0) : low;
    high = high == null ? (kind == Kind.ADJUSTED_MPI ? 130.0 : 100.0) : high;
    mean = mean == null ? 0 : mean;
    sd = sd == null ? 1 : sd;
    spread = spread == null ? Spread.SAMPLE : spread;
    ties = ties == null ? Ties.MIN : ties;
    hold = hold == null ? kind == Kind.GOALPOSTS : hold;
  }

  /** A kind with nothing else set. */
  public static Normalisation of(Kind kind) {
    return new Normalisation(kind, null, null, null, null, null, null, null, null, null);
  }

  /**
   * The scale of an indicator.
   *
   * @param at scaled value of a value; not to be asked for a missing one
   * @param flat whether all values of the basis are the same though the scale needs a difference;
   *     then each value stands in the middle of the scale
   */
  public record Scale(DoubleUnaryOperator at, boolean flat) {}

  /** The scale of values by some rows of them; see the other. */
  public Scale fit(double[] values, int[] rows, Marks marks, double reference) {
    return fit(values, Pool.of(rows), marks, reference);
  }

  /**
   * Finds the scale of values by the basis of their pool.
   *
   * @param marks of the indicator
   * @param reference value of the reference unit; NaN without one
   * @throws IllegalArgumentException if a mark that the scale needs is missing or not fit for it
   */
  public Scale fit(double[] values, Pool pool, Marks marks, double reference) {
    int[] basis = pool.basis();
    int sign = marks.direction().sign();
    Moments moments = Moments.of(values, basis);
    double least = sign > 0 ? moments.min() : -moments.max();
    double most = sign > 0 ? moments.max() : -moments.min();
    return switch (kind) {
      case NONE -> new Scale(value -> sign * value, false);
      case MIN_MAX, DISTANCE_TO_MAXIMUM -> between(sign, least, most);
      case DISTANCE_TO_TARGET -> between(sign, least, sign * need(marks.target(), "target"));
      case DISTANCE_TO_REFERENCE -> between(sign, least, sign * reference(marks, reference));
      case GOALPOSTS -> {
        List<Double> posts = need(posts(marks), "goalposts");
        double first = sign * posts.get(0);
        double second = sign * posts.get(1);
        yield between(sign, Math.min(first, second), Math.max(first, second));
      }
      case ADJUSTED_MPI ->
          adjusted(sign, marks, Moments.of(values, pool.rows()), moments, reference);
      case Z_SCORE -> zScore(sign, moments);
      case RANK, BORDA, PERCENTILE_RANK -> byOrder(sign, Ranks.sorted(values, basis));
      case SHARE_OF_MAXIMUM -> ratio(sign, sign > 0 ? moments.max() : moments.min(), "maximum");
      case RATIO_TO_REFERENCE -> ratio(sign, reference(marks, reference), "reference");
      case DIFFERENCE_TO_REFERENCE -> difference(sign, reference(marks, reference));
      case CATEGORICAL -> {
        need(marks.categories(), "categories");
        yield classes(marks.categories(), Ranks.sorted(values, basis));
      }
    };
  }

  private Scale between(int sign, double worse, double better) {
    double range = better - worse;
    double width = high - low;
    double lowest = Math.min(low, high);
    double highest = Math.max(low, high);
    if (!(Math.abs(range) > 0)) {
      return new Scale(value -> (low + high) / 2, true);
    }
    boolean held = hold;
    return new Scale(
        value -> {
          double scaled = low + width * ((sign * value - worse) / range);
          return held ? Math.clamp(scaled, lowest, highest) : scaled;
        },
        false);
  }

  private List<Double> posts(Marks marks) {
    return marks.goalposts() == null ? goalposts : marks.goalposts();
  }

  private Scale adjusted(int sign, Marks marks, Moments all, Moments basis, double reference) {
    List<Double> posts = posts(marks);
    double inf = posts == null ? all.min() : posts.get(0);
    double sup = posts == null ? all.max() : posts.get(1);
    double middle =
        !Double.isNaN(reference)
            ? reference
            : marks.reference() != null ? marks.reference() : basis.mean();
    double half = (sup - inf) / 2;
    return between(sign, sign * middle - half, sign * middle + half);
  }

  private Scale zScore(int sign, Moments moments) {
    double deviation = moments.sd(spread);
    if (!(deviation > 0)) {
      return new Scale(value -> mean, true);
    }
    double centre = moments.mean();
    return new Scale(value -> mean + sd * (sign * (value - centre) / deviation), false);
  }

  /** A value that is not of the basis takes the rank that it would have there. */
  private Scale byOrder(int sign, double[] sorted) {
    int count = sorted.length;
    DoubleUnaryOperator rank =
        value -> {
          int less = Ranks.less(sorted, value);
          int lessOrEqual = Math.max(Ranks.lessOrEqual(sorted, value, less), less + 1);
          return sign > 0
              ? ties.rank(less, lessOrEqual)
              : ties.rank(Math.max(0, count - lessOrEqual), Math.max(count - less, 1));
        };
    return switch (kind) {
      case RANK -> new Scale(rank, false);
      case BORDA -> new Scale(value -> rank.applyAsDouble(value) - 1, false);
      default ->
          count < 2
              ? new Scale(value -> (low + high) / 2, true)
              : new Scale(
                  value -> low + (high - low) * (rank.applyAsDouble(value) - 1) / (count - 1),
                  false);
    };
  }

  private static Scale ratio(int sign, double to, String what) {
    if (to == 0 && sign > 0) {
      throw new IllegalArgumentException("Cannot divide by the %s, it is: 0".formatted(what));
    }
    return new Scale(
        value -> {
          if (sign < 0 && value == 0) {
            throw new IllegalArgumentException(
                "Cannot divide the %s by a value, it is: 0".formatted(what));
          }
          return sign > 0 ? value / to : to / value;
        },
        false);
  }

  private static Scale difference(int sign, double to) {
    if (to == 0) {
      throw new IllegalArgumentException("Cannot divide by the reference, it is: 0");
    }
    return new Scale(value -> sign * (value - to) / to, false);
  }

  private static Scale classes(Marks.Categories categories, double[] sorted) {
    int size = categories.limits().size();
    double[] limits = new double[size];
    for (int i = 0; i < size; i++) {
      double limit = categories.limits().get(i);
      limits[i] =
          categories.of() == Marks.Categories.Of.VALUES ? limit : Quantile.of(sorted, limit / 100);
    }
    return new Scale(value -> categories.scores().get(Ranks.lessOrEqual(limits, value)), false);
  }

  private double reference(Marks marks, double ofUnit) {
    return referenceUnit != null ? ofUnit : need(marks.reference(), "reference");
  }

  /** The marks that the scale takes; others, which it does not look at, may not fit a treatment. */
  public Marks taken(Marks marks) {
    return switch (kind) {
      case DISTANCE_TO_TARGET -> new Marks(marks.direction(), marks.target(), null, null, null);
      case DISTANCE_TO_REFERENCE, RATIO_TO_REFERENCE, DIFFERENCE_TO_REFERENCE ->
          new Marks(marks.direction(), null, marks.reference(), null, null);
      case GOALPOSTS -> new Marks(marks.direction(), null, null, posts(marks), null);
      case ADJUSTED_MPI ->
          new Marks(marks.direction(), null, marks.reference(), posts(marks), null);
      case CATEGORICAL -> new Marks(marks.direction(), null, null, null, marks.categories());
      default -> new Marks(marks.direction(), null, null, null, null);
    };
  }

  /** Whether the scale follows from the values of a basis, and not from marks alone. */
  public boolean isOfBasis(Marks marks) {
    return switch (kind) {
      case NONE, GOALPOSTS, RATIO_TO_REFERENCE, DIFFERENCE_TO_REFERENCE -> false;
      case CATEGORICAL ->
          marks.categories() != null && marks.categories().of() == Marks.Categories.Of.PERCENTILES;
      case ADJUSTED_MPI -> posts(marks) == null || marks.reference() == null;
      default -> true;
    };
  }

  private <T> T need(T mark, String what) {
    if (mark == null) {
      throw new IllegalArgumentException(
          "Cannot normalise by %s, the indicator has no: %s"
              .formatted(kind.name().toLowerCase(Locale.ROOT), what));
    }
    return mark;
  }
}
