package io.credlake.flow;

import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;

/** What the serializers of messages have in common: they keep nothing and reuse nothing. */
abstract class TypedSerializer<T> extends TypeSerializer<T> {

  private static final long serialVersionUID = 1;

  final Class<T> type;

  TypedSerializer(Class<T> type) {
    this.type = type;
  }

  @Override
  public final TypeSerializer<T> duplicate() {
    return this;
  }

  @Override
  public final T createInstance() {
    return null;
  }

  @Override
  public final T copy(T from, T reuse) {
    return copy(from);
  }

  @Override
  public final int getLength() {
    return -1;
  }

  @Override
  public final T deserialize(T reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof TypedSerializer<?> that
        && getClass() == that.getClass()
        && type.equals(that.type);
  }

  @Override
  public final int hashCode() {
    return Objects.hash(type);
  }
}
