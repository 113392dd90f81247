package io.credlake.flow;

import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * The parts into which rows are dealt by their identity: one for each of Flink's key groups.
 *
 * <p>A bucket's key falls into the key group of the same number, so that buckets spread evenly at
 * any parallelism and move as wholes when it changes.
 */
final class Buckets {

  /** Number of buckets, and the job's maximum parallelism. */
  static final int COUNT = 128;

  private static final int[] KEYS = new int[COUNT];

  static {
    boolean[] found = new boolean[COUNT];
    int missing = COUNT;
    for (int key = 0; missing > 0; key++) {
      int group = KeyGroupRangeAssignment.assignToKeyGroup(key, COUNT);
      if (!found[group]) {
        found[group] = true;
        KEYS[group] = key;
        missing--;
      }
    }
  }

  private Buckets() {}

  /** The bucket of an identity. */
  static int of(long identityLow) {
    return (int) (identityLow >>> 57);
  }

  /** The key that falls into the key group of a bucket. */
  static int key(int bucket) {
    return KEYS[bucket];
  }
}
