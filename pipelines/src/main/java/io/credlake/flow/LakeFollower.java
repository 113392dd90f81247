package io.credlake.flow;

import io.credlake.fact.Tables;
import io.credlake.flow.CoverageEvent.FileToCount;
import io.credlake.flow.CoverageEvent.Round;
import io.credlake.flow.CoverageEvent.RoundEnd;
import io.credlake.flow.FollowPosition.DeliveryKey;
import io.credlake.flow.FollowPosition.OpenFile;
import io.credlake.lake.Lake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * Tells round after round which files hold rows of deliveries that were completed since the last.
 *
 * <p>A round begins only when a checkpoint has taken in the one before. So what is committed are
 * whole rounds, and a reader of coverage sees each delivery whole or not at all.
 */
final class LakeFollower implements SourceReader<CoverageEvent, LakeSource.Split> {

  private static final long LOOK_MILLIS = 200;
  private static final long NO_CHECKPOINT = -1;

  private final String lakeFolder;
  private final CompleteDeliveries deliveries = new CompleteDeliveries();

  private Lake lake;
  private FollowPosition position;
  private CompletableFuture<Void> available = new CompletableFuture<>();
  private boolean waitsForCheckpoint;
  private long awaitedCheckpoint = NO_CHECKPOINT;

  LakeFollower(String lakeFolder) {
    this.lakeFolder = lakeFolder;
  }

  @Override
  public void start() {
    lake = Lake.open(Path.of(lakeFolder));
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
    if (!position.roundOpen && !beginRound()) {
      return later(
          CompletableFuture.runAsync(
              () -> {}, CompletableFuture.delayedExecutor(LOOK_MILLIS, TimeUnit.MILLISECONDS)));
    }
    if (position.untold.isEmpty()) {
      output.collect(new RoundEnd(position.round, deliveries.size(), position.deliverySnapshot));
      position.roundOpen = false;
      waitsForCheckpoint = true;
    } else {
      output.collect(position.untold.remove());
    }
    return InputStatus.MORE_AVAILABLE;
  }

  private InputStatus later(CompletableFuture<Void> when) {
    available = when;
    return InputStatus.NOTHING_AVAILABLE;
  }

  /** Begins a round if deliveries were completed since the last one. */
  private boolean beginRound() {
    Table log = lake.table(Tables.DELIVERY_LOG);
    long last = position.deliverySnapshot;
    long now = current(log);
    if (now == last) {
      return false;
    }
    // Deliveries first: the rows of those that are complete now are in the lake already.
    deliveries.advanceTo(lake, now);
    Round round = new Round(position.round.generation(), position.round.number() + 1);
    long counted = last < 0 ? 0 : log.snapshot(last).sequenceNumber();
    List<OpenFile> open = new ArrayList<>();
    for (OpenFile file : position.open) {
      tell(round, file, counted, now, open);
    }
    for (int i = 0; i < position.snapshots.length; i++) {
      Table table = lake.table(CoverageEvent.COUNTED.get(i));
      long upTo = current(table);
      for (DataFile file : TableChanges.added(table, position.snapshots[i], upTo)) {
        tell(round, look(i, file.location()), 0, now, open);
      }
      position.snapshots[i] = upTo;
    }
    position.round = round;
    position.roundOpen = true;
    position.deliverySnapshot = now;
    position.open = open;
    return true;
  }

  /** A file is told if deliveries of it were completed, and kept while others are not. */
  private void tell(Round round, OpenFile file, long after, long upTo, List<OpenFile> open) {
    if (file.missing().removeIf(deliveries::isComplete)) {
      position.untold.add(new FileToCount(round, file.table(), file.location(), after, upTo));
    }
    if (!file.missing().isEmpty()) {
      open.add(file);
    }
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

  private static long current(Table table) {
    Snapshot snapshot = table.currentSnapshot();
    return snapshot == null ? -1 : snapshot.snapshotId();
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
