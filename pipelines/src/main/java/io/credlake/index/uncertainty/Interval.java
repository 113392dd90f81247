package io.credlake.index.uncertainty;

/**
 * Where a number lies in most replications.
 *
 * @param low end that few replications are below
 * @param median of the replications
 * @param high end that few are above
 */
public record Interval(double low, double median, double high) {

  /**
   * The same, extended to a number that lies outside: what the framework's own method gives need
   * not be among what most replications give.
   */
  public Interval around(double number) {
    return new Interval(Math.min(low, number), median, Math.max(high, number));
  }

  /** Whether a number lies in it. */
  public boolean has(double number) {
    return number >= low && number <= high;
  }
}
