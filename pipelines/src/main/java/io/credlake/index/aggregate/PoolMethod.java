package io.credlake.index.aggregate;

/** A score of units that only stands among the units it is compared with. */
interface PoolMethod {

  /**
   * Scores rows.
   *
   * @param parts columns of the parts; NaN is missing
   * @param weights of the parts, which sum to 1
   * @param rows compared with each other; each has a part
   * @param out takes the scores
   */
  void score(double[][] parts, double[] weights, int[] rows, double[] out);

  /** What each part adds to the score of a row: a sum; 0 of a missing part. */
  double[] contributions(double[][] parts, double[] weights, int[] rows, int row);
}
