package io.credlake.index.explain;

import io.credlake.index.compute.Calculation;
import io.credlake.index.compute.Choice;
import io.credlake.index.compute.Tree;
import java.util.List;
import java.util.stream.IntStream;

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
    double[] scores = scores(values, weights);
    return scores[scores.length - 1];
  }

  /** The scores of all nodes, by their numbers; the top is the last. */
  double[] scores(double[] values, double[][] weights) {
    Tree tree = calculation.data().tree();
    double[] scores = new double[tree.size()];
    for (int n = 0; n < tree.size(); n++) {
      scores[n] = tree.column(n) >= 0 ? values[tree.column(n)] : score(n, scores, weights);
    }
    return scores;
  }

  /**
   * Gives an indicator another value, and the nodes above it their scores; tells that of the top.
   */
  double change(double[] scores, int column, double value, double[][] weights) {
    Tree tree = calculation.data().tree();
    int changed = tree.leaves().get(column);
    scores[changed] = value;
    for (int n = changed + 1; n < tree.size(); n++) {
      int part = changed;
      if (IntStream.of(tree.parts(n)).anyMatch(of -> of == part)) {
        scores[n] = score(n, scores, weights);
        changed = n;
      }
    }
    return scores[tree.top()];
  }

  private double score(int node, double[] scores, double[][] weights) {
    Tree tree = calculation.data().tree();
    int[] parts = tree.parts(node);
    double[][] columns = new double[parts.length][1];
    for (int k = 0; k < parts.length; k++) {
      columns[k][0] = scores[parts[k]];
    }
    double least = calculation.framework().method().leastWeight(tree.node(node).level());
    return calculation.aggregation(tree.node(node), choice)
        .scores(columns, weights[node], ALONE, least)[0];
  }
}
