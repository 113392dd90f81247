package io.credlake.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.lake.DeliveryReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicPositionTest {

  private static final TopicId TOPIC = new TopicId("cluster", "fines", "id-1");
  private static final TopicPosition WHOLE =
      new TopicPosition(TOPIC, Map.of(0, 0L, 1, 20L), Map.of(0, 100L, 1, 100L), Map.of());

  @Test
  void readingGoesOnAfterTheLastMessageOfAnyDelivery() {
    assertThat(
            TOPIC.readUpTo(
                List.of(
                    delivery(TOPIC, 0, 0, 9, "accepted"),
                    delivery(TOPIC, 0, 20, 29, "refused"),
                    delivery(TOPIC, 0, 10, 19, "partial"),
                    delivery(TOPIC, 1, 3, 3, "accepted"))))
        .isEqualTo(Map.of(0, 30L, 1, 4L));
  }

  @Test
  void deliveriesOfOtherTopicsAndFilesAreNotOfThisTopic() {
    assertThat(
            TOPIC.readUpTo(
                List.of(
                    delivery(new TopicId("other", "fines", "id-1"), 0, 0, 9, "accepted"),
                    delivery(new TopicId("cluster", "fines", "id-0"), 0, 0, 9, "accepted"),
                    delivery(new TopicId("cluster", "fees", "id-1"), 0, 0, 9, "accepted"),
                    report("/inbox/fines.csv", "0".repeat(64), "accepted"),
                    report("kafka://fines/0@0-9", "0".repeat(64), "accepted"))))
        .isEmpty();
  }

  @Test
  void topicThatWasNeverReadIsReadFromItsBeginning() {
    assertThat(WHOLE.after(Map.of()).starting())
        .isEqualTo(Map.of(new TopicPartition("fines", 0), 0L, new TopicPartition("fines", 1), 20L));
  }

  @Test
  void messagesThatTheTopicForgotUnreadAreTold() {
    TopicPosition position = WHOLE.after(Map.of(0, 50L, 1, 10L));

    assertThat(position.starts()).isEqualTo(Map.of(0, 50L, 1, 20L));
    assertThat(position.lost())
        .isEqualTo(
            Map.of(1, "Offsets 10 to 19 were deleted from the topic before they were read."));
  }

  @Test
  void topicThatLostWhatWasReadIsNotRead() {
    assertThatThrownBy(() -> WHOLE.after(Map.of(0, 101L)))
        .isInstanceOf(TopicException.class)
        .hasMessage(
            "Cannot read topic, partition 0 ends at offset 100 but was read up to 101: fines");
  }

  private static DeliveryReport delivery(
      TopicId topic, int partition, long first, long last, String status) {
    return report(topic.source(partition, first, last), topic.deliveryId(partition, first), status);
  }

  private static DeliveryReport report(String source, String id, String status) {
    return new DeliveryReport(
        "feed",
        id,
        "SAIC",
        source,
        status,
        null,
        1,
        1,
        0,
        0,
        0,
        "not_declared",
        null,
        null,
        null,
        null,
        null,
        null,
        Instant.EPOCH,
        Map.of(),
        Map.of());
  }
}
