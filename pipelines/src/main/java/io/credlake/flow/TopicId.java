package io.credlake.flow;

import io.credlake.lake.DeliveryReport;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A topic, told apart from all others, also from one of the same name elsewhere or before.
 *
 * <p>A delivery from a topic is a run of messages of one partition. Its source tells the first and
 * last of them, so that the lake itself knows up to where the topic was read.
 *
 * @param cluster id of the cluster
 * @param name of the topic
 * @param topic id of the topic within the cluster
 */
record TopicId(String cluster, String name, String topic) implements Serializable {

  private static final Pattern SOURCE = Pattern.compile("kafka://(.+)/(\\d+)@(\\d+)-(\\d+)");

  /** Id of the delivery that begins at an offset. */
  String deliveryId(int partition, long firstOffset) {
    return DigestUtils.sha256Hex(
        String.join(
            "\0", "kafka", cluster, name, topic, String.valueOf(partition), "" + firstOffset));
  }

  /** Source of the delivery from one offset to another. */
  String source(int partition, long firstOffset, long lastOffset) {
    return "kafka://%s/%d@%d-%d".formatted(name, partition, firstOffset, lastOffset);
  }

  /** For each partition that was read, the offset after the last message in some deliveries. */
  Map<Integer, Long> readUpTo(List<DeliveryReport> deliveries) {
    Map<Integer, Long> offsets = new HashMap<>();
    for (DeliveryReport delivery : deliveries) {
      Matcher source = SOURCE.matcher(delivery.source());
      if (source.matches() && source.group(1).equals(name)) {
        int partition = Integer.parseInt(source.group(2));
        long first = Long.parseLong(source.group(3));
        if (deliveryId(partition, first).equals(delivery.deliveryId())) {
          offsets.merge(partition, Long.parseLong(source.group(4)) + 1, Math::max);
        }
      }
    }
    return offsets;
  }
}
