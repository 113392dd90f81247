package io.credlake.index.stat;

/**
 * Rotation of factor loadings so that each factor is made of few indicators.
 *
 * <p>Source: Kaiser (1958), The varimax criterion for analytic rotation in factor analysis,
 * Psychometrika 23; pairs of factors are turned by the angle of his equation until nothing moves,
 * with rows of unit length.
 */
public final class Varimax {

  private static final int MOST_ROUNDS = 500;
  private static final double STILL = 1e-14;

  private Varimax() {}

  /** The rotated loadings {@code [indicator][factor]}. */
  public static double[][] rotate(double[][] loadings) {
    int rows = loadings.length;
    int factors = rows == 0 ? 0 : loadings[0].length;
    double[] length = new double[rows];
    double[][] rotated = new double[rows][factors];
    for (int i = 0; i < rows; i++) {
      for (double loading : loadings[i]) {
        length[i] += loading * loading;
      }
      length[i] = length[i] == 0 ? 1 : Math.sqrt(length[i]);
      for (int f = 0; f < factors; f++) {
        rotated[i][f] = loadings[i][f] / length[i];
      }
    }
    boolean moved = true;
    for (int round = 0; moved && round < MOST_ROUNDS; round++) {
      moved = false;
      for (int a = 0; a < factors; a++) {
        for (int b = a + 1; b < factors; b++) {
          moved |= turn(rotated, a, b);
        }
      }
    }
    for (int i = 0; i < rows; i++) {
      for (int f = 0; f < factors; f++) {
        rotated[i][f] *= length[i];
      }
    }
    return rotated;
  }

  private static boolean turn(double[][] loadings, int a, int b) {
    int rows = loadings.length;
    double sumU = 0;
    double sumV = 0;
    double sumDifference = 0;
    double sumProduct = 0;
    for (double[] row : loadings) {
      double u = row[a] * row[a] - row[b] * row[b];
      double v = 2 * row[a] * row[b];
      sumU += u;
      sumV += v;
      sumDifference += u * u - v * v;
      sumProduct += 2 * u * v;
    }
    double angle =
        Math.atan2(
                sumProduct - 2 * sumU * sumV / rows,
                sumDifference - (sumU * sumU - sumV * sumV) / rows)
            / 4;
    if (Math.abs(angle) < STILL) {
      return false;
    }
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    for (double[] row : loadings) {
      double x = row[a];
      row[a] = cos * x + sin * row[b];
      row[b] = cos * row[b] - sin * x;
    }
    return true;
  }
}
