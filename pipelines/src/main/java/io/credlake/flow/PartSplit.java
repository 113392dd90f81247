package io.credlake.flow;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.InstantiationUtil;

/** A part of a delivery as Flink's unit of work. */
record PartSplit(DeliveryPart part) implements SourceSplit, Serializable {

  @Override
  public String splitId() {
    return part.id();
  }

  /** Writes splits, and other messages of the source, by Java serialisation. */
  static <T extends Serializable> SimpleVersionedSerializer<T> serializer() {
    return new SimpleVersionedSerializer<>() {
      @Override
      public int getVersion() {
        return 1;
      }

      @Override
      public byte[] serialize(T message) throws IOException {
        return InstantiationUtil.serializeObject(message);
      }

      @Override
      public T deserialize(int version, byte[] bytes) throws IOException {
        try {
          return InstantiationUtil.deserializeObject(bytes, PartSplit.class.getClassLoader());
        } catch (ClassNotFoundException e) {
          throw new IOException("Cannot read state of the source", e);
        }
      }
    };
  }
}
