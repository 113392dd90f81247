package io.credlake.flow;

import io.credlake.fact.DeliveryTables;
import io.credlake.flow.CoverageEvent.FileToCount;
import io.credlake.flow.CoverageEvent.Round;
import io.credlake.flow.CoverageEvent.RoundEnd;
import io.credlake.flow.CoverageEvent.Span;
import io.credlake.flow.FollowPosition.DeliveryKey;
import io.credlake.flow.FollowPosition.OpenFile;
import io.credlake.lake.CoverageStanding;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * Tells round after round which files hold rows of deliveries that were completed since the last.
 *
 * <p>A round begins only when a checkpoint has taken in the one before. So what is committed are
 * whole rounds, and a reader of coverage sees each delivery whole or not at all. A checkpoint
 * within a round holds nothing of it: restored from there, all of the round is told again.
 */
final class LakeFollower implements SourceReader<CoverageEvent, LakeSource.Split> {

  private static final long LOOK_MILLIS = 200;
  private static final long NO_CHECKPOINT = -1;

  private final LakePlace place;
  private final int readers;
  private final CompleteDeliveries deliveries = new CompleteDeliveries();
  private final Queue<CoverageEvent> untold = new ArrayDeque<>();

  private Lake lake;
  private FollowPosition position;

  /** Where the round that is being told leads to; null between rounds. */
  private FollowPosition next;

  /** What is counted in the round that is being told. */
  private Span span;

  private int dealt;
  private CompletableFuture<Void> available = new CompletableFuture<>();
  private boolean waitsForCheckpoint;
  private long awaitedCheckpoint = NO_CHECKPOINT;

  LakeFollower(LakePlace place, int readers) {
    this.place = place;
    this.readers = readers;
  }

  @Override
  public void start() {
    lake = Lake.open(place);
    if (position != null) {
      ensureNotBehind();
    }
  }

  /**
   * A state that is older than what was committed would count rounds again under numbers that the
   * tables have.
   */
  private void ensureNotBehind() {
    Round last = position.round();
    CoverageStanding.of(lake)
        .filter(standing -> standing.generation() == last.generation())
        .filter(standing -> standing.round() > last.number())
        .ifPresent(
            standing -> {
              throw new SuppressRestartsException(
                  new IllegalStateException(
                      (CoverageFlow.STATE_IS_OLD + "%d, the lake has counted round: %d")
                          .formatted(last.number(), standing.round())));
            });
  }

  @Override
  public void addSplits(List<LakeSource.Split> splits) {
    position = splits.getFirst().position();
    available.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {}

  @Override
  public InputStatus pollNext(ReaderOutput<CoverageEvent> output) {
    if (position == null || waitsForCheckpoint) {
      return later(new CompletableFuture<>());
    }
    if (next == null && !beginRound()) {
      return later(
          CompletableFuture.runAsync(
              () -> {}, CompletableFuture.delayedExecutor(LOOK_MILLIS, TimeUnit.MILLISECONDS)));
    }
    if (untold.isEmpty()) {
      endRound(output);
    } else {
      output.collect(untold.remove());
    }
    return InputStatus.MORE_AVAILABLE;
  }

  /** Tells all readers at once, so that no checkpoint comes in between. */
  private void endRound(ReaderOutput<CoverageEvent> output) {
    for (int reader = 0; reader < readers; reader++) {
      output.collect(new RoundEnd(reader, next.round(), deliveries.size(), span));
    }
    position = next;
    next = null;
    waitsForCheckpoint = true;
  }

  private InputStatus later(CompletableFuture<Void> when) {
    available = when;
    return InputStatus.NOTHING_AVAILABLE;
  }

  /** Begins a round if deliveries were completed since the last one. */
  private boolean beginRound() {
    Table log = lake.table(DeliveryTables.DELIVERY_LOG);
    long last = position.deliverySnapshot();
    long now = current(log);
    if (now == last) {
      return false;
    }
    // Deliveries first: the rows of those that are complete now are in the lake already.
    span = new Span(last, now);
    deliveries.advance(lake, span);
    Round round =
        new Round(
            position.round().generation(), position.round().number() + 1, deliveries.lastMonth());
    List<OpenFile> open = new ArrayList<>();
    for (OpenFile file : position.open()) {
      tell(round, file, false, open);
    }
    List<Long> snapshots = new ArrayList<>();
    for (int i = 0; i < CoverageEvent.COUNTED.size(); i++) {
      Table table = lake.table(CoverageEvent.COUNTED.get(i));
      long upTo = current(table);
      for (DataFile file : TableChanges.added(table, position.snapshots().get(i), upTo)) {
        tell(round, look(i, file.location()), true, open);
      }
      snapshots.add(upTo);
    }
    next = new FollowPosition(round, now, snapshots, open);
    return true;
  }

  /** A file is told if deliveries of it were completed, and kept while others are not. */
  private void tell(Round round, OpenFile file, boolean isNew, List<OpenFile> open) {
    Set<DeliveryKey> missing = new HashSet<>(file.missing());
    if (missing.removeIf(deliveries::isComplete)) {
      int reader = dealt++ % readers;
      untold.add(new FileToCount(reader, round, file.table(), file.location(), isNew, span));
    }
    if (!missing.isEmpty()) {
      open.add(new OpenFile(file.table(), file.location(), missing));
    }
  }

  private static long current(Table table) {
    Snapshot snapshot = table.currentSnapshot();
    return snapshot == null ? FollowPosition.NONE : snapshot.snapshotId();
  }

  private OpenFile look(int table, String location) {
    Set<DeliveryKey> found = new HashSet<>();
    TableChanges.read(
        lake.table(CoverageEvent.COUNTED.get(table)),
        location,
        List.of("feed", "delivery_id"),
        row ->
            found.add(
                new DeliveryKey(
                    (String) row.getField("feed"), (String) row.getField("delivery_id"))));
    return new OpenFile(table, location, found);
  }

  @Override
  public List<LakeSource.Split> snapshotState(long checkpointId) {
    if (waitsForCheckpoint && awaitedCheckpoint == NO_CHECKPOINT) {
      awaitedCheckpoint = checkpointId;
    }
    return position == null ? List.of() : List.of(new LakeSource.Split(position));
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {
    if (awaitedCheckpoint != NO_CHECKPOINT && checkpointId >= awaitedCheckpoint) {
      waitsForCheckpoint = false;
      awaitedCheckpoint = NO_CHECKPOINT;
      available.complete(null);
    }
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return available;
  }

  @Override
  public void close() {
    if (lake != null) {
      lake.close();
    }
  }
}
