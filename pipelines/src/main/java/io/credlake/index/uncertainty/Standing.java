package io.credlake.index.uncertainty;

/**
 * Where a unit stands: a rank comes with its interval, and in no other way.
 *
 * @param node number of the node in the tree
 * @param row of the data
 * @param score by the framework's own method
 * @param scores interval of it
 * @param mean of the replications' scores
 * @param sd of them, by n − 1
 * @param rank 1 for the best of those it is compared with
 * @param ranks interval of it, whole numbers at its ends
 * @param of how many are ranked
 */
public record Standing(
    int node,
    int row,
    double score,
    Interval scores,
    double mean,
    double sd,
    int rank,
    Interval ranks,
    int of) {

  /** Checks that the intervals are there. */
  public Standing {
    if (scores == null || ranks == null) {
      throw new IllegalArgumentException("Invalid standing, a rank needs its interval: " + rank);
    }
  }
}
