package io.credlake.index.panel;

/**
 * What is known of an indicator of a unit in a period.
 *
 * @param value in the indicator's unit; NaN if it is missing
 * @param missing why; null if it is not
 * @param numerator of a rate, counted; NaN if it is no rate or the counts are not known
 * @param denominator of a rate, likewise
 */
public record Cell(double value, Missing missing, double numerator, double denominator) {

  /** Checks that a value or the reason of its absence is there. */
  public Cell {
    if (Double.isNaN(value) != (missing != null)) {
      throw new IllegalArgumentException(
          "Invalid cell, there must be a value or a reason why not: " + value);
    }
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException("Invalid value, it must be finite: " + value);
    }
  }

  /** A value that is no rate, or a rate whose counts are not known. */
  public static Cell of(double value) {
    return new Cell(value, null, Double.NaN, Double.NaN);
  }

  /** A rate with its counts, which tell how uncertain it is. */
  public static Cell rate(double value, double numerator, double denominator) {
    return new Cell(value, null, numerator, denominator);
  }

  /** No value. */
  public static Cell missing(Missing why) {
    return new Cell(Double.NaN, why, Double.NaN, Double.NaN);
  }
}
