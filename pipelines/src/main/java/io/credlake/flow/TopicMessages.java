package io.credlake.flow;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Keeps of a Kafka record its place and value. */
final class TopicMessages implements KafkaRecordDeserializationSchema<TopicMessage> {

  private static final long serialVersionUID = 1;

  @Override
  public void deserialize(
      ConsumerRecord<byte[], byte[]> message, Collector<TopicMessage> messages) {
    messages.collect(new TopicMessage(message.partition(), message.offset(), message.value()));
  }

  @Override
  public TypeInformation<TopicMessage> getProducedType() {
    return FlowTypes.TOPIC_MESSAGE;
  }
}
