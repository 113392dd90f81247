package io.credlake.flow;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a set of identities as its size and 16 bytes for each. */
public final class IdentitySetSerializer extends TypeSerializerSingleton<IdentitySet> {

  private static final long serialVersionUID = 1;

  static final IdentitySetSerializer INSTANCE = new IdentitySetSerializer();

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public IdentitySet createInstance() {
    return new IdentitySet();
  }

  @Override
  public IdentitySet copy(IdentitySet from) {
    return from.copy();
  }

  @Override
  public IdentitySet copy(IdentitySet from, IdentitySet reuse) {
    return from.copy();
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(IdentitySet set, DataOutputView out) throws IOException {
    out.writeInt(set.size());
    set.forEach(
        (high, low) -> {
          out.writeLong(high);
          out.writeLong(low);
        });
  }

  @Override
  public IdentitySet deserialize(DataInputView in) throws IOException {
    IdentitySet set = new IdentitySet();
    for (int left = in.readInt(); left > 0; left--) {
      set.add(in.readLong(), in.readLong());
    }
    return set;
  }

  @Override
  public IdentitySet deserialize(IdentitySet reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    int size = in.readInt();
    out.writeInt(size);
    out.write(in, 16 * size);
  }

  @Override
  public TypeSerializerSnapshot<IdentitySet> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Format 1. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<IdentitySet> {
    /** Called by Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
