package io.credlake.disclosure.rule;

/**
 * How uncertain an attacker must stay about a value: his interval reaches at least so far below and
 * above the value, and is at least so wide.
 *
 * <p>Source: lower, upper and sliding protection levels, Fischetti and Salazar (2001), Solving the
 * cell suppression problem on tabular data with linear constraints, Management Science 47(7).
 *
 * @param lower distance in the unit of the value, 0 or more
 * @param upper likewise
 * @param sliding least width
 */
public record Requirement(double lower, double upper, double sliding) {

  /** Whether an interval around a value is wide enough. */
  public boolean met(double value, double low, double high) {
    double tolerance = 1e-6 * Math.max(1, Math.abs(value) * 1e-3);
    return value - low >= lower - tolerance
        && high - value >= upper - tolerance
        && high - low >= sliding - tolerance;
  }

  /** What meets both. */
  public Requirement and(Requirement other) {
    return other == null
        ? this
        : new Requirement(
            Math.max(lower, other.lower),
            Math.max(upper, other.upper),
            Math.max(sliding, other.sliding));
  }
}
