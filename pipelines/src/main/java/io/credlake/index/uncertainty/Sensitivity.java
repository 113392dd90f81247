package io.credlake.index.uncertainty;

import io.credlake.index.compute.Calculation;
import io.credlake.index.compute.Choice;
import io.credlake.index.compute.Scored;
import io.credlake.index.compute.Tree;
import io.credlake.index.stat.Moments;
import io.credlake.index.stat.Ranks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.hipparchus.random.SobolSequenceGenerator;

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
    double[][] points = points(samples, 2 * size, simulation.uncertainty().seed());
    Workers.each(
        samples * (size + 2),
        threads,
        run -> {
          int i = run % samples;
          int which = run / samples;
          double[] b = Arrays.copyOfRange(points[i], size, 2 * size);
          double[] point = which == 1 ? b : Arrays.copyOf(points[i], size);
          if (which > 1) {
            point[which - 2] = b[which - 2];
          }
          double[][] columns = simulation.at(point).scores();
          shift[which][i] = mean(ranks, ranks(calculation, columns));
          double[] top = columns[calculation.data().tree().top()];
          for (int row = 0; row < rows; row++) {
            scores[row][which][i] = top[row];
          }
        });
    List<Sobol> byRow = new ArrayList<>();
    for (double[][] of : scores) {
      byRow.add(centred(of));
    }
    return new Sensitivity(simulation.factors(), centred(shift), byRow, leftOut);
  }

  /** The sequence of Sobol, moved by a random shift: A in the first half of its columns, then B. */
  private static double[][] points(int samples, int dimensions, long seed) {
    SobolSequenceGenerator sequence = new SobolSequenceGenerator(dimensions);
    RandomGenerator random = Streams.of(~seed, 0L);
    double[] by = random.doubles(dimensions).toArray();
    double[][] points = new double[samples][];
    for (int i = 0; i < samples; i++) {
      points[i] = sequence.nextVector();
      for (int d = 0; d < dimensions; d++) {
        points[i][d] = (points[i][d] + by[d]) % 1;
      }
    }
    return points;
  }

  /** The mean is taken off the outputs: the estimates expect the same, with less noise. */
  private static Sobol centred(double[][] outputs) {
    double mean = (Moments.of(outputs[0]).mean() + Moments.of(outputs[1]).mean()) / 2;
    double[][] centred = new double[outputs.length][];
    for (int o = 0; o < outputs.length; o++) {
      centred[o] = Arrays.stream(outputs[o]).map(output -> output - mean).toArray();
    }
    return Sobol.of(centred[0], centred[1], Arrays.copyOfRange(centred, 2, centred.length));
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
          double[][] weights = without(tree, base.weights(), leaf);
          int[] without =
              ranks(
                  calculation,
                  calculation.score(normalised, choice, (node, parts) -> weights[node]).columns());
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
