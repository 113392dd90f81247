package io.credlake.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;

/**
 * Weights that sum to 1, rank units as published and are nearest to those printed, by a linear
 * programme: what remains of the deviation cannot be rounding if it is more than that of a decimal.
 *
 * @param weights of the indicators
 * @param deviation greatest difference of one of them from what is printed
 */
record NearestWeights(double[] weights, double deviation) {

  /** Units that follow each other are at least so far apart, so that the order is theirs. */
  private static final double APART = 1e-6;

  /** Of indicators on their scales, {@code [indicator][unit]}, and ranks without ties. */
  static NearestWeights of(double[][] columns, int[] ranks, double[] printed) {
    int size = columns.length;
    List<LinearConstraint> constraints = new ArrayList<>();
    int[] order =
        IntStream.range(0, ranks.length)
            .boxed()
            .sorted(Comparator.comparingInt(unit -> ranks[unit]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 1; i < order.length; i++) {
      double[] ahead = new double[size + 1];
      for (int k = 0; k < size; k++) {
        ahead[k] = columns[k][order[i - 1]] - columns[k][order[i]];
      }
      constraints.add(new LinearConstraint(ahead, Relationship.GEQ, APART));
    }
    double[] all = new double[size + 1];
    Arrays.fill(all, 0, size, 1);
    constraints.add(new LinearConstraint(all, Relationship.EQ, 1));
    for (int k = 0; k < size; k++) {
      for (int side : new int[] {1, -1}) {
        double[] off = new double[size + 1];
        off[k] = side;
        off[size] = -1;
        constraints.add(new LinearConstraint(off, Relationship.LEQ, side * printed[k]));
      }
    }
    double[] deviation = new double[size + 1];
    deviation[size] = 1;
    double[] found =
        new SimplexSolver(1e-10)
            .optimize(
                new LinearObjectiveFunction(deviation, 0),
                new LinearConstraintSet(constraints),
                GoalType.MINIMIZE,
                new NonNegativeConstraint(true))
            .getPoint();
    return new NearestWeights(Arrays.copyOf(found, size), found[size]);
  }
}
