package io.credlake.flow;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;

/**
 * Writes control messages, of which there are a few per delivery, by Java serialisation.
 *
 * <p>Rows never come this way, see {@link RowBatchSerializer} and {@link PackedSerializer}.
 */
final class MessageSerializer<T extends Serializable> extends TypedSerializer<T> {

  private static final long serialVersionUID = 1;

  MessageSerializer(Class<T> type) {
    super(type);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public T copy(T from) {
    try {
      return InstantiationUtil.clone(from, type.getClassLoader());
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("Cannot copy message: " + type.getName(), e);
    }
  }

  @Override
  public void serialize(T message, DataOutputView out) throws IOException {
    byte[] bytes = InstantiationUtil.serializeObject(message);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  @Override
  public T deserialize(DataInputView in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    try {
      return InstantiationUtil.deserializeObject(bytes, type.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IOException("Cannot read message: " + type.getName(), e);
    }
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    int length = in.readInt();
    out.writeInt(length);
    out.write(in, length);
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new Snapshot<>(type);
  }

  /** Format 1: the name of the class. */
  public static final class Snapshot<T extends Serializable> implements TypeSerializerSnapshot<T> {

    private Class<T> type;

    /** Called by Flink before {@link #readSnapshot}. */
    public Snapshot() {}

    Snapshot(Class<T> type) {
      this.type = type;
    }

    @Override
    public int getCurrentVersion() {
      return 1;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
      out.writeUTF(type.getName());
    }

    @Override
    @SuppressWarnings("unchecked")
    public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
      String name = in.readUTF();
      try {
        type = (Class<T>) Class.forName(name, false, loader);
      } catch (ClassNotFoundException e) {
        throw new IOException("Cannot find class of message: " + name, e);
      }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
      return new MessageSerializer<>(type);
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
        TypeSerializerSnapshot<T> old) {
      return old instanceof Snapshot<?> that && type.equals(that.type)
          ? TypeSerializerSchemaCompatibility.compatibleAsIs()
          : TypeSerializerSchemaCompatibility.incompatible();
    }
  }
}
