package io.credlake.flow;

import io.credlake.flow.CoverageEvent.Round;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * News of one bucket, packed: what travels between operators instead of single ones.
 *
 * @param bucket of their keys
 * @param round in which they are counted
 * @param count number of news; 0: the sender has no more of the bucket in this round
 * @param bytes the news, one behind the other
 */
record NewsBlock(int bucket, Round round, int count, byte[] bytes) {

  private static final byte[] NOTHING = {};

  /** Tells that the sender has no more of a bucket in a round. */
  static NewsBlock end(int bucket, Round round) {
    return new NewsBlock(bucket, round, 0, NOTHING);
  }

  boolean isEnd() {
    return count == 0;
  }

  void write(DataOutputView out) throws IOException {
    out.writeInt(bucket);
    round.write(out);
    out.writeInt(count);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static NewsBlock read(DataInputView in) throws IOException {
    int bucket = in.readInt();
    Round round = Round.read(in);
    int count = in.readInt();
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new NewsBlock(bucket, round, count, bytes);
  }
}
