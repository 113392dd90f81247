package io.credlake.index.stat;

/** By what the squared deviations are divided: the literature differs, so a method says which. */
public enum Spread {
  /** By n − 1, as COINr and most statistical programs. */
  SAMPLE(1),
  /** By n, as Mazziotta and Pareto or Hellwig. */
  POPULATION(0);

  private final int lost;

  Spread(int lost) {
    this.lost = lost;
  }

  /** Divides a sum of squares of so many values; NaN where too few are left. */
  public double variance(double sumOfSquares, int count) {
    return count > lost ? sumOfSquares / (count - lost) : Double.NaN;
  }
}
