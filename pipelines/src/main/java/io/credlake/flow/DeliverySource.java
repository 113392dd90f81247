package io.credlake.flow;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedCatalogue;
import io.credlake.lake.LakePlace;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Finds deliveries in files and folders, once or for ever, and deals out their parts.
 *
 * <p>Each part goes to the reader that asks next, so that many small files and one large one keep
 * all cores busy.
 */
final class DeliverySource implements Source<DeliveryPart, PartSplit, InboxState> {

  private static final long serialVersionUID = 1;

  private final LakePlace place;
  private final FeedCatalogue feeds;
  private final CodeLists lists;
  private final List<Inlet> inlets;
  private final boolean watch;

  DeliverySource(
      LakePlace place, FeedCatalogue feeds, CodeLists lists, List<Inlet> inlets, boolean watch) {
    this.place = place;
    this.feeds = feeds;
    this.lists = lists;
    this.inlets = List.copyOf(inlets);
    this.watch = watch;
  }

  @Override
  public Boundedness getBoundedness() {
    return watch ? Boundedness.CONTINUOUS_UNBOUNDED : Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<PartSplit, InboxState> createEnumerator(
      SplitEnumeratorContext<PartSplit> context) {
    return restoreEnumerator(context, new InboxState());
  }

  @Override
  public SplitEnumerator<PartSplit, InboxState> restoreEnumerator(
      SplitEnumeratorContext<PartSplit> context, InboxState state) {
    return new PartDealer(context, new Inbox(place, feeds, lists, inlets, state, watch), watch);
  }

  @Override
  public SourceReader<DeliveryPart, PartSplit> createReader(SourceReaderContext context) {
    return new PartReader(context);
  }

  @Override
  public SimpleVersionedSerializer<PartSplit> getSplitSerializer() {
    return PartSplit.serializer();
  }

  @Override
  public SimpleVersionedSerializer<InboxState> getEnumeratorCheckpointSerializer() {
    return PartSplit.serializer();
  }
}
