package io.credlake.index.explain;

import io.credlake.index.compute.Calculation;
import io.credlake.index.compute.Choice;
import io.credlake.index.compute.Scored;
import io.credlake.index.compute.Tree;
import java.util.Arrays;

/**
 * What each indicator adds to the score of a unit: contributions sum to the score.
 *
 * <p>Means of every kind, and those of Mazziotta and Pareto, grow in proportion with their parts:
 * by Euler's theorem the parts times their partial derivatives sum to the mean. This is the
 * Aumann–Shapley price of a part (Aumann and Shapley 1974, Values of Non-Atomic Games), for the
 * arithmetic mean weight times value, for the geometric its weight's share of the score. Methods
 * among units (Copeland, Borda, Wrocław) are sums over pairs or parts, which are shared as they
 * arise. Through several levels the factors multiply.
 */
public final class Contributions {

  private Contributions() {}

  /**
   * Contributions of the indicators to the score of a row at a node.
   *
   * @param node number of the node
   * @return by column; NaN of an indicator that is missing or not under the node, all NaN without a
   *     score
   */
  public static double[] of(
      Calculation calculation, Scored scored, Choice choice, int node, int row) {
    double[] contributions = new double[calculation.data().tree().leaves().size()];
    Arrays.fill(contributions, Double.NaN);
    if (!Double.isNaN(scored.columns()[node][row])) {
      int[] scope =
          calculation.data().scopes().stream()
              .filter(rows -> Arrays.stream(rows).anyMatch(r -> r == row))
              .findAny()
              .orElseThrow();
      new Walk(calculation, scored, choice, scope, row, contributions).down(node, 1);
    }
    return contributions;
  }

  private record Walk(
      Calculation calculation,
      Scored scored,
      Choice choice,
      int[] scope,
      int row,
      double[] contributions) {

    /** Adds what a node contributes, which is its score times a factor. */
    void down(int node, double factor) {
      Tree tree = calculation.data().tree();
      if (tree.column(node) >= 0) {
        contributions[tree.column(node)] = factor * scored.columns()[node][row];
        return;
      }
      int[] parts = tree.parts(node);
      double[] by = new double[parts.length];
      double[] of = shares(node, parts, by);
      for (int k = 0; k < parts.length; k++) {
        if (!Double.isNaN(of[k])) {
          if (Double.isNaN(by[k])) {
            spread(parts[k], factor * of[k]);
          } else {
            down(parts[k], factor * by[k]);
          }
        }
      }
    }

    private double[] shares(int node, int[] parts, double[] by) {
      double[][] columns = new double[parts.length][];
      for (int k = 0; k < parts.length; k++) {
        columns[k] = scored.columns()[parts[k]];
      }
      if (scored.ofUnits()[node] == null) {
        return calculation
            .aggregation(calculation.data().tree().node(node), choice)
            .contributions(columns, scored.weights()[node], scope, row, by);
      }
      double[] products = new double[parts.length];
      for (int k = 0; k < parts.length; k++) {
        by[k] = scored.ofUnits()[node][row][k];
        products[k] = by[k] * columns[k][row];
      }
      return products;
    }

    /** An amount that no score of the node stands for goes to its parts by their weights. */
    private void spread(int node, double amount) {
      Tree tree = calculation.data().tree();
      if (tree.column(node) >= 0) {
        contributions[tree.column(node)] = amount;
        return;
      }
      int[] parts = tree.parts(node);
      double[] weights = scored.weights()[node];
      double sum = 0;
      for (int k = 0; k < parts.length; k++) {
        sum += Double.isNaN(scored.columns()[parts[k]][row]) ? 0 : weights[k];
      }
      for (int k = 0; k < parts.length; k++) {
        if (!Double.isNaN(scored.columns()[parts[k]][row])) {
          spread(parts[k], amount * weights[k] / sum);
        }
      }
    }
  }
}
