package io.credlake.disclosure.table;

/**
 * Who makes up the amount of a cell.
 *
 * @param number of units, 0 or more
 * @param largest amount of one unit, in the unit of the cell
 * @param second amount of the unit next to it; 0 if there is none
 */
public record Contributors(long number, double largest, double second) {

  /** Checks that the amounts are in order. */
  public Contributors {
    if (number < 0 || second < 0 || largest < second) {
      throw new IllegalArgumentException(
          "Invalid contributors, the largest must not be less than the second: %d, %s, %s"
              .formatted(number, largest, second));
    }
  }
}
