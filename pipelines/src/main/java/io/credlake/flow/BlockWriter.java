package io.credlake.flow;

import io.credlake.flow.CoverageEvent.Round;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Packs news into blocks, one per bucket. */
final class BlockWriter {

  private static final int FULL = 32 << 10;

  private final Consumer<NewsBlock> consumer;
  private final DataOutputSerializer[] bytes = new DataOutputSerializer[Buckets.COUNT];
  private final int[] counts = new int[Buckets.COUNT];
  private Round round;

  /** Hands full blocks to a consumer. */
  BlockWriter(Consumer<NewsBlock> consumer) {
    this.consumer = consumer;
  }

  /** The news that follow are of this round. */
  void begin(Round next) {
    if (!next.equals(round)) {
      flush();
      round = next;
    }
  }

  void write(News news) throws IOException {
    int bucket = OrganisationKeys.bucket(news.key());
    if (bytes[bucket] == null) {
      bytes[bucket] = new DataOutputSerializer(1024);
    }
    news.write(bytes[bucket]);
    counts[bucket]++;
    if (bytes[bucket].length() >= FULL) {
      flush(bucket);
    }
  }

  /** Hands on what there is, and tells every bucket that the round has no more from here. */
  void end(Round round) {
    begin(round);
    flush();
    for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
      consumer.accept(NewsBlock.end(bucket, round));
    }
  }

  /** Hands on what there is. */
  void flush() {
    for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
      if (counts[bucket] > 0) {
        flush(bucket);
      }
    }
  }

  private void flush(int bucket) {
    consumer.accept(new NewsBlock(bucket, round, counts[bucket], bytes[bucket].getCopyOfBuffer()));
    bytes[bucket].clear();
    counts[bucket] = 0;
  }
}
