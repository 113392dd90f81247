package io.credlake.index.weight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;

/**
 * Benefit of the doubt: each unit is weighted as favours it most, as long as no unit would score
 * above 1 with its weights.
 *
 * <p>Source: Melyn and Moesen (1991); Cherchye, Moesen, Rogge and Van Puyenbroeck (2007), An
 * introduction to benefit of the doubt composite indicators, Social Indicators Research 82;
 * OECD/JRC Handbook (2008), step 6, whose example bounds weights to 10–15 % of their sum.
 *
 * @param weightShare least and greatest share of each weight in the sum of weights; null: free
 * @param pieShare least and greatest share of each product of weight and value in the unit's score;
 *     null: free
 */
public record BenefitOfDoubt(List<Double> weightShare, List<Double> pieShare) {

  private static final double EPSILON = 1e-9;

  /** Checks the bounds. */
  public BenefitOfDoubt {
    check(weightShare, "weight_share");
    check(pieShare, "pie_share");
  }

  private static void check(List<Double> bounds, String key) {
    if (bounds != null
        && (bounds.size() != 2
            || !(bounds.get(0) >= 0 && bounds.get(0) <= bounds.get(1) && bounds.get(1) <= 1))) {
      throw new IllegalArgumentException(
          "Invalid %s, it is a least and a greatest share: %s".formatted(key, bounds));
    }
  }

  /** Weights of each unit, of all parts. */
  public double[][] weights(double[][] columns) {
    double[] all = new double[columns.length];
    Arrays.fill(all, 1);
    return weights(columns, all);
  }

  /**
   * Weights of each unit.
   *
   * @param columns values that are not negative
   * @param counted 0 of a part that does not count: its weight is 0, like that of one without any
   *     value
   * @return {@code [row][part]}; NaN for a row in which a part is missing
   * @throws IllegalArgumentException if a value is negative or no weights meet the bounds
   */
  public double[][] weights(double[][] columns, double[] counted) {
    int[] parts =
        IntStream.range(0, columns.length)
            .filter(k -> counted[k] != 0 && !Arrays.stream(columns[k]).allMatch(Double::isNaN))
            .toArray();
    double[][] units = new double[columns[0].length][];
    List<double[]> complete = new ArrayList<>();
    for (int row = 0; row < units.length; row++) {
      int at = row;
      double[] unit = IntStream.of(parts).mapToDouble(k -> columns[k][at]).toArray();
      if (Arrays.stream(unit).anyMatch(value -> value < 0)) {
        throw new IllegalArgumentException(
            "Cannot give the benefit of the doubt, a part is negative: " + Arrays.toString(unit));
      }
      if (Arrays.stream(unit).noneMatch(Double::isNaN)) {
        units[row] = unit;
        complete.add(unit);
      }
    }
    List<double[]> peers = best(complete);
    double[][] weights = new double[units.length][columns.length];
    for (int row = 0; row < units.length; row++) {
      double[] best = units[row] == null ? null : of(units[row], peers);
      for (int i = 0; i < parts.length; i++) {
        weights[row][parts[i]] = best == null ? Double.NaN : best[i];
      }
    }
    return weights;
  }

  /** A unit that surpasses another in nothing bounds no weights: the other bounds them more. */
  private static List<double[]> best(List<double[]> units) {
    List<double[]> best = new ArrayList<>();
    for (double[] unit : units) {
      if (best.stream().noneMatch(other -> isBelow(unit, other))) {
        best.removeIf(other -> isBelow(other, unit));
        best.add(unit);
      }
    }
    return best;
  }

  private static boolean isBelow(double[] unit, double[] other) {
    return IntStream.range(0, unit.length).allMatch(k -> unit[k] <= other[k]);
  }

  private double[] of(double[] unit, List<double[]> peers) {
    int parts = unit.length;
    List<LinearConstraint> constraints = new ArrayList<>();
    for (double[] peer : peers) {
      constraints.add(new LinearConstraint(peer, Relationship.LEQ, 1));
    }
    double[] ones = new double[parts];
    Arrays.fill(ones, 1);
    for (int k = 0; k < parts; k++) {
      bound(constraints, weightShare, ones, k);
      bound(constraints, pieShare, unit, k);
    }
    try {
      PointValuePair best =
          new SimplexSolver(EPSILON)
              .optimize(
                  new LinearObjectiveFunction(unit, 0),
                  new LinearConstraintSet(constraints),
                  GoalType.MAXIMIZE,
                  new NonNegativeConstraint(true));
      return best.getPoint();
    } catch (MathRuntimeException e) {
      throw new IllegalArgumentException(
          "Cannot give the benefit of the doubt, no weights meet the bounds: "
              + Arrays.toString(unit),
          e);
    }
  }

  /** low · Σ amounts · w ≤ amount · w of the part ≤ high · Σ amounts · w. */
  private static void bound(
      List<LinearConstraint> constraints, List<Double> bounds, double[] amounts, int part) {
    if (bounds == null) {
      return;
    }
    for (int side = 0; side < 2; side++) {
      double[] row = new double[amounts.length];
      for (int k = 0; k < row.length; k++) {
        row[k] = (k == part ? amounts[k] : 0) - bounds.get(side) * amounts[k];
      }
      constraints.add(
          new LinearConstraint(row, side == 0 ? Relationship.GEQ : Relationship.LEQ, 0));
    }
  }
}
