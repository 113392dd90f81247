package io.credlake.flow;

import io.credlake.index.store.IndexTask;
import java.io.Serializable;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** A type of stream element with a serialiser of our own, so that Kryo never guesses one. */
final class FlowTypes<T> extends TypeInformation<T> {

  private static final long serialVersionUID = 1;

  private final Class<T> type;
  private final TypeSerializer<T> serializer;

  private FlowTypes(Class<T> type, TypeSerializer<T> serializer) {
    this.type = type;
    this.serializer = serializer;
  }

  static final TypeInformation<RowBatch> BATCH =
      new FlowTypes<>(RowBatch.class, RowBatchSerializer.INSTANCE);
  static final TypeInformation<DeliveryPart> PART = ofMessage(DeliveryPart.class);
  static final TypeInformation<TopicMessage> TOPIC_MESSAGE = ofMessage(TopicMessage.class);
  static final TypeInformation<LedgerEntry> LEDGER_ENTRY = ofMessage(LedgerEntry.class);
  static final TypeInformation<LedgerPage> LEDGER_PAGE = ofMessage(LedgerPage.class);
  static final TypeInformation<CompletedDelivery> DELIVERY = ofMessage(CompletedDelivery.class);
  static final TypeInformation<WrittenFiles> FILES = ofMessage(WrittenFiles.class);
  static final TypeInformation<CoverageEvent> COVERAGE_EVENT = ofMessage(CoverageEvent.class);
  static final TypeInformation<CoverageEvent.RoundEnd> ROUND_END =
      ofMessage(CoverageEvent.RoundEnd.class);
  static final TypeInformation<NewsBlock> NEWS =
      packed(NewsBlock.class, NewsBlock::write, NewsBlock::read);
  static final TypeInformation<Delta> DELTA = ofMessage(Delta.class);
  static final TypeInformation<Evaluations> EVALUATIONS =
      packed(Evaluations.class, Evaluations::write, Evaluations::read);
  static final TypeInformation<IndexTask> INDEX_TASK = ofMessage(IndexTask.class);
  static final TypeInformation<LateStatement> LATE = ofMessage(LateStatement.class);

  private static <T> TypeInformation<T> packed(
      Class<T> type, PackedSerializer.Writer<T> writer, PackedSerializer.Reader<T> reader) {
    return new FlowTypes<>(type, new PackedSerializer<>(type, writer, reader));
  }

  private static <T extends Serializable> TypeInformation<T> ofMessage(Class<T> type) {
    return new FlowTypes<>(type, new MessageSerializer<>(type));
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return type;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return serializer;
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FlowTypes<?> that && type.equals(that.type);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type);
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof FlowTypes<?>;
  }
}
