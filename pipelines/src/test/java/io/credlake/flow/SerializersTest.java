package io.credlake.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.credlake.contract.Encoding;
import io.credlake.contract.FeedContract.Format;
import io.credlake.contract.Manifest;
import io.credlake.decode.Chunk;
import io.credlake.decode.Packing;
import io.credlake.decode.Reading;
import io.credlake.flow.CoverageEvent.Round;
import io.credlake.indicator.Measure.Period;
import io.credlake.indicator.Value;
import io.credlake.indicator.Value.Status;
import io.credlake.progress.Assessment;
import io.credlake.refine.Tally;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SerializersTest {

  private static final DeliveryHeader HEADER =
      new DeliveryHeader(
          "demo",
          "d1",
          "file:/in/a.csv",
          10,
          new Reading(Format.CSV, Packing.GZIP, Encoding.GB18030, null),
          null,
          "odd",
          5,
          Manifest.NONE);

  @Test
  void rowBatchComesBack() throws IOException {
    RowBatch batch = batch(127, "d1", "first", "", "第三");

    for (RowBatch back :
        List.of(
            roundTrip(RowBatchSerializer.INSTANCE, batch),
            copyOfBytes(RowBatchSerializer.INSTANCE, batch),
            RowBatchSerializer.INSTANCE.copy(batch))) {
      assertThat(back.table).isEqualTo(1);
      assertThat(back.bucket).isEqualTo(127);
      assertThat(back.deliveryId).isEqualTo("d1");
      assertThat(back.rows).isEqualTo(3);
      assertThat(back.length).isEqualTo(batch.length);
      assertThat(back.data).startsWith(java.util.Arrays.copyOf(batch.data, batch.length));
    }
  }

  @Test
  void reusedRowBatchForgetsWhatItHeld() throws IOException {
    RowBatch small = batch(3, "d2", "x");
    RowBatch reuse = batch(9, "d1", "a much longer row than the other one", "and another");
    DataOutputSerializer out = new DataOutputSerializer(16);
    RowBatchSerializer.INSTANCE.serialize(small, out);

    RowBatch back =
        RowBatchSerializer.INSTANCE.deserialize(
            reuse, new DataInputDeserializer(out.getCopyOfBuffer()));

    assertThat(back.rows).isEqualTo(1);
    assertThat(back.length).isEqualTo(small.length);
    assertThat(back.deliveryId).isEqualTo("d2");
    assertThat(back.line(0)).isEqualTo(small.line(0));
    assertThat(back.next(0)).isEqualTo(back.length);
  }

  @Test
  void copyOfARowBatchIsIndependent() {
    RowBatch batch = batch(0, "d1", "first");
    RowBatch copy = RowBatchSerializer.INSTANCE.copy(batch);

    batch.clear();
    batch.add(9, 9, 9, "other".getBytes(UTF_8), 5);

    assertThat(copy.line(0)).isEqualTo(2);
    assertThat(copy.rows).isEqualTo(1);
  }

  static List<Object> messages() {
    return List.of(
        DeliveryPart.of(HEADER, new Chunk(1, 2, 3, true), new FileStamp(5, 6), 4),
        DeliveryPart.unreadable("b.csv", "Cannot read"),
        LedgerEntry.read(HEADER, 2, new Tally()),
        LedgerEntry.admitted("d1", 3, 4),
        new CompletedDelivery(HEADER, new Tally(), 1, 2, 3),
        new CheckpointCommit.Files(7, new java.util.ArrayList<>()));
  }

  @ParameterizedTest
  @MethodSource("messages")
  <T extends java.io.Serializable> void messageComesBack(T message) throws IOException {
    @SuppressWarnings("unchecked")
    MessageSerializer<T> serializer = new MessageSerializer<>((Class<T>) message.getClass());

    for (T back :
        List.of(
            roundTrip(serializer, message),
            copyOfBytes(serializer, message),
            serializer.copy(message))) {
      assertThat(back).isNotSameAs(message).usingRecursiveComparison().isEqualTo(message);
    }
  }

  static List<Arguments> packed() {
    Round round = new Round(7, 3, 24_227);
    Value known =
        new Value(
            "350000", "SAIC", "", Period.QUARTERLY, 24_227, Status.REPORTED, 7.0, 8.0, 87.5, 3, 1);
    Assessment assessed =
        new Assessment(
            "350000",
            2018,
            Assessment.Status.MODERATE,
            null,
            Assessment.Method.GROWTH_TO_TARGET,
            2016,
            1.0,
            2.0,
            3.0,
            4.0,
            0.5,
            2,
            0.6,
            1.5,
            "断点");
    Assessment untold =
        new Assessment(
            "000000",
            2018,
            Assessment.Status.NOT_ASSESSABLE,
            Assessment.Reason.NOT_REPORTED,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    return List.of(
        arguments(FlowTypes.NEWS, new NewsBlock(127, round, 2, new byte[] {1, 2, 3})),
        arguments(FlowTypes.NEWS, NewsBlock.end(0, round)),
        arguments(FlowTypes.EVALUATIONS, Evaluations.begin(round, "P1-01", 2)),
        arguments(
            FlowTypes.EVALUATIONS,
            new Evaluations(
                round, "P1-01", 2, List.of(known, known.gone()), List.of(assessed, untold))));
  }

  @ParameterizedTest
  @MethodSource("packed")
  <T> void packedMessageComesBack(TypeInformation<T> type, T message) throws IOException {
    TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
    for (T back : List.of(roundTrip(serializer, message), copyOfBytes(serializer, message))) {
      assertThat(back).isNotSameAs(message).usingRecursiveComparison().isEqualTo(message);
    }
    assertThatThrownBy(serializer::snapshotConfiguration)
        .hasMessage("Cannot keep in a state: " + message.getClass().getName());
  }

  @Test
  void snapshotOfAMessageSerializerRestoresIt() throws IOException {
    MessageSerializer<LedgerEntry> serializer = new MessageSerializer<>(LedgerEntry.class);
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());

    TypeSerializerSnapshot<LedgerEntry> read =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());

    assertThat(read.restoreSerializer()).isEqualTo(serializer);
    assertThat(
            serializer.snapshotConfiguration().resolveSchemaCompatibility(read).isCompatibleAsIs())
        .isTrue();
  }

  @Test
  void snapshotOfAnotherMessageIsIncompatible() {
    TypeSerializerSnapshot<LedgerPage> pages =
        new MessageSerializer<>(LedgerPage.class).snapshotConfiguration();
    @SuppressWarnings({"unchecked", "rawtypes"})
    TypeSerializerSnapshot<LedgerPage> entries =
        (TypeSerializerSnapshot) new MessageSerializer<>(LedgerEntry.class).snapshotConfiguration();

    assertThat(pages.resolveSchemaCompatibility(entries).isIncompatible()).isTrue();
  }

  private static RowBatch batch(int bucket, String deliveryId, String... rows) {
    RowBatch batch = new RowBatch();
    batch.table = 1;
    batch.bucket = bucket;
    batch.deliveryId = deliveryId;
    for (String row : rows) {
      byte[] bytes = row.getBytes(UTF_8);
      batch.add(batch.rows + 2, 1, 2, bytes, bytes.length);
    }
    return batch;
  }

  private static <T> T roundTrip(TypeSerializer<T> serializer, T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(value, out);
    return read(serializer, out);
  }

  private static <T> T copyOfBytes(TypeSerializer<T> serializer, T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(value, out);
    DataOutputSerializer copy = new DataOutputSerializer(out.length()); // it does not grow here
    serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copy);
    assertThat(copy.getCopyOfBuffer()).isEqualTo(out.getCopyOfBuffer());
    return read(serializer, copy);
  }

  private static <T> T read(TypeSerializer<T> serializer, DataOutputSerializer out)
      throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    T value = serializer.deserialize(in);
    assertThat(in.available()).isZero();
    return value;
  }
}
