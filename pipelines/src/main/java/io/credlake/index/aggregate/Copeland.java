package io.credlake.index.aggregate;

/**
 * Copeland's rule: pairs that a unit wins less those that it loses, where a unit wins a pair if the
 * indicators in which it is better weigh more.
 *
 * <p>Source: Copeland (1951); OECD/JRC Handbook (2008), step 7, non-compensatory multi-criteria
 * approach; Munda and Nardo (2009). Equal values weigh for neither; an indicator that one of the
 * two lacks does not count in the pair. A pair's point is shared among indicators in proportion to
 * their part of the balance.
 */
record Copeland() implements PoolMethod {

  private static final double EVEN = 1e-12;

  @Override
  public void score(double[][] parts, double[] weights, int[] rows, double[] out) {
    for (int row : rows) {
      out[row] = 0;
    }
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < i; j++) {
        double balance = balance(parts, weights, rows[i], rows[j]);
        if (Math.abs(balance) > EVEN) {
          out[rows[i]] += Math.signum(balance);
          out[rows[j]] -= Math.signum(balance);
        }
      }
    }
  }

  private static double balance(double[][] parts, double[] weights, int a, int b) {
    double balance = 0;
    for (int k = 0; k < parts.length; k++) {
      balance += weights[k] * sign(parts[k][a], parts[k][b]);
    }
    return balance;
  }

  private static int sign(double a, double b) {
    return a > b ? 1 : a < b ? -1 : 0; // neither, if one is NaN
  }

  @Override
  public double[] contributions(double[][] parts, double[] weights, int[] rows, int row) {
    double[] contributions = new double[parts.length];
    for (int other : rows) {
      double balance = other == row ? 0 : balance(parts, weights, row, other);
      if (Math.abs(balance) > EVEN) {
        for (int k = 0; k < parts.length; k++) {
          contributions[k] += weights[k] * sign(parts[k][row], parts[k][other]) / Math.abs(balance);
        }
      }
    }
    return contributions;
  }
}
