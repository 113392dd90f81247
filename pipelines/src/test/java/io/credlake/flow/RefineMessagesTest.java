package io.credlake.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContracts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefineMessagesTest {

  private static final Path CONF = Path.of("..", "conf");
  private static final String ROW = "%s,91350100M000100Y43,2019-01-02,,,,,福建,福州,";

  private OneInputStreamOperatorTestHarness<TopicMessage, RowBatch> refine;

  @BeforeEach
  void open() throws Exception {
    TopicPosition position =
        new TopicPosition(
            new TopicId("cluster", "topic", "id"),
            Map.of(),
            Map.of(),
            Map.of(1, "Some were lost."));
    refine =
        new OneInputStreamOperatorTestHarness<>(
            new RefineMessages(
                position,
                0,
                new FeedContracts(CONF.resolve("feeds")).contract("enterprise-registration"),
                CodeLists.load(CONF.resolve("codes"))));
    refine.setup(
        FlowTypes.BATCH.createSerializer(refine.getExecutionConfig().getSerializerConfig()));
    refine.open();
  }

  @AfterEach
  void close() throws Exception {
    refine.close();
  }

  @Test
  void messagesOfAPartitionBetweenTwoBarriersAreADelivery() throws Exception {
    send(0, 10, ROW.formatted("甲"));
    send(1, 3, ROW.formatted("乙"));
    send(0, 13, "dirty");
    assertThat(refine.extractOutputValues()).isEmpty();
    refine.prepareSnapshotPreBarrier(1);
    send(0, 14, ROW.formatted("丙"));
    refine.prepareSnapshotPreBarrier(2);
    refine.prepareSnapshotPreBarrier(3);

    assertThat(deliveries())
        .extracting(part -> part.delivery().source() + " " + part.tally().read())
        .containsExactly(
            "kafka://topic/0@10-13 2", "kafka://topic/1@3-3 1", "kafka://topic/0@14-14 1");
    assertThat(deliveries())
        .extracting(part -> part.delivery().remark())
        .containsExactly(null, "Some were lost.", null);
    assertThat(refine.extractOutputValues())
        .extracting(batch -> batch.table + " " + batch.line(0))
        .containsExactlyInAnyOrder("0 1", "4 4", "0 1", "0 1");
  }

  @Test
  void endOfInputEndsADelivery() throws Exception {
    send(0, 0, ROW.formatted("甲"));
    refine.endInput();
    refine.getOneInputOperator().finish();

    assertThat(deliveries()).hasSize(1);
  }

  @Test
  void manyMessagesAreSeveralDeliveries() throws Exception {
    String large = ROW.formatted("x".repeat(900_000));
    for (int offset = 0; offset < 12; offset++) {
      send(0, offset, large);
    }
    refine.prepareSnapshotPreBarrier(1);

    assertThat(deliveries())
        .extracting(part -> part.delivery().source())
        .containsExactly("kafka://topic/0@0-9", "kafka://topic/0@10-11");
  }

  private void send(int partition, long offset, String value) throws Exception {
    refine.processElement(
        new StreamRecord<>(
            new TopicMessage(partition, offset, value.getBytes(StandardCharsets.UTF_8))));
  }

  private List<LedgerEntry.Part> deliveries() {
    return refine.getSideOutput(RefineParts.COUNTS).stream()
        .map(record -> record.getValue().part())
        .toList();
  }
}
