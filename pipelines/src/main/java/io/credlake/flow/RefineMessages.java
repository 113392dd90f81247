package io.credlake.flow;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContract;
import io.credlake.contract.Manifest;
import io.credlake.decode.Message;
import io.credlake.decode.MessageRows;
import io.credlake.decode.MessageScan;
import io.credlake.refine.RowRefiner;
import io.credlake.refine.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Makes deliveries of the messages of a topic, and refines their rows into facts and rejections.
 *
 * <p>A delivery is what came of a partition since the last checkpoint. It is handed on before the
 * barrier, so that it is committed whole and no message ever enters a checkpoint: what must not be
 * stored is refused before.
 */
final class RefineMessages extends AbstractStreamOperator<RowBatch>
    implements OneInputStreamOperator<TopicMessage, RowBatch> {

  private static final long serialVersionUID = 1;

  /** Bytes at which a delivery is handed on early, so that it fits into memory. */
  private static final long MOST_BYTES = 8 << 20;

  private static final int BYTES_OF_A_MESSAGE = 64;

  private final TopicPosition position;
  private final int feed;
  private final FeedContract contract;
  private final CodeLists lists;

  private final LongCounter read = new LongCounter();
  private final LongCounter rejected = new LongCounter();
  private final ListAccumulator<String> problems = new ListAccumulator<>();

  private transient MessageRows rows;
  private transient BatchingSink sink;
  private transient Map<Integer, Batch> batches;
  private transient Map<Integer, String> lost;

  /**
   * Takes the messages of a topic.
   *
   * @param feed index of the feed among those of the job
   */
  RefineMessages(TopicPosition position, int feed, FeedContract contract, CodeLists lists) {
    this.position = position;
    this.feed = feed;
    this.contract = contract;
    this.lists = lists;
  }

  /** Messages of one partition that follow each other. */
  private static final class Batch {

    private final long first;
    private final List<Message> messages = new ArrayList<>();
    private long last;
    private long bytes;

    Batch(long first) {
      this.first = first;
    }

    void add(TopicMessage message) {
      // Offsets of control records and of what was aborted are passed over.
      messages.add(new Message(message.offset() - first + 1, message.value()));
      last = message.offset();
      bytes += message.value() == null ? 0 : message.value().length;
    }

    boolean isLarge() {
      return bytes + (long) messages.size() * BYTES_OF_A_MESSAGE >= MOST_BYTES;
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    rows = new MessageRows(contract);
    sink = new BatchingSink();
    batches = new TreeMap<>();
    lost = new TreeMap<>(position.lost());
    getRuntimeContext().addAccumulator(Progress.READ, read);
    getRuntimeContext().addAccumulator(Progress.REJECTED, rejected);
    getRuntimeContext().addAccumulator(Progress.PROBLEMS, problems);
  }

  @Override
  public void processElement(StreamRecord<TopicMessage> element) {
    TopicMessage message = element.getValue();
    Batch batch =
        batches.computeIfAbsent(message.partition(), partition -> new Batch(message.offset()));
    batch.add(message);
    if (batch.isLarge()) {
      handOn(message.partition(), batches.remove(message.partition()));
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    handOn();
  }

  @Override
  public void finish() {
    handOn();
  }

  private void handOn() {
    batches.forEach(this::handOn);
    batches.clear();
  }

  private void handOn(int partition, Batch batch) {
    DeliveryHeader delivery = scan(partition, batch);
    Tally tally = new Tally();
    if (delivery.refusal() == null) {
      refine(delivery, batch.messages).forEach(refiner -> tally.add(refiner.tally()));
      sink.flush(refined -> output.collect(new StreamRecord<>(refined)));
    } else {
      problems.add("%s: %s".formatted(delivery.refusal(), delivery.source()));
    }
    read.add(tally.read());
    rejected.add(tally.rejected());
    output.collect(RefineParts.COUNTS, new StreamRecord<>(LedgerEntry.read(delivery, 1, tally)));
  }

  private DeliveryHeader scan(int partition, Batch batch) {
    long now = System.currentTimeMillis();
    MessageScan scan = rows.scan(batch.messages, DeliveryHeader.day(now));
    List<String> remarks =
        Stream.of(lost.remove(partition), scan.remark()).filter(Objects::nonNull).toList();
    return new DeliveryHeader(
        contract.feed(),
        position.topic().deliveryId(partition, batch.first),
        position.topic().source(partition, batch.first, batch.last),
        batch.bytes,
        scan.reading(),
        scan.refusal(),
        remarks.isEmpty() ? null : String.join(" ", remarks),
        now,
        Manifest.NONE);
  }

  /** Refines the rows of each kind; returns those that did. */
  private List<RowRefiner> refine(DeliveryHeader delivery, List<Message> messages) {
    List<RowRefiner> refiners = new ArrayList<>();
    sink.begin(feed, contract.shape().table(), delivery.deliveryId());
    rows.read(
        messages,
        kind -> {
          refiners.add(new RowRefiner(contract, kind, delivery.terms(), lists, sink));
          return refiners.getLast();
        });
    return refiners;
  }
}
