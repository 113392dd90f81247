package io.credlake.flow;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a batch as a header and one array. */
public final class RowBatchSerializer extends TypeSerializerSingleton<RowBatch> {

  private static final long serialVersionUID = 1;

  static final RowBatchSerializer INSTANCE = new RowBatchSerializer();

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public RowBatch createInstance() {
    return new RowBatch();
  }

  @Override
  public RowBatch copy(RowBatch from) {
    RowBatch copy = new RowBatch();
    copy.table = from.table;
    copy.feed = from.feed;
    copy.bucket = from.bucket;
    copy.deliveryId = from.deliveryId;
    copy.rows = from.rows;
    copy.length = from.length;
    copy.data = Arrays.copyOf(from.data, from.length);
    return copy;
  }

  @Override
  public RowBatch copy(RowBatch from, RowBatch reuse) {
    return copy(from);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(RowBatch batch, DataOutputView out) throws IOException {
    out.writeByte(batch.table);
    out.writeShort(batch.feed);
    out.writeByte(batch.bucket);
    out.writeUTF(batch.deliveryId);
    out.writeInt(batch.rows);
    out.writeInt(batch.length);
    out.write(batch.data, 0, batch.length);
  }

  @Override
  public RowBatch deserialize(DataInputView in) throws IOException {
    return deserialize(new RowBatch(), in);
  }

  @Override
  public RowBatch deserialize(RowBatch reuse, DataInputView in) throws IOException {
    reuse.table = in.readByte();
    reuse.feed = in.readShort();
    reuse.bucket = in.readUnsignedByte();
    reuse.deliveryId = in.readUTF();
    reuse.rows = in.readInt();
    reuse.length = in.readInt();
    if (reuse.data.length < reuse.length) {
      reuse.data = new byte[reuse.length];
    }
    in.readFully(reuse.data, 0, reuse.length);
    return reuse;
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    serialize(deserialize(in), out);
  }

  @Override
  public TypeSerializerSnapshot<RowBatch> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Format 1. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RowBatch> {
    /** Called by Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
