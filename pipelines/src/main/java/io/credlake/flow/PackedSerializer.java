package io.credlake.flow;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes what travels between operators in great numbers as it writes itself. It is never part of a
 * state.
 */
final class PackedSerializer<T> extends TypedSerializer<T> {

  private static final long serialVersionUID = 1;

  private final Writer<T> writer;
  private final Reader<T> reader;

  /** How it is written. */
  interface Writer<T> extends Serializable {
    void write(T message, DataOutputView out) throws IOException;
  }

  /** How it is read. */
  interface Reader<T> extends Serializable {
    T read(DataInputView in) throws IOException;
  }

  PackedSerializer(Class<T> type, Writer<T> writer, Reader<T> reader) {
    super(type);
    this.writer = writer;
    this.reader = reader;
  }

  /** Who has got it does not change it. */
  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public void serialize(T message, DataOutputView out) throws IOException {
    writer.write(message, out);
  }

  @Override
  public T deserialize(DataInputView in) throws IOException {
    return reader.read(in);
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    serialize(deserialize(in), out);
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    throw new UnsupportedOperationException("Cannot keep in a state: " + type.getName());
  }
}
