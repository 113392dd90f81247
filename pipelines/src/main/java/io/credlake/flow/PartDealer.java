package io.credlake.flow;

import io.credlake.flow.Inbox.Found;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Deals out the parts of the deliveries of an inbox, each to the reader that asks next. */
final class PartDealer implements SplitEnumerator<PartSplit, InboxState> {

  private static final long WATCH_MILLIS = 1000;
  private static final int ENOUGH_WAITING = 256;

  private final SplitEnumeratorContext<PartSplit> context;
  private final Inbox inbox;
  private final boolean watch;
  private final Queue<Integer> askers = new ArrayDeque<>();
  private boolean looking;
  private boolean allFound;

  PartDealer(SplitEnumeratorContext<PartSplit> context, Inbox inbox, boolean watch) {
    this.context = context;
    this.inbox = inbox;
    this.watch = watch;
  }

  @Override
  public void start() {
    if (watch) {
      context.callAsync(inbox::look, this::found, 0, WATCH_MILLIS);
    } else {
      lookOnce();
    }
  }

  private void lookOnce() {
    looking = true;
    context.callAsync(inbox::look, this::found);
  }

  private void found(Found found, Throwable error) {
    looking = false;
    if (error != null) {
      throw new IllegalStateException("Cannot look for deliveries: " + error.getMessage(), error);
    }
    inbox.take(found);
    allFound = !watch && !found.more();
    deal();
  }

  @Override
  public void handleSplitRequest(int subtask, String host) {
    askers.add(subtask);
    deal();
  }

  private void deal() {
    Queue<DeliveryPart> waiting = inbox.state().waiting;
    while (!askers.isEmpty() && !waiting.isEmpty()) {
      int asker = askers.remove();
      if (context.registeredReaders().containsKey(asker)) {
        context.assignSplit(new PartSplit(waiting.remove()), asker);
      }
    }
    if (allFound && waiting.isEmpty()) {
      askers.forEach(context::signalNoMoreSplits);
      askers.clear();
    } else if (!watch && !allFound && !looking && waiting.size() < ENOUGH_WAITING) {
      lookOnce();
    }
  }

  @Override
  public void addSplitsBack(List<PartSplit> splits, int subtask) {
    splits.forEach(split -> inbox.state().waiting.addFirst(split.part()));
    deal();
  }

  @Override
  public void addReader(int subtask) {}

  @Override
  public InboxState snapshotState(long checkpointId) {
    return inbox.state();
  }

  @Override
  public void close() {}
}
