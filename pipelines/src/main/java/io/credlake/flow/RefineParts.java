package io.credlake.flow;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedCatalogue;
import io.credlake.contract.FeedContract;
import io.credlake.decode.DeliveryRows;
import io.credlake.refine.RowRefiner;
import io.credlake.refine.Tally;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
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

  /** What is read was not at the gate. */
  static final String CHANGED =
      "Cannot take delivery, its file was changed or taken away before it was read";

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
    if (part.chunk() == null) {
      context.output(COUNTS, LedgerEntry.read(part.delivery(), part.parts(), new Tally()));
      return;
    }
    try (FSDataInputStream in = open(part)) {
      if (in == null) {
        DeliveryHeader refused = part.delivery().refused(CHANGED);
        problems.add("%s: %s".formatted(CHANGED, refused.source()));
        context.output(COUNTS, LedgerEntry.read(refused, part.parts(), new Tally()));
        return;
      }
      Tally tally = refine(part, in, out::collect);
      read.add(tally.read());
      rejected.add(tally.rejected());
      context.output(COUNTS, LedgerEntry.read(part.delivery(), part.parts(), tally));
    }
  }

  /**
   * The file of a part as it was when it passed the gate; null: it is not that any more. Once it is
   * open it stays, even if another is put in its place.
   */
  private static FSDataInputStream open(DeliveryPart part) throws IOException {
    Path path = new Path(part.delivery().source());
    FSDataInputStream in;
    try {
      in = path.getFileSystem().open(path);
    } catch (FileNotFoundException e) {
      return null;
    }
    if (isAsItWas(part)) {
      return in;
    }
    in.close();
    return null;
  }

  private static boolean isAsItWas(DeliveryPart part) throws IOException {
    try {
      return FileStamp.of(java.nio.file.Path.of(part.delivery().source())).equals(part.stamp());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private Tally refine(DeliveryPart part, FSDataInputStream file, Consumer<RowBatch> out)
      throws IOException {
    DeliveryHeader delivery = part.delivery();
    int feed = feeds.indexOf(delivery.feed());
    FeedContract contract = feeds.contracts().get(feed);
    sink.begin(feed, contract.shape().table(), delivery.deliveryId());
    RowRefiner refiner =
        new RowRefiner(contract, delivery.reading().titles(), delivery.terms(), lists, sink);
    file.seek(part.chunk().offset());
    try (InputStream in = part.chunk().of(file)) {
      DeliveryRows.read(in, delivery.reading(), part.chunk(), contract, refiner);
    }
    sink.flush(out);
    return refiner.tally();
  }
}
