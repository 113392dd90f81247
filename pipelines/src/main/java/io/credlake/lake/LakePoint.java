package io.credlake.lake;

import io.credlake.fact.DeliveryStatus;
import io.credlake.fact.DeliveryTables;
import io.credlake.fact.ReleaseTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.Tasks;

/**
 * All tables of a lake as they stood together at one moment, beside whoever writes.
 *
 * <p>Facts agree between two commits, that is while the {@link CommitJournal} is empty. So the
 * heads of all tables are read, then the journal, then the heads again: if it was empty and no head
 * moved, all of them stood so when it was looked at. Coverage must have counted every delivery of
 * that moment; rows of a round or run that is being written count for nobody until its own row is
 * there.
 *
 * @param snapshots id of the snapshot, by full name of the table
 */
public record LakePoint(Map<String, Long> snapshots) {

  private static final Duration RETRY = Duration.ofMillis(200);
  private static final int ATTEMPTS = 20;

  /**
   * A table as a point has it.
   *
   * @param rows of its data files; rows that delete files take away are among them
   * @param files data and delete files
   * @param bytes their size
   * @param digest SHA-256 over names, sizes and rows of the files
   */
  public record Pinned(
      String table, long snapshotId, long rows, long files, long bytes, String digest) {}

  /**
   * The lake as it stands, once it stands still for a moment.
   *
   * @param patience how long to wait for a job that writes
   * @param unready what else was not computed to its end, if something was not
   * @throws IllegalStateException if it does not, or what is there was not counted
   */
  public static LakePoint of(Lake lake, Duration patience, Function<Lake, Optional<String>> unready)
      throws InterruptedException {
    ReleaseTables.ALL.forEach(lake::table);
    Instant last = Instant.now().plus(patience);
    while (true) {
      Map<String, Long> heads = heads(lake);
      Optional<String> obstacle = obstacle(lake).or(() -> unready.apply(lake));
      boolean moved = !heads(lake).equals(heads);
      if (obstacle.isEmpty() && !moved) {
        return new LakePoint(heads);
      }
      if (Instant.now().isAfter(last) || !(moved || isWritten(lake))) {
        throw new IllegalStateException(
            "Cannot pin lake, %s: %s"
                .formatted(obstacle.orElse("it does not stand still"), lake.folder()));
      }
      Thread.sleep(RETRY);
    }
  }

  /** Why facts or coverage are not whole, if they are not. */
  private static Optional<String> obstacle(Lake lake) {
    return new CommitJournal(lake).open().isPresent()
        ? Optional.of("a commit of the ingest is not ended (it is by the next credlake ingest)")
        : uncounted(lake);
  }

  private static boolean isWritten(Lake lake) {
    return WriterLock.holderOf(lake, WriterLock.Part.FACTS).isPresent()
        || WriterLock.holderOf(lake, WriterLock.Part.COVERAGE).isPresent()
        || WriterLock.holderOf(lake, WriterLock.Part.INDEX).isPresent();
  }

  private static Map<String, Long> heads(Lake lake) {
    return heads(lake, lake.factTableNames());
  }

  /** The newest snapshots of tables, by full name; each has one then. */
  static Map<String, Long> heads(Lake lake, List<String> names) {
    Map<String, Long> heads = new TreeMap<>();
    for (String name : names) {
      Table table = lake.table(name);
      if (table.currentSnapshot() == null) {
        // what was never written has nothing that a tag could keep
        CommitClock.commit(table, table.newAppend());
      }
      heads.put(name, table.currentSnapshot().snapshotId());
    }
    return heads;
  }

  /** Why coverage does not count all that is in the lake, if it does not. */
  private static Optional<String> uncounted(Lake lake) {
    Snapshot deliveries = lake.table(DeliveryTables.DELIVERY_LOG).currentSnapshot();
    Optional<CoverageStanding> standing = CoverageStanding.of(lake);
    if (standing.isEmpty()) {
      return Optional.of("no delivery was counted yet");
    }
    // Compaction changes the snapshot and not the deliveries, so these are counted.
    if (standing.get().deliverySnapshot() != deliveries.snapshotId()) {
      long taken = taken(lake);
      if (standing.get().deliveries() != taken) {
        return Optional.of(
            "coverage counts %d of %d deliveries (it goes on with the next credlake ingest)"
                .formatted(standing.get().deliveries(), taken));
      }
    }
    return standing.get().isInexact(lake)
        ? Optional.of("coverage misses a late correction (credlake coverage rebuild)")
        : Optional.empty();
  }

  private static long taken(Lake lake) {
    Set<String> taken = new HashSet<>();
    lake.read(
        DeliveryTables.DELIVERY_LOG,
        Expressions.notEqual("status", DeliveryStatus.REFUSED.code()),
        List.of("feed", "delivery_id"),
        row -> taken.add(row.getField("feed") + " " + row.getField("delivery_id")));
    return taken.size();
  }

  /** Keeps every table of the point by a tag of this name, which never expires. */
  public void tag(Lake lake, String tag) {
    snapshots.forEach(
        (name, snapshot) ->
            manage(
                lake.table(name),
                refs -> refs.createTag(tag, snapshot).setMaxRefAgeMs(tag, Long.MAX_VALUE)));
  }

  /** Takes the tags of a name away, wherever there is one. */
  public static void untag(Lake lake, String tag) {
    for (String name : lake.factTableNames()) {
      Table table = lake.table(name);
      if (table.refs().containsKey(tag)) {
        manage(table, refs -> refs.removeTag(tag));
      }
    }
  }

  /**
   * Changes tags beside whoever appends. Iceberg tries a change of references again only within a
   * transaction that remembers the old table, so it is begun anew.
   */
  static void manage(Table table, UnaryOperator<ManageSnapshots> change) {
    Tasks.foreach(table)
        .retry(ATTEMPTS)
        .exponentialBackoff(50, 2_000, 60_000, 2)
        .onlyRetryOn(CommitFailedException.class)
        .run(
            any -> {
              table.refresh();
              change.apply(table.manageSnapshots()).commit();
            });
  }

  /**
   * Whether what was pinned is there as it was: its tag, its snapshot and all files of it. Digests
   * of older releases are over whole locations.
   */
  public static boolean isThere(Lake lake, Pinned pinned, String tag) {
    if (!lake.tableNames().contains(pinned.table())) {
      return false;
    }
    Table table = lake.table(pinned.table());
    SnapshotRef ref = table.refs().get(tag);
    return ref != null
        && ref.snapshotId() == pinned.snapshotId()
        && (describe(table, pinned.table(), pinned.snapshotId()).equals(pinned)
            || describe(table, pinned.table(), pinned.snapshotId(), file -> file).equals(pinned))
        && files(table, pinned.snapshotId()).stream()
            .allMatch(file -> table.io().newInputFile(file.location()).exists());
  }

  /** What the point holds, by table. */
  public List<Pinned> describe(Lake lake) {
    return snapshots.entrySet().stream()
        .map(entry -> describe(lake.table(entry.getKey()), entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Pinned describe(Table table, String name, long snapshot) {
    return describe(table, name, snapshot, location -> inTable(table, location));
  }

  private static Pinned describe(
      Table table, String name, long snapshot, UnaryOperator<String> named) {
    List<ContentFile<?>> files = files(table, snapshot);
    long rows = 0;
    for (ContentFile<?> file : files) {
      rows += file.content() == FileContent.DATA ? file.recordCount() : 0;
    }
    return new Pinned(
        name,
        snapshot,
        rows,
        files.size(),
        files.stream().mapToLong(ContentFile::fileSizeInBytes).sum(),
        DigestUtils.sha256Hex(
            String.join("\n", files.stream().map(file -> line(named, file)).sorted().toList())));
  }

  /** Data and delete files of a snapshot, each once. */
  private static List<ContentFile<?>> files(Table table, long snapshot) {
    Map<String, ContentFile<?>> files = new TreeMap<>();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshot).planFiles()) {
      for (FileScanTask task : tasks) {
        files.put(task.file().location(), task.file());
        task.deletes().forEach(delete -> files.put(delete.location(), delete));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list files of table, " + e + ": " + table, e);
    }
    return List.copyOf(files.values());
  }

  /** File names hold a random part, so that no two files ever have one name. */
  private static String line(UnaryOperator<String> named, ContentFile<?> file) {
    return "%s %d %d"
        .formatted(named.apply(file.location()), file.fileSizeInBytes(), file.recordCount());
  }

  /** A location within the folder of a table, wherever that is. */
  private static String inTable(Table table, String location) {
    String folder = plain(table.location());
    return plain(location).startsWith(folder)
        ? plain(location).substring(folder.length())
        : location;
  }

  /** Locations on disk are written with one slash or three. */
  private static String plain(String location) {
    return location.replaceFirst("^file:/+", "/");
  }
}
