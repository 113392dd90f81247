package io.credlake.index.coherence;

import io.credlake.index.compute.Scored;
import io.credlake.index.compute.Tree;
import io.credlake.index.stat.Correlation;
import io.credlake.index.stat.CronbachAlpha;
import io.credlake.index.stat.Moments;
import io.credlake.index.stat.PrincipalComponents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether indicators belong together as the framework says.
 *
 * <p>Source: OECD/JRC Handbook (2008), steps 4 and 8; Paruolo, Saisana and Saltelli (2013), Ratings
 * and rankings: voodoo or science?, JRSS A 176, for importance; COINr, for the limits of flags.
 *
 * @param links correlations within a branch, and of nodes with what they are part of
 * @param branches internal consistency of each branch
 * @param shares weight and importance of each node for the top
 */
public record Coherence(List<Link> links, List<Branch> branches, List<Share> shares) {

  private static final double REDUNDANT = 0.92;

  /** What a correlation says. */
  public enum Flag {
    /** Nothing that calls for attention. */
    NONE,
    /** Two parts go against each other, or a node against what it is part of. */
    NEGATIVE,
    /** Two parts say the same: r above 0.92. */
    REDUNDANT
  }

  /**
   * A correlation of two nodes.
   *
   * @param node number of the first
   * @param other number of the second: a sibling, or an ancestor of the first
   * @param levels how many levels the second is above the first; 0 of siblings
   * @param pearson coefficient; NaN if it cannot be told
   * @param spearman likewise
   * @param kendall likewise
   * @param flag by Pearson's
   */
  public record Link(
      int node,
      int other,
      int levels,
      double pearson,
      double spearman,
      double kendall,
      Flag flag) {}

  /**
   * A branch.
   *
   * @param node its number
   * @param alpha of Cronbach; NaN for one part
   * @param eigenvalues of the correlations of its parts, the greatest first; empty if they cannot
   *     be told
   * @param first loadings of its parts on the first component; empty likewise
   */
  public record Branch(int node, double alpha, double[] eigenvalues, double[] first) {}

  /**
   * What a node counts for at the top.
   *
   * @param node its number
   * @param weight product of the shares of weight on the way up
   * @param importance squared correlation with the top: the part of its variance that the node
   *     explains in a straight line; NaN if it cannot be told
   */
  public record Share(int node, double weight, double importance) {}

  /** Of scores. */
  public static Coherence of(Tree tree, Scored scored) {
    int[] parent = new int[tree.size()];
    Arrays.fill(parent, -1);
    List<Link> links = new ArrayList<>();
    List<Branch> branches = new ArrayList<>();
    for (int n = 0; n < tree.size(); n++) {
      int[] parts = tree.parts(n);
      for (int k = 0; k < parts.length; k++) {
        parent[parts[k]] = n;
        for (int j = 0; j < k; j++) {
          links.add(link(scored, parts[j], parts[k], 0));
        }
      }
      if (parts.length > 0) {
        branches.add(branch(scored, n, parts));
      }
    }
    for (int n = 0; n < tree.size(); n++) {
      int levels = 1;
      for (int above = parent[n]; above >= 0; above = parent[above]) {
        links.add(link(scored, n, above, levels++));
      }
    }
    return new Coherence(links, branches, shares(tree, scored));
  }

  private static Link link(Scored scored, int node, int other, int levels) {
    double[] x = scored.columns()[node];
    double[] y = scored.columns()[other];
    double pearson = Correlation.PEARSON.of(x, y);
    Flag flag =
        pearson < 0
            ? Flag.NEGATIVE
            : levels == 0 && pearson > REDUNDANT ? Flag.REDUNDANT : Flag.NONE;
    return new Link(
        node,
        other,
        levels,
        pearson,
        Correlation.SPEARMAN.of(x, y),
        Correlation.KENDALL.of(x, y),
        flag);
  }

  private static Branch branch(Scored scored, int node, int[] parts) {
    double[][] columns =
        IntStream.of(parts).mapToObj(k -> scored.columns()[k]).toArray(double[][]::new);
    boolean flat = Arrays.stream(columns).anyMatch(column -> Moments.of(column).isFlat());
    double[][] correlations = Correlation.PEARSON.matrix(columns);
    boolean known =
        !flat
            && Arrays.stream(correlations).flatMapToDouble(Arrays::stream).noneMatch(Double::isNaN);
    PrincipalComponents components = known ? PrincipalComponents.ofMatrix(correlations) : null;
    return new Branch(
        node,
        CronbachAlpha.of(columns),
        known ? components.eigenvalues() : new double[0],
        known ? components.vectors()[0] : new double[0]);
  }

  private static List<Share> shares(Tree tree, Scored scored) {
    double[] weight = new double[tree.size()];
    weight[tree.top()] = 1;
    List<Share> shares = new ArrayList<>();
    for (int n = tree.top(); n >= 0; n--) {
      int[] parts = tree.parts(n);
      double sum = Arrays.stream(scored.weights()[n]).sum();
      for (int k = 0; k < parts.length; k++) {
        weight[parts[k]] = sum == 0 ? 0 : weight[n] * scored.weights()[n][k] / sum;
      }
      double r = Correlation.PEARSON.of(scored.columns()[n], scored.columns()[tree.top()]);
      shares.add(new Share(n, weight[n], r * r));
    }
    return shares.reversed();
  }
}
