package io.credlake.index.aggregate;

import io.credlake.index.stat.Spread;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the parts of a node become its score.
 *
 * <p>Missing parts: the weights of those that are there are scaled to sum to 1; a unit that has
 * less than the least share of weight has no score. Parts of weight 0 do not count.
 *
 * @param kind of aggregation
 * @param power order of a power mean, or exponent of the quantifier of OWA; null: 0.5 and 1
 * @param penalty of Mazziotta and Pareto; null: it is taken off
 * @param ordered weights of OWA, of the greatest part first; null: by the quantifier
 * @param spread of the distances of Wrocław; null: by n
 */
public record Aggregation(
    Kind kind, Double power, Penalty penalty, List<Double> ordered, Spread spread)
    implements Serializable {

  /** The weighted arithmetic mean. */
  public static final Aggregation ARITHMETIC = of(Kind.ARITHMETIC);

  /** A kind of aggregation. */
  public enum Kind {
    /** Weighted arithmetic mean. */
    ARITHMETIC,
    /** Weighted geometric mean. */
    GEOMETRIC,
    /** Weighted harmonic mean. */
    HARMONIC,
    /** Weighted mean of order {@code power}. */
    POWER,
    /** Mean less a penalty for imbalance. */
    MAZZIOTTA_PARETO,
    /** Ordered weighted averaging. */
    OWA,
    /** Pairs won less pairs lost. */
    COPELAND,
    /** Mean number of units that are worse. */
    BORDA,
    /** Closeness to the ideal unit. */
    WROCLAW
  }

  /** Where the penalty of an imbalance goes. */
  public enum Penalty {
    /** It is taken off: more is better. */
    DOWN,
    /** It is added: the index measures something bad. */
    UP
  }

  /** Fills in what is left out. */
  public Aggregation {
    kind = kind == null ? Kind.ARITHMETIC : kind;
    power = power == null ? (kind == Kind.OWA ? 1.0 : 0.5) : power;
    penalty = penalty == null ? Penalty.DOWN : penalty;
    spread = spread == null ? Spread.POPULATION : spread;
  }

  /** A kind with nothing else set. */
  public static Aggregation of(Kind kind) {
    return new Aggregation(kind, null, null, null, null);
  }

  /** Whether a score depends on the other units. */
  public boolean isAmongUnits() {
    return kind == Kind.COPELAND || kind == Kind.BORDA || kind == Kind.WROCLAW;
  }

  private RowMean mean() {
    return switch (kind) {
      case GEOMETRIC -> new PowerMean(0);
      case HARMONIC -> new PowerMean(-1);
      case POWER -> new PowerMean(power);
      case MAZZIOTTA_PARETO -> new PenalisedMean(penalty == Penalty.DOWN ? -1 : 1);
      case OWA -> new OrderedMean(ordered, power);
      default -> new PowerMean(1);
    };
  }

  private PoolMethod method() {
    return switch (kind) {
      case COPELAND -> new Copeland();
      case BORDA -> new BordaCount();
      default -> new Wroclaw(spread);
    };
  }

  /**
   * Scores of a node.
   *
   * @param parts columns of its parts
   * @param weights of the parts, not negative
   * @param scopes rows that are compared with each other, of methods among units
   * @param least share of weight that a unit must have, from 0 to 1
   * @return NaN for a unit without score
   * @throws UnfitRowException if a unit's parts do not allow it
   */
  public double[] scores(double[][] parts, double[] weights, List<int[]> scopes, double least) {
    int rows = parts[0].length;
    double[] available = available(parts, weights, rows);
    double total = Arrays.stream(weights).sum();
    double[] scores = new double[rows];
    if (kind == Kind.ARITHMETIC) {
      arithmetic(parts, weights, available, scores);
    } else if (isAmongUnits()) {
      amongUnits(parts, weights, scopes, available, scores, least * total);
    } else {
      byRow(parts, weights, available, scores, least * total);
    }
    for (int row = 0; row < rows; row++) {
      if (!isEnough(available[row], least * total)) {
        scores[row] = Double.NaN;
      }
    }
    return scores;
  }

  private static boolean isEnough(double available, double least) {
    return available > 0 && available >= least * (1 - 1e-12);
  }

  private static double[] available(double[][] parts, double[] weights, int rows) {
    double[] available = new double[rows];
    for (int k = 0; k < parts.length; k++) {
      double[] part = parts[k];
      double weight = weights[k];
      for (int row = 0; row < rows; row++) {
        available[row] += Double.isNaN(part[row]) ? 0 : weight;
      }
    }
    return available;
  }

  private static void arithmetic(
      double[][] parts, double[] weights, double[] available, double[] scores) {
    for (int k = 0; k < parts.length; k++) {
      double[] part = parts[k];
      double weight = weights[k];
      if (weight != 0) {
        for (int row = 0; row < scores.length; row++) {
          scores[row] += Double.isNaN(part[row]) ? 0 : weight * part[row];
        }
      }
    }
    for (int row = 0; row < scores.length; row++) {
      scores[row] /= available[row];
    }
  }

  private void byRow(
      double[][] parts, double[] weights, double[] available, double[] scores, double least) {
    RowMean mean = mean();
    double[] x = new double[parts.length];
    double[] w = new double[parts.length];
    for (int row = 0; row < scores.length; row++) {
      int size = 0;
      for (int k = 0; k < parts.length; k++) {
        if (!Double.isNaN(parts[k][row]) && weights[k] > 0) {
          x[size] = parts[k][row];
          w[size++] = weights[k] / available[row];
        }
      }
      boolean lacksPlace = kind == Kind.OWA && ordered != null && size < ordered.size();
      try {
        scores[row] =
            isEnough(available[row], least) && !lacksPlace ? mean.of(x, w, size) : Double.NaN;
      } catch (IllegalArgumentException e) {
        throw new UnfitRowException(row, e);
      }
    }
  }

  private void amongUnits(
      double[][] parts,
      double[] weights,
      List<int[]> scopes,
      double[] available,
      double[] scores,
      double least) {
    PoolMethod method = method();
    for (int[] scope : scopes) {
      method.score(
          parts,
          weights,
          IntStream.of(scope).filter(row -> isEnough(available[row], least)).toArray(),
          scores);
    }
  }

  /**
   * What each part adds to the score of a row: they sum to it.
   *
   * @param multipliers take by what the part is to be multiplied to make its contribution, so that
   *     contributions of its own parts can be told; NaN where the part is zero and cannot tell
   * @return NaN of a part that is missing
   */
  public double[] contributions(
      double[][] parts, double[] weights, int[] scope, int row, double[] multipliers) {
    double[] contributions = new double[parts.length];
    if (isAmongUnits()) {
      int[] with =
          IntStream.of(scope)
              .filter(
                  r -> IntStream.range(0, parts.length).anyMatch(k -> !Double.isNaN(parts[k][r])))
              .toArray();
      double[] sums = method().contributions(parts, weights, with, row);
      for (int k = 0; k < parts.length; k++) {
        double part = parts[k][row];
        contributions[k] = Double.isNaN(part) ? Double.NaN : sums[k];
        multipliers[k] = part == 0 ? Double.NaN : sums[k] / part;
      }
      return contributions;
    }
    int[] there =
        IntStream.range(0, parts.length)
            .filter(k -> !Double.isNaN(parts[k][row]) && weights[k] > 0)
            .toArray();
    double available = IntStream.of(there).mapToDouble(k -> weights[k]).sum();
    double[] x = IntStream.of(there).mapToDouble(k -> parts[k][row]).toArray();
    double[] w = IntStream.of(there).mapToDouble(k -> weights[k] / available).toArray();
    double[] by = mean().multipliers(x, w, there.length);
    Arrays.fill(contributions, Double.NaN);
    for (int i = 0; i < there.length; i++) {
      multipliers[there[i]] = by[i];
      contributions[there[i]] = by[i] * x[i];
    }
    return contributions;
  }
}
