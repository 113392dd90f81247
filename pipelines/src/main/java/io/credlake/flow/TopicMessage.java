package io.credlake.flow;

import java.io.Serializable;

/**
 * A message of a topic.
 *
 * @param partition of the topic
 * @param offset place in the partition
 * @param value a row; null if the message has no value
 */
record TopicMessage(int partition, long offset, byte[] value) implements Serializable {}
