package io.credlake.flow;

import io.credlake.lake.LakePlace;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Follows a lake for ever: tells which files hold rows of newly completed deliveries. */
final class LakeSource implements Source<CoverageEvent, LakeSource.Split, Boolean> {

  private static final long serialVersionUID = 1;

  private final LakePlace place;
  private final long generation;
  private final int readers;

  /**
   * A follower of a lake that begins a generation, unless it is restored.
   *
   * @param readers among whom the files are dealt
   */
  LakeSource(LakePlace place, long generation, int readers) {
    this.place = place;
    this.generation = generation;
    this.readers = readers;
  }

  /** The lake, of which there is one. */
  record Split(FollowPosition position) implements SourceSplit, Serializable {
    @Override
    public String splitId() {
      return "lake";
    }
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SplitEnumerator<Split, Boolean> createEnumerator(SplitEnumeratorContext<Split> context) {
    return restoreEnumerator(context, false);
  }

  @Override
  public SplitEnumerator<Split, Boolean> restoreEnumerator(
      SplitEnumeratorContext<Split> context, Boolean assigned) {
    return new Assignment(context, new Split(FollowPosition.start(generation)), assigned);
  }

  @Override
  public SourceReader<CoverageEvent, Split> createReader(SourceReaderContext context) {
    return new LakeFollower(place, readers);
  }

  @Override
  public SimpleVersionedSerializer<Split> getSplitSerializer() {
    return PartSplit.serializer();
  }

  @Override
  public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
    return PartSplit.serializer();
  }

  /** Gives the lake to the one reader, once. */
  private static final class Assignment implements SplitEnumerator<Split, Boolean> {

    private final SplitEnumeratorContext<Split> context;
    private final List<Split> unassigned = new ArrayList<>();

    Assignment(SplitEnumeratorContext<Split> context, Split split, boolean assigned) {
      this.context = context;
      if (!assigned) {
        unassigned.add(split);
      }
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, String host) {}

    @Override
    public void addSplitsBack(List<Split> splits, int subtask) {
      unassigned.addAll(splits);
    }

    @Override
    public void addReader(int subtask) {
      unassigned.forEach(split -> context.assignSplit(split, subtask));
      unassigned.clear();
    }

    @Override
    public Boolean snapshotState(long checkpointId) {
      return unassigned.isEmpty();
    }

    @Override
    public void close() {}
  }
}
