package io.credlake.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Identities of rows that may not be in the lake yet: what a job that is restored has to know
 * besides the lake.
 *
 * <p>A checkpoint's files are committed when it is complete, and surely so when the next one is.
 */
final class UncommittedIdentities {

  private static final int SMALLEST = 1024;
  private static final long NONE = -1;

  private final NavigableMap<Long, long[]> byCheckpoint = new TreeMap<>();
  private long[] current = new long[SMALLEST];
  private int length;
  private long complete = NONE;

  /** Adds an identity that was admitted after the last checkpoint. */
  void add(long high, long low) {
    if (length == current.length) {
      current = Arrays.copyOf(current, 2 * length);
    }
    current[length++] = high;
    current[length++] = low;
  }

  /** All of them, two numbers each, as they go into a checkpoint. */
  List<long[]> snapshot(long checkpointId) {
    if (length > 0) {
      byCheckpoint.put(checkpointId, Arrays.copyOf(current, length));
      current = new long[SMALLEST];
      length = 0;
    }
    return new ArrayList<>(byCheckpoint.values());
  }

  /**
   * A checkpoint is complete, so that what those up to the complete one before hold is committed.
   */
  void complete(long checkpointId) {
    byCheckpoint.headMap(complete, true).clear();
    complete = checkpointId;
  }
}
