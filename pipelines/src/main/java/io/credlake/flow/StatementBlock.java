package io.credlake.flow;

import io.credlake.coverage.Statement;
import io.credlake.flow.CoverageEvent.Round;
import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * News of organisations of one bucket, packed: what travels between operators instead of single
 * statements.
 *
 * @param bucket of their keys
 * @param round in which they are counted
 * @param count number of news; 0: the sender has no more of the bucket in this round
 * @param bytes the news, one behind the other
 */
record StatementBlock(int bucket, Round round, int count, byte[] bytes) implements Serializable {

  private static final byte[] NOTHING = {};

  /** Tells that the sender has no more of a bucket in a round. */
  static StatementBlock end(int bucket, Round round) {
    return new StatementBlock(bucket, round, 0, NOTHING);
  }

  boolean isEnd() {
    return count == 0;
  }

  /** What is to be done with a statement. */
  enum Act {
    ADD,
    REMOVE,
    /** The statement tells the credit code that goes with an older number. */
    MAP;

    private static final Act[] ALL = values();
  }

  /**
   * What is new of an organisation.
   *
   * @param key of the organisation, or of an older number of it
   */
  record News(long key, Act act, Statement statement) {

    void write(DataOutputSerializer out) throws IOException {
      out.writeLong(key);
      out.writeByte(act.ordinal());
      statement.write(out, out::writeUTF);
    }

    static News read(DataInputDeserializer in) throws IOException {
      return new News(in.readLong(), Act.ALL[in.readByte()], Statement.read(in, in::readUTF));
    }
  }
}
