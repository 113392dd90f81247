package io.credlake.index.weight;

import io.credlake.index.stat.PrincipalComponents;
import io.credlake.index.stat.Varimax;

/**
 * Weights by factor analysis: principal factors of the correlations, turned by varimax; each part
 * takes, from the factor that it fills most, its share of the squared loadings times the factor's
 * share of the explained variance.
 *
 * <p>Source: Nicoletti, Scarpetta and Boylaud (2000), OECD Economics Department Working Paper 226;
 * OECD/JRC Handbook (2008), step 6. They correct for overlap between parts and say nothing of
 * importance.
 */
public final class FactorWeights {

  private static final double ENOUGH_EXPLAINED = 0.6;

  private FactorWeights() {}

  /**
   * Weights that sum to 1.
   *
   * @param factors how many; null: those with eigenvalues above 1, and as many more as explain 60 %
   */
  public static double[] weights(double[][] columns, Integer factors) {
    PrincipalComponents components = PrincipalComponents.of(columns);
    int kept = factors == null ? number(components) : factors;
    if (kept < 1 || kept > columns.length) {
      throw new IllegalArgumentException(
          "Invalid number of factors, there are %d parts: %d".formatted(columns.length, kept));
    }
    double[][] loadings = Varimax.rotate(components.loadings(kept));
    double[] explained = new double[kept];
    for (double[] row : loadings) {
      for (int f = 0; f < kept; f++) {
        explained[f] += row[f] * row[f];
      }
    }
    double[] amounts = new double[columns.length];
    for (int i = 0; i < columns.length; i++) {
      int most = 0;
      for (int f = 1; f < kept; f++) {
        double share = loadings[i][f] * loadings[i][f] / explained[f];
        most = share > loadings[i][most] * loadings[i][most] / explained[most] ? f : most;
      }
      // Its share of the factor, times the factor's share of all: the factor cancels.
      amounts[i] = loadings[i][most] * loadings[i][most];
    }
    return Shares.of(amounts, "by factors");
  }

  private static int number(PrincipalComponents components) {
    int kept = 0;
    double explained = 0;
    while (kept < components.eigenvalues().length
        && (components.eigenvalues()[kept] > 1 || explained < ENOUGH_EXPLAINED)) {
      explained += components.explained(kept++);
    }
    return kept;
  }
}
