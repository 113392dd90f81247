package io.credlake.index.step;

/**
 * Rows that are compared with each other.
 *
 * @param name group or period, or both; empty if all are compared
 * @param rows whose values are treated and normalised
 * @param basis rows from which the parameters are taken: the same, or those of a base period
 */
public record Pool(String name, int[] rows, int[] basis) {

  /** All rows of a kind, by themselves. */
  public static Pool of(int[] rows) {
    return new Pool("", rows, rows);
  }
}
