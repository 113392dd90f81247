package io.credlake.flow;

import io.credlake.flow.CoverageEvent.FileToCount;
import io.credlake.flow.CoverageEvent.Round;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/** How far a lake's follower has come. */
final class FollowPosition implements Serializable {

  private static final long serialVersionUID = 1;

  /** The round that is being told or was told last; its number is 0 before the first. */
  Round round;

  /** Whether files of the round, or its end, are still to be told. */
  boolean roundOpen;

  /** Files of the round that are still to be told. */
  final Queue<FileToCount> untold = new ArrayDeque<>();

  /** Snapshot of ops.delivery that the round counts up to; -1: none. */
  long deliverySnapshot = -1;

  /** Snapshots of the counted tables up to which files were told; -1: none. */
  final long[] snapshots = new long[CoverageEvent.COUNTED.size()];

  /** Files that hold rows of deliveries which were not complete. */
  List<OpenFile> open = new ArrayList<>();

  /** A delivery as a feed. */
  record DeliveryKey(String feed, String deliveryId) implements Serializable {}

  /**
   * A file of which not all rows were counted.
   *
   * @param table position in {@link CoverageEvent#COUNTED}
   * @param location of the file
   * @param missing deliveries that were not complete; taken out as they are completed
   */
  record OpenFile(int table, String location, Set<DeliveryKey> missing) implements Serializable {}

  FollowPosition(long generation) {
    round = new Round(generation, 0);
    Arrays.fill(snapshots, -1);
  }
}
