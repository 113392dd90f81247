package io.credlake.disclosure.noise;

/**
 * The key of a cell: the sum of the keys of its records, without what is whole. The same records
 * have the same key in every table and release, in whatever order they are summed.
 *
 * @param bits the fraction in units of 2^-53
 */
public record CellKey(long bits) {

  private static final int SIZE = 53;
  private static final long MASK = (1L << SIZE) - 1;

  /** The key of a cell without records. */
  public static final CellKey EMPTY = new CellKey(0);

  /** Takes the fraction only. */
  public CellKey {
    bits &= MASK;
  }

  /** The key of the records of both. */
  public CellKey and(CellKey other) {
    return new CellKey(bits + other.bits);
  }

  /** The key without the records of another, when they leave. */
  public CellKey without(CellKey other) {
    return new CellKey(bits - other.bits);
  }

  /** From 0 to less than 1. */
  public double fraction() {
    return Math.scalb((double) bits, -SIZE);
  }
}
