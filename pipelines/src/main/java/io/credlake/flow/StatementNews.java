package io.credlake.flow;

import io.credlake.coverage.Statement;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * What is new of an organisation.
 *
 * @param key of the organisation, or of an older number of it
 */
record StatementNews(long key, Act act, Statement statement) implements News {

  /** What is to be done with a statement. */
  enum Act {
    ADD,
    REMOVE,
    /** The statement tells the credit code that goes with an older number. */
    MAP;

    private static final Act[] ALL = values();
  }

  @Override
  public void write(DataOutputSerializer out) throws IOException {
    out.writeLong(key);
    out.writeByte(act.ordinal());
    statement.write(out, out::writeUTF);
  }

  static StatementNews read(DataInputDeserializer in) throws IOException {
    return new StatementNews(
        in.readLong(), Act.ALL[in.readByte()], Statement.read(in, in::readUTF));
  }
}
