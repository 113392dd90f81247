package io.credlake.rate;

import io.credlake.rate.IndexFigures.Standing;
import java.util.OptionalDouble;

/** Which of two regions is ahead, as far as it can be told. */
public enum Ahead {
  /** One of them has no score. */
  UNKNOWN,
  /** Neither is nearly always above the other. */
  NEITHER,
  /** The first is above in nearly all replications. */
  FIRST,
  /** The other is above in nearly all replications. */
  OTHER;

  /**
   * Which is ahead at the index.
   *
   * @param above part of the replications in which the first is above, if they cannot be told apart
   */
  public static Ahead of(Standing first, Standing other, OptionalDouble above) {
    if (first.score() == null || other.score() == null) {
      return UNKNOWN;
    }
    if (above.isPresent()) {
      return NEITHER;
    }
    return first.score() >= other.score() ? FIRST : OTHER;
  }
}
