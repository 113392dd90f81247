package io.credlake.flow;

import io.credlake.indicator.Said;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * What is new of a unit that indicators count.
 *
 * @param removed whether the row turned out to be about another unit
 */
record UnitNews(Said said, boolean removed) implements News {

  UnitNews(Said said) {
    this(said, false);
  }

  @Override
  public long key() {
    return said.unit();
  }

  @Override
  public void write(DataOutputSerializer out) throws IOException {
    out.writeBoolean(removed);
    said.write(out);
  }

  static UnitNews read(DataInputDeserializer in) throws IOException {
    boolean removed = in.readBoolean();
    return new UnitNews(Said.read(in), removed);
  }
}
