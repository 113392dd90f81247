package io.credlake.index.stat;

/** Which rank equal values share. */
public enum Ties {
  /** The least of those they take. */
  MIN,
  /** The mean of those they take. */
  MEAN,
  /** The greatest of those they take. */
  MAX;

  /** The shared rank of values of which so many are less, and so many less or equal. */
  public double rank(int less, int lessOrEqual) {
    return switch (this) {
      case MIN -> less + 1.0;
      case MEAN -> (less + 1 + lessOrEqual) / 2.0;
      case MAX -> lessOrEqual;
    };
  }
}
