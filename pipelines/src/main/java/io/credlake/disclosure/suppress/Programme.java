package io.credlake.disclosure.suppress;

import java.util.ArrayList;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.linear.LinearSolver;

/**
 * A linear programme in standard form: least cost of columns of 0 or more under equations.
 *
 * <p>Solved by ojAlgo. Upper limits are equations with a column of their own: limits set in its
 * builder are not held in version 56.
 */
final class Programme {

  private final List<Double> costs = new ArrayList<>();
  private final List<Equation> equations = new ArrayList<>();
  private boolean infeasible;

  /**
   * Terms that sum to a number.
   *
   * @param columns of the terms
   * @param factors of the terms
   * @param sum of the terms
   */
  private record Equation(List<Integer> columns, List<Double> factors, double sum) {}

  /** Adds a column; returns its place. */
  int column(double cost) {
    costs.add(cost);
    return costs.size() - 1;
  }

  /** Limits a column from above. */
  void limit(int column, double most) {
    equation(List.of(column, column(0)), List.of(1.0, 1.0), most);
  }

  void equation(List<Integer> columns, List<Double> factors, double sum) {
    equations.add(new Equation(columns, factors, sum));
  }

  /** Whether it was found that nothing holds the equations. */
  boolean infeasible() {
    return infeasible;
  }

  /** Values of the columns at the least cost; null: there is none. */
  double[] solve() {
    int columns = costs.size();
    if (equations.isEmpty() || columns == 0) {
      return new double[columns];
    }
    R064Store left = R064Store.FACTORY.make(equations.size(), columns);
    R064Store right = R064Store.FACTORY.make(equations.size(), 1);
    for (int e = 0; e < equations.size(); e++) {
      Equation equation = equations.get(e);
      // simplex starts with columns of slack, for which right sides are 0 or more
      double sign = equation.sum < 0 ? -1 : 1;
      for (int t = 0; t < equation.columns.size(); t++) {
        double factor = equation.factors.get(t);
        int column = equation.columns.get(t);
        left.set(e, column, sign * factor);
      }
      right.set(e, 0, sign * equation.sum);
    }
    Optimisation.Result result =
        LinearSolver.newBuilder(costs.stream().mapToDouble(Double::doubleValue).toArray())
            .equalities(left, right)
            .build()
            .solve();
    if (!result.getState().isOptimal()) {
      infeasible = result.getState() == Optimisation.State.INFEASIBLE;
      return null;
    }
    double[] values = new double[columns];
    for (int c = 0; c < columns; c++) {
      values[c] = Math.max(0, result.doubleValue(c));
    }
    return values;
  }
}
