package io.credlake.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.StructLikeWrapper;

/**
 * What makes a table slow or large.
 *
 * @param table full name
 * @param files data files of the newest snapshot
 * @param bytes their size
 * @param smallTogether most small files in one partition; they could be one
 * @param deleteFiles files of deleted rows that a reader has to look into
 * @param manifests lists of files that a reader has to look into
 * @param expirable snapshots that are older than asked for and neither the newest nor pinned
 * @param pinned snapshots that releases keep by a tag
 */
public record TableHealth(
    String table,
    long files,
    long bytes,
    long smallTogether,
    long deleteFiles,
    long manifests,
    long expirable,
    long pinned) {

  /**
   * The health of all tables of a lake that are written again and again, by name.
   *
   * @param small bytes below which a data file is small
   * @param before snapshots from before this time may expire
   */
  public static List<TableHealth> of(Lake lake, long small, Instant before) {
    return lake.livingTableNames().stream()
        .map(name -> of(name, lake.table(name), small, before))
        .toList();
  }

  private static TableHealth of(String name, Table table, long small, Instant before) {
    Snapshot newest = table.currentSnapshot();
    long files = 0;
    long bytes = 0;
    Map<StructLikeWrapper, Long> smallFiles = new HashMap<>();
    Set<String> deletes = new HashSet<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        files++;
        bytes += task.file().fileSizeInBytes();
        if (task.file().fileSizeInBytes() < small) {
          smallFiles.merge(partition(task), 1L, Long::sum);
        }
        for (DeleteFile delete : task.deletes()) {
          deletes.add(delete.location());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list files of table, " + e + ": " + name, e);
    }
    Set<Long> tagged = new HashSet<>();
    table.refs().values().stream()
        .filter(SnapshotRef::isTag)
        .forEach(tag -> tagged.add(tag.snapshotId()));
    long expirable = 0;
    for (Snapshot snapshot : table.snapshots()) {
      boolean isNewest = newest != null && snapshot.snapshotId() == newest.snapshotId();
      boolean isOld = snapshot.timestampMillis() < before.toEpochMilli();
      expirable += !isNewest && isOld && !tagged.contains(snapshot.snapshotId()) ? 1 : 0;
    }
    return new TableHealth(
        name,
        files,
        bytes,
        smallFiles.values().stream().mapToLong(Long::longValue).max().orElse(0),
        deletes.size(),
        newest == null ? 0 : newest.allManifests(table.io()).size(),
        expirable,
        tagged.size());
  }

  private static StructLikeWrapper partition(FileScanTask task) {
    StructLike partition = task.file().partition();
    return StructLikeWrapper.forType(task.spec().partitionType()).set(partition);
  }
}
