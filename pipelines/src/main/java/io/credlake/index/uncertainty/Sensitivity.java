package io.credlake.index.uncertainty;

import io.credlake.index.compute.Calculation;
import io.credlake.index.compute.Choice;
import io.credlake.index.compute.Scored;
import io.credlake.index.compute.Tree;
import io.credlake.index.stat.Ranks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which choices move ranks, and how much each indicator matters.
 *
 * @param factors that vary
 * @param shift sensitivity of the mean number of ranks by which units move; null: nothing varies,
 *     or it was not asked for
 * @param scores sensitivity of each row's score at the top, in the order of rows; empty likewise
 * @param leftOut what leaving out each indicator does
 */
public record Sensitivity(
    List<Factor> factors, Sobol shift, List<Sobol> scores, List<LeftOut> leftOut) {

  /**
   * What leaving out an indicator does to the ranks of the top.
   *
   * @param node number of the indicator in the tree
   * @param mean number of ranks by which units move
   * @param most number of ranks by which one moves
   */
  public record LeftOut(int node, double mean, int most) {}

  /**
   * Analyses an index.
   *
   * <p>Source: Saisana, Saltelli and Tarantola (2005), JRSS A 168: average shift in ranks as
   * output. Weights, and inputs, vary as one factor each.
   */
  public static Sensitivity of(Simulation simulation, Scored base, int threads) {
    Calculation calculation = simulation.calculation();
    int[] ranks = ranks(calculation, base.columns());
    int samples = simulation.uncertainty().sensitivitySamples();
    int size = simulation.factors().size();
    List<LeftOut> leftOut = leftOut(calculation, base, ranks, threads);
    if (size == 0 || samples == 0) {
      return new Sensitivity(simulation.factors(), null, List.of(), leftOut);
    }
    int rows = ranks.length;
    double[][] shift = new double[size + 2][samples];
    double[][][] scores = new double[rows][size + 2][samples];
    long seed = simulation.uncertainty().seed();
    Workers.each(
        samples * (size + 2),
        threads,
        run -> {
          int i = run % samples;
          int which = run / samples;
          // A and B take streams of their own, apart from those of the replications.
          double[] a = simulation.point(~seed, 2L * i);
          double[] b = simulation.point(~seed, 2L * i + 1);
          double[] point = which == 1 ? b : a;
          if (which > 1) {
            point[which - 2] = b[which - 2];
          }
          double[][] columns = simulation.scores(point);
          shift[which][i] = mean(ranks, ranks(calculation, columns));
          double[] top = columns[calculation.data().tree().top()];
          for (int row = 0; row < rows; row++) {
            scores[row][which][i] = top[row];
          }
        });
    List<Sobol> byRow = new ArrayList<>();
    for (double[][] of : scores) {
      byRow.add(Sobol.of(of[0], of[1], Arrays.copyOfRange(of, 2, of.length)));
    }
    return new Sensitivity(
        simulation.factors(),
        Sobol.of(shift[0], shift[1], Arrays.copyOfRange(shift, 2, shift.length)),
        byRow,
        leftOut);
  }

  private static List<LeftOut> leftOut(
      Calculation calculation, Scored base, int[] ranks, int threads) {
    Tree tree = calculation.data().tree();
    LeftOut[] all = new LeftOut[tree.leaves().size()];
    Choice choice = Choice.of(calculation.framework().method());
    double[][] normalised = new double[all.length][];
    for (int c = 0; c < all.length; c++) {
      normalised[c] = base.columns()[tree.leaves().get(c)];
    }
    Workers.each(
        all.length,
        threads,
        c -> {
          int leaf = tree.leaves().get(c);
          int[] without =
              ranks(
                  calculation,
                  calculation
                      .score(normalised, choice, without(tree, base.weights(), leaf))
                      .columns());
          int most = 0;
          for (int row = 0; row < ranks.length; row++) {
            if (ranks[row] > 0 && without[row] > 0) {
              most = Math.max(most, Math.abs(ranks[row] - without[row]));
            }
          }
          all[c] = new LeftOut(leaf, mean(ranks, without), most);
        });
    return List.of(all);
  }

  /** Weights with none of a node, nor of what it alone makes up. */
  private static double[][] without(Tree tree, double[][] weights, int left) {
    double[][] without = weights.clone();
    int gone = left;
    for (int n = left + 1; n < tree.size(); n++) {
      int[] parts = tree.parts(n);
      for (int k = 0; k < parts.length; k++) {
        if (parts[k] == gone) {
          without[n] = without[n].clone();
          without[n][k] = 0;
          if (Arrays.stream(without[n]).sum() == 0) {
            gone = n;
          }
          break;
        }
      }
    }
    return without;
  }

  private static int[] ranks(Calculation calculation, double[][] columns) {
    double[] top = columns[calculation.data().tree().top()];
    int[] ranks = new int[top.length];
    for (int[] scope : calculation.data().scopes()) {
      Ranks.descending(top, scope, ranks);
    }
    return ranks;
  }

  /** Mean shift of those that are ranked both times. */
  private static double mean(int[] ranks, int[] others) {
    double sum = 0;
    int count = 0;
    for (int row = 0; row < ranks.length; row++) {
      if (ranks[row] > 0 && others[row] > 0) {
        sum += Math.abs(ranks[row] - others[row]);
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
