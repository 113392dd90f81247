package io.credlake.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;

/** Hands each part it was dealt to the operator chained behind it, then asks for the next. */
final class PartReader implements SourceReader<DeliveryPart, PartSplit> {

  private final SourceReaderContext context;
  private final Queue<PartSplit> splits = new ArrayDeque<>();
  private CompletableFuture<Void> available = new CompletableFuture<>();
  private boolean noMoreSplits;

  PartReader(SourceReaderContext context) {
    this.context = context;
  }

  @Override
  public void start() {
    if (splits.isEmpty()) {
      context.sendSplitRequest();
    }
  }

  @Override
  public InputStatus pollNext(ReaderOutput<DeliveryPart> output) {
    PartSplit split = splits.poll();
    if (split != null) {
      output.collect(split.part());
      if (splits.isEmpty() && !noMoreSplits) {
        context.sendSplitRequest();
      }
      return InputStatus.MORE_AVAILABLE;
    }
    if (noMoreSplits) {
      return InputStatus.END_OF_INPUT;
    }
    if (available.isDone()) {
      available = new CompletableFuture<>();
    }
    return InputStatus.NOTHING_AVAILABLE;
  }

  @Override
  public List<PartSplit> snapshotState(long checkpointId) {
    return new ArrayList<>(splits);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return available;
  }

  @Override
  public void addSplits(List<PartSplit> more) {
    splits.addAll(more);
    available.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {
    noMoreSplits = true;
    available.complete(null);
  }

  @Override
  public void close() {}
}
