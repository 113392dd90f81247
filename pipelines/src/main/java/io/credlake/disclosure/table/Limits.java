package io.credlake.disclosure.table;

/**
 * What everybody knows a number to lie between, whatever the sums of tables tell.
 *
 * @param least 0 or more
 * @param most infinite: no such
 */
public record Limits(double least, double most) {

  /** Nothing but that it is not less than 0. */
  public static final Limits NONE = new Limits(0, Double.POSITIVE_INFINITY);

  /** Limits in their order. */
  public Limits {
    if (!(least >= 0 && most >= least)) {
      throw new IllegalArgumentException("Invalid limits: %s to %s".formatted(least, most));
    }
  }

  /** What both say. */
  public Limits and(Limits other) {
    return new Limits(Math.max(least, other.least), Math.min(most, other.most));
  }
}
