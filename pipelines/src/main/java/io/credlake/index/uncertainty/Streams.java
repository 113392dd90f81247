package io.credlake.index.uncertainty;

import java.util.SplittableRandom;

/** Random streams that depend on a seed and a number alone, never on who draws first. */
final class Streams {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Streams() {}

  /** The stream of a number under a seed. */
  static SplittableRandom of(long seed, long number) {
    return new SplittableRandom(mix(seed + GOLDEN * (number + 1)));
  }

  /** The stream that a number from 0 to 1 stands for. */
  static SplittableRandom of(long seed, double uniform) {
    return of(seed, Double.doubleToLongBits(uniform));
  }

  /** Finalizer of MurmurHash3: neighbouring numbers give streams that have nothing in common. */
  private static long mix(long bits) {
    long mixed = bits;
    mixed = (mixed ^ (mixed >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ (mixed >>> 33);
  }
}
