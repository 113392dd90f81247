package io.credlake.flow;

import io.credlake.code.CitizenNumber;
import io.credlake.lake.DeliveryReport;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * From where to where a job reads a topic.
 *
 * @param topic the topic
 * @param starts first offset to read, by partition
 * @param ends offset after the last message that could be read when the job began, by partition
 * @param lost what the topic forgot before it was read, by partition; empty if nothing
 */
record TopicPosition(
    TopicId topic, Map<Integer, Long> starts, Map<Integer, Long> ends, Map<Integer, String> lost)
    implements Serializable {

  /**
   * Asks the brokers for the ends of a topic, and the lake for how far it was read: Kafka's own
   * memory of readers is not used.
   *
   * @param deliveries all earlier deliveries of the feed
   * @throws TopicException if the topic cannot be read
   */
  static TopicPosition find(TopicIntake intake, List<DeliveryReport> deliveries) {
    if (CitizenNumber.indexIn(intake.topic()) >= 0) {
      throw new TopicException("Cannot read topic, citizen number in its name: value withheld");
    }
    Properties client = intake.client();
    client.putIfAbsent("default.api.timeout.ms", "15000");
    client.putIfAbsent("request.timeout.ms", "10000");
    try (Admin admin = Admin.create(client)) {
      String cluster = answer(intake, admin.describeCluster().clusterId());
      TopicDescription topic =
          answer(intake, admin.describeTopics(List.of(intake.topic())).allTopicNames())
              .get(intake.topic());
      TopicId id = new TopicId(cluster, intake.topic(), topic.topicId().toString());
      return new TopicPosition(
              id,
              offsets(intake, admin, topic, OffsetSpec.earliest()),
              offsets(intake, admin, topic, OffsetSpec.latest()),
              Map.of())
          .after(id.readUpTo(deliveries));
    } catch (KafkaException e) {
      throw unreachable(intake, e.getCause() == null ? e : e.getCause());
    }
  }

  private static Map<Integer, Long> offsets(
      TopicIntake intake, Admin admin, TopicDescription topic, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    topic
        .partitions()
        .forEach(p -> asked.put(new TopicPartition(topic.name(), p.partition()), which));
    // What belongs to an open transaction cannot be read yet.
    ListOffsetsOptions committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
    Map<Integer, Long> offsets = new TreeMap<>();
    answer(intake, admin.listOffsets(asked, committed).all())
        .forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
    return offsets;
  }

  /** The position after what was read before; so far it begins where the topic does. */
  TopicPosition after(Map<Integer, Long> readUpTo) {
    Map<Integer, Long> next = new TreeMap<>(starts);
    Map<Integer, String> gaps = new TreeMap<>();
    readUpTo.forEach(
        (partition, offset) -> {
          long earliest = starts.getOrDefault(partition, 0L);
          long end = ends.getOrDefault(partition, 0L);
          if (offset > end) {
            throw new TopicException(
                "Cannot read topic, partition %d ends at offset %d but was read up to %d: %s"
                    .formatted(partition, end, offset, topic.name()));
          }
          if (offset < earliest) {
            gaps.put(
                partition,
                "Offsets %d to %d were deleted from the topic before they were read."
                    .formatted(offset, earliest - 1));
          }
          next.put(partition, Math.max(offset, earliest));
        });
    return new TopicPosition(topic, next, ends, gaps);
  }

  /** The first offsets as Kafka's clients name them. */
  Map<TopicPartition, Long> starting() {
    return ofTopic(starts);
  }

  /** The ends as Kafka's clients name them. */
  Map<TopicPartition, Long> ending() {
    return ofTopic(ends);
  }

  private Map<TopicPartition, Long> ofTopic(Map<Integer, Long> byPartition) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    byPartition.forEach(
        (partition, offset) -> offsets.put(new TopicPartition(topic.name(), partition), offset));
    return offsets;
  }

  private static <T> T answer(TopicIntake intake, KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicException("Cannot read topic, interrupted: " + intake.topic(), e);
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case UnknownTopicOrPartitionException unknown -> noSuchTopic(intake, unknown);
        case InvalidTopicException invalid -> noSuchTopic(intake, invalid);
        case Throwable other -> unreachable(intake, other);
      };
    }
  }

  private static TopicException noSuchTopic(TopicIntake intake, Throwable e) {
    return new TopicException(
        "Cannot read topic, no such topic on %s: %s".formatted(intake.brokers(), intake.topic()),
        e);
  }

  private static TopicException unreachable(TopicIntake intake, Throwable e) {
    String reason = e instanceof TimeoutException ? "no broker answers" : e.getMessage();
    return new TopicException("Cannot reach Kafka, %s: %s".formatted(reason, intake.brokers()), e);
  }
}
