package io.credlake.flow;

import io.credlake.flow.CoverageEvent.Round;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * How far a lake's follower has come: what it knows between two rounds.
 *
 * @param round the last one; its number is 0 before the first
 * @param deliverySnapshot snapshot of ops.delivery that the round counted up to; -1: none
 * @param snapshots of the counted tables up to which files were told; -1: none
 * @param open files that hold rows of deliveries which were not complete
 */
record FollowPosition(Round round, long deliverySnapshot, List<Long> snapshots, List<OpenFile> open)
    implements Serializable {

  private static final long serialVersionUID = 1;

  static final long NONE = -1;

  /** Before the first round of a generation. */
  static FollowPosition start(long generation) {
    return new FollowPosition(
        new Round(generation, 0, 0),
        NONE,
        Collections.nCopies(CoverageEvent.COUNTED.size(), NONE),
        List.of());
  }

  /** A delivery as a feed. */
  record DeliveryKey(String feed, String deliveryId) implements Serializable {}

  /**
   * A file of which not all rows were counted.
   *
   * @param table position in {@link CoverageEvent#COUNTED}
   * @param location of the file
   * @param missing deliveries that were not complete
   */
  record OpenFile(int table, String location, Set<DeliveryKey> missing) implements Serializable {}
}
