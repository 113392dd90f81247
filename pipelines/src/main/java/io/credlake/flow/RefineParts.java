package io.credlake.flow;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedCatalogue;
import io.credlake.contract.FeedContract;
import io.credlake.decode.Chunk;
import io.credlake.decode.DeliveryRows;
import io.credlake.refine.RowRefiner;
import io.credlake.refine.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Reads the rows of a part of a delivery and refines them into facts and rejections.
 *
 * <p>A part is read whole between two checkpoints, so that there is no position to remember.
 */
final class RefineParts extends ProcessFunction<DeliveryPart, RowBatch> {

  private static final long serialVersionUID = 1;

  static final OutputTag<LedgerEntry> COUNTS =
      new OutputTag<>("counts of parts", FlowTypes.LEDGER_ENTRY);

  private final FeedCatalogue feeds;
  private final CodeLists lists;

  private final LongCounter read = new LongCounter();
  private final LongCounter rejected = new LongCounter();
  private final LongCounter known = new LongCounter();
  private final ListAccumulator<String> problems = new ListAccumulator<>();

  private transient BatchingSink sink;

  RefineParts(FeedCatalogue feeds, CodeLists lists) {
    this.feeds = feeds;
    this.lists = lists;
  }

  @Override
  public void open(OpenContext context) {
    sink = new BatchingSink();
    getRuntimeContext().addAccumulator(Progress.READ, read);
    getRuntimeContext().addAccumulator(Progress.REJECTED, rejected);
    getRuntimeContext().addAccumulator(Progress.KNOWN_DELIVERIES, known);
    getRuntimeContext().addAccumulator(Progress.PROBLEMS, problems);
  }

  @Override
  public void processElement(DeliveryPart part, Context context, Collector<RowBatch> out)
      throws IOException {
    if (part.problem() != null) {
      problems.add(part.problem());
    }
    if (part.known()) {
      known.add(part.problem() == null ? 1 : 0);
      return;
    }
    Tally tally = part.chunk() == null ? new Tally() : refine(part, out::collect);
    read.add(tally.read());
    rejected.add(tally.rejected());
    context.output(COUNTS, LedgerEntry.read(part.delivery(), part.parts(), tally));
  }

  private Tally refine(DeliveryPart part, Consumer<RowBatch> out) throws IOException {
    DeliveryHeader delivery = part.delivery();
    int feed = feeds.indexOf(delivery.feed());
    FeedContract contract = feeds.contracts().get(feed);
    sink.begin(feed, contract.shape().table(), delivery.deliveryId());
    RowRefiner refiner =
        new RowRefiner(contract, delivery.reading().titles(), delivery.terms(), lists, sink);
    try (InputStream in = open(delivery.source(), part.chunk())) {
      DeliveryRows.read(in, delivery.reading(), part.chunk(), contract, refiner);
    }
    sink.flush(out);
    return refiner.tally();
  }

  private static InputStream open(String source, Chunk chunk) throws IOException {
    Path path = new Path(source);
    FSDataInputStream in = path.getFileSystem().open(path);
    in.seek(chunk.offset());
    return chunk.of(in);
  }
}
