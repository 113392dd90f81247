package io.credlake.index.stat;

import java.util.Arrays;

/** Positions in an order; NaN values are missing: they have no rank and shift nobody. */
public final class Ranks {

  private Ranks() {}

  /** Values that are there, the least first. */
  public static double[] sorted(double[] values, int[] rows) {
    double[] sorted = new double[rows.length];
    int count = 0;
    for (int row : rows) {
      if (!Double.isNaN(values[row])) {
        sorted[count++] = values[row] + 0.0; // -0.0 and 0.0 are equal
      }
    }
    sorted = Arrays.copyOf(sorted, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** How many of sorted values are less than a value. */
  public static int less(double[] sorted, double value) {
    int from = 0;
    int size = sorted.length;
    while (size > 1) {
      int half = size >>> 1;
      // A sum, not a branch: which way it goes cannot be foretold.
      from += sorted[from + half - 1] < value ? half : 0;
      size -= half;
    }
    return size == 1 && sorted[from] < value ? from + 1 : from;
  }

  /** How many of sorted values are less than a value or equal to it. */
  public static int lessOrEqual(double[] sorted, double value) {
    return lessOrEqual(sorted, value, less(sorted, value));
  }

  /** The same where it is known how many are less. */
  public static int lessOrEqual(double[] sorted, double value, int less) {
    int equal = 1;
    while (less + equal <= sorted.length && sorted[less + equal - 1] == value) {
      equal *= 2; // far only among many equal values
    }
    int from = less + equal / 2;
    int to = Math.min(less + equal - 1, sorted.length);
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] == value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** Ranks with 1 for the least value. */
  public static double[] ascending(double[] values, Ties ties) {
    int[] rows = new int[values.length];
    Arrays.setAll(rows, row -> row);
    double[] sorted = sorted(values, rows);
    double[] ranks = new double[values.length];
    for (int row = 0; row < values.length; row++) {
      int less = less(sorted, values[row]);
      ranks[row] =
          Double.isNaN(values[row])
              ? Double.NaN
              : ties.rank(less, lessOrEqual(sorted, values[row], less));
    }
    return ranks;
  }

  /**
   * Writes the ranks of some rows, 1 for the greatest value; equal values share the best of theirs
   * (1, 2, 2, 4); 0 for a missing value.
   */
  public static void descending(double[] values, int[] rows, int[] ranks) {
    double[] sorted = sorted(values, rows);
    for (int row : rows) {
      ranks[row] =
          Double.isNaN(values[row]) ? 0 : sorted.length - lessOrEqual(sorted, values[row]) + 1;
    }
  }
}
