package io.credlake.index.weight;

import java.util.Arrays;

/** Weights in proportion to amounts. */
final class Shares {

  private Shares() {}

  /**
   * Weights that sum to 1.
   *
   * @param how the words that follow "Cannot weight" in a message
   */
  static double[] of(double[] amounts, String how) {
    double sum = Arrays.stream(amounts).sum();
    if (!(sum > 0)) {
      throw new IllegalArgumentException(
          "Cannot weight %s, the amounts must have a positive sum: %s"
              .formatted(how, Arrays.toString(amounts)));
    }
    return Arrays.stream(amounts).map(amount -> amount / sum).toArray();
  }
}
