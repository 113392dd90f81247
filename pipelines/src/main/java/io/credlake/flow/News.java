package io.credlake.flow;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** What is new of a key. */
interface News {

  /** The key, see {@link OrganisationKeys#bucket}. */
  long key();

  /** Writes it down. */
  void write(DataOutputSerializer out) throws IOException;

  /** Reads what {@link #write} wrote. */
  @FunctionalInterface
  interface Reader<N extends News> {
    /** Reads the next one. */
    N read(DataInputDeserializer in) throws IOException;
  }
}
