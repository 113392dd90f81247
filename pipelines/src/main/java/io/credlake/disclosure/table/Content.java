package io.credlake.disclosure.table;

/**
 * What is in a cell before protection.
 *
 * @param value 0 or more, in the unit of the measure; NaN if there is none
 * @param absence why there is none; null if there is one
 * @param contributors who makes up an amount; null: not known, or it is a count
 */
public record Content(double value, Absence absence, Contributors contributors) {

  /** Checks that a value or the reason of its absence is there. */
  public Content {
    if (Double.isNaN(value) != (absence != null)) {
      throw new IllegalArgumentException(
          "Invalid cell, there must be a value or a reason why not: " + value);
    }
    if (value < 0 || Double.isInfinite(value)) {
      throw new IllegalArgumentException("Invalid value, it must be 0 or more: " + value);
    }
  }

  /** A number of units. */
  public static Content count(long units) {
    return new Content(units, null, null);
  }

  /** An amount with those who make it up. */
  public static Content amount(double value, Contributors contributors) {
    return new Content(value, null, contributors);
  }

  /** No number. */
  public static Content absent(Absence why) {
    return new Content(Double.NaN, why, null);
  }

  /** Whether there is a number. */
  public boolean present() {
    return absence == null;
  }
}
