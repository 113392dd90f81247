package io.credlake.generate.nation;

/**
 * How large the nation is, and which of all possible ones.
 *
 * @param subjects number of organisations, at least 1
 * @param seed which nation
 * @param fromYear first year, from 2014
 * @param toYear last year, to 2020
 */
public record NationOptions(long subjects, long seed, int fromYear, int toYear) {

  private static final int FIRST = 2014;
  private static final int LAST = 2020;

  /** Refuses what no nation can be made of. */
  public NationOptions {
    if (subjects < 1) {
      throw new IllegalArgumentException("Invalid number of subjects: " + subjects);
    }
    if (fromYear < FIRST || toYear > LAST || fromYear > toYear) {
      throw new IllegalArgumentException(
          "Invalid years, they must lie in %d..%d: %d..%d"
              .formatted(FIRST, LAST, fromYear, toYear));
    }
  }
}
