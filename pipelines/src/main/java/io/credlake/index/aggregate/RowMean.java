package io.credlake.index.aggregate;

/** A mean of the parts that a unit has. */
interface RowMean {

  /**
   * The mean.
   *
   * @param x parts that are there, in the first places
   * @param w weights of them, which sum to 1
   * @param size how many there are, at least one
   */
  double of(double[] x, double[] w, int size);

  /**
   * By what each part is to be multiplied so that the products sum to the mean: the partial
   * derivatives, by Euler's theorem, as every mean here grows in proportion with its parts.
   */
  double[] multipliers(double[] x, double[] w, int size);
}
