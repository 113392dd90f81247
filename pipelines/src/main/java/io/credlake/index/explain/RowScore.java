package io.credlake.index.explain;

import io.credlake.index.aggregate.Aggregation;
import io.credlake.index.compute.Calculation;
import io.credlake.index.compute.Choice;
import io.credlake.index.compute.Tree;
import java.util.List;

/**
 * The score of one unit by its normalised values, others left aside.
 *
 * @param calculation whose tree and aggregations count
 * @param choice of methods
 */
record RowScore(Calculation calculation, Choice choice) {

  private static final List<int[]> ALONE = List.of(new int[] {0});

  /** Whether every node's score depends on the unit alone. */
  boolean isPossible() {
    Tree tree = calculation.data().tree();
    for (int n = 0; n < tree.size(); n++) {
      if (tree.column(n) < 0
          && (calculation.aggregation(tree.node(n), choice).isAmongUnits()
              || calculation.weighting(tree.node(n), choice).isOfUnits())) {
        return false;
      }
    }
    return true;
  }

  /**
   * The score.
   *
   * @param values by column; NaN is missing
   * @param weights {@code [node][part]}
   */
  double of(double[] values, double[][] weights) {
    Tree tree = calculation.data().tree();
    double[] scores = new double[tree.size()];
    for (int n = 0; n < tree.size(); n++) {
      if (tree.column(n) >= 0) {
        scores[n] = values[tree.column(n)];
        continue;
      }
      int[] parts = tree.parts(n);
      double[][] columns = new double[parts.length][1];
      for (int k = 0; k < parts.length; k++) {
        columns[k][0] = scores[parts[k]];
      }
      Aggregation aggregation = calculation.aggregation(tree.node(n), choice);
      scores[n] =
          aggregation
              .scores(
                  columns,
                  weights[n],
                  ALONE,
                  calculation.framework().method().leastWeight(tree.node(n).level()))[0];
    }
    return scores[tree.top()];
  }
}
