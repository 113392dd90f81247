package io.credlake.flow;

import java.io.Serializable;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * Messages of a Kafka topic, one row each.
 *
 * @param feed whose contract they follow
 * @param brokers addresses of some brokers, separated by commas
 * @param topic name of the topic
 * @param properties further settings of Kafka's clients, e.g. for TLS and SASL
 * @param toEnd whether to end where the topic ends when the job begins, instead of never
 */
public record TopicIntake(
    String feed, String brokers, String topic, Map<String, String> properties, boolean toEnd)
    implements Serializable {

  /** Keeps the settings as they are. */
  public TopicIntake {
    properties = Map.copyOf(properties);
  }

  /** Settings of a client. */
  Properties client() {
    Properties client = new Properties();
    client.putAll(properties);
    client.setProperty("bootstrap.servers", brokers);
    return client;
  }

  /** The committed messages from one position to another. */
  KafkaSource<TopicMessage> source(TopicPosition position) {
    KafkaSourceBuilder<TopicMessage> source =
        KafkaSource.<TopicMessage>builder()
            .setProperties(client())
            .setTopics(topic)
            .setClientIdPrefix("credlake-" + feed)
            .setDeserializer(new TopicMessages())
            .setProperty("isolation.level", "read_committed")
            // The lake is the memory between runs.
            .setProperty("enable.auto.commit", "false")
            .setProperty("commit.offsets.on.checkpoint", "false")
            .setStartingOffsets(
                OffsetsInitializer.offsets(position.starting(), OffsetResetStrategy.NONE));
    return toEnd
        ? source.setBounded(OffsetsInitializer.offsets(position.ending())).build()
        : source.build();
  }
}
