package io.credlake.flow;

import io.credlake.flow.CoverageEvent.Round;
import java.io.Serializable;

/**
 * News of one bucket, packed: what travels between operators instead of single ones.
 *
 * @param bucket of their keys
 * @param round in which they are counted
 * @param count number of news; 0: the sender has no more of the bucket in this round
 * @param bytes the news, one behind the other
 */
record NewsBlock(int bucket, Round round, int count, byte[] bytes) implements Serializable {

  private static final byte[] NOTHING = {};

  /** Tells that the sender has no more of a bucket in a round. */
  static NewsBlock end(int bucket, Round round) {
    return new NewsBlock(bucket, round, 0, NOTHING);
  }

  boolean isEnd() {
    return count == 0;
  }
}
