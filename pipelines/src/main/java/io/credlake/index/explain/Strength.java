package io.credlake.index.explain;

import io.credlake.index.compute.Calculation;
import io.credlake.index.compute.Scored;
import io.credlake.index.compute.Tree;
import io.credlake.index.stat.Quantile;
import io.credlake.index.stat.Ranks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * An indicator in which a unit is above or below its peers: those it is ranked with.
 *
 * @param node number of the indicator
 * @param value normalised value of the unit
 * @param peers median of its peers
 * @param better part of the peers that are worse, equal ones counting half, from 0 to 1
 * @param share weight of the indicator at the top, from 0 to 1
 */
public record Strength(int node, double value, double peers, double better, double share) {

  /** How much the difference matters: a strength if it is positive, a weakness if negative. */
  public double weighted() {
    return share * (value - peers);
  }

  /** Of a row: the greatest strength first, the greatest weakness last. */
  public static List<Strength> of(
      Calculation calculation, Scored scored, double[] shares, int row) {
    Tree tree = calculation.data().tree();
    int[] scope =
        calculation.data().scopes().stream()
            .filter(rows -> Arrays.stream(rows).anyMatch(r -> r == row))
            .findAny()
            .orElseThrow();
    List<Strength> strengths = new ArrayList<>();
    for (int leaf : tree.leaves()) {
      double[] column = scored.columns()[leaf];
      double[] peers = Ranks.sorted(column, Arrays.stream(scope).filter(r -> r != row).toArray());
      if (!Double.isNaN(column[row]) && peers.length > 0) {
        double below =
            (Ranks.less(peers, column[row]) + Ranks.lessOrEqual(peers, column[row])) / 2.0;
        strengths.add(
            new Strength(
                leaf, column[row], Quantile.of(peers, 0.5), below / peers.length, shares[leaf]));
      }
    }
    strengths.sort(Comparator.comparingDouble(Strength::weighted).reversed());
    return strengths;
  }
}
