package io.credlake.generate.nation;

/**
 * Draws that depend on nothing but their keys, so that any part of the nation can be made again
 * without the rest.
 *
 * <p>The mixing is that of SplitMix64 (Steele, Lea, Flood 2014).
 */
final class Dice {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /** Dice for a seed and what they are thrown for. */
  static Dice of(long seed, long what, long which) {
    return new Dice(mix(mix(mix(seed) ^ (what * GOLDEN)) ^ (which * GOLDEN)));
  }

  /** Dice for a part of what these are thrown for; these are not touched. */
  Dice part(long which) {
    return new Dice(mix(state ^ mix((which + 1) * GOLDEN)));
  }

  /** A number from 0 to one below the bound. */
  int below(int bound) {
    return (int) (((next() >>> 33) * bound) >>> 31);
  }

  /** Whether an event of so many in ten thousand happens. */
  boolean happens(int inTenThousand) {
    return below(10_000) < inTenThousand;
  }

  /** One of the values. */
  <T> T pick(T[] values) {
    return values[below(values.length)];
  }

  private long next() {
    state += GOLDEN;
    return mix(state);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
