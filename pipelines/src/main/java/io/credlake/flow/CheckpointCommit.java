package io.credlake.flow;

import io.credlake.fact.DeliveryTables;
import io.credlake.fact.TableDefinition;
import io.credlake.lake.CommitClock;
import io.credlake.lake.CommitJournal;
import io.credlake.lake.Lake;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.flink.util.InstantiationUtil;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Adds the files of a checkpoint to the tables of a lake: to all of them or, if the process dies
 * half-way, to the rest of them when the next run begins.
 *
 * <p>Iceberg commits one table at a time, which would let a crash leave rows whose delivery is not
 * in the lake. A topic could not be read again then: nobody would know where its batch had ended.
 */
public final class CheckpointCommit {

  static final String RUN = "credlake.run";
  static final String CHECKPOINT = "credlake.checkpoint";

  private final Lake lake;
  private final CommitJournal journal;

  CheckpointCommit(Lake lake) {
    this.lake = lake;
    this.journal = new CommitJournal(lake);
  }

  /** The files of a checkpoint. */
  record Files(long checkpointId, ArrayList<WrittenFiles> files) implements Serializable {}

  /** Ends what a run began that died; to be called by the holder of the writer lock. */
  public static void completeEarlier(Lake lake) {
    CheckpointCommit commit = new CheckpointCommit(lake);
    Optional<CommitJournal.Entry> begun = commit.journal.open();
    begun.ifPresent(entry -> commit.complete(entry, read(entry)));
  }

  /** Adds the files of a checkpoint of a run, unless they were added before. */
  void commit(String runId, Files checkpoint) {
    CommitJournal.Entry entry =
        new CommitJournal.Entry(runId, checkpoint.checkpointId(), write(checkpoint));
    journal.begin(entry);
    complete(entry, checkpoint);
  }

  private void complete(CommitJournal.Entry entry, Files checkpoint) {
    addTo(DeliveryTables.INGESTED, lake, entry.runId(), checkpoint);
    journal.end(entry);
  }

  /** Adds files to tables, one after the other; those that have the checkpoint have its files. */
  static void addTo(List<TableDefinition> tables, Lake lake, String runId, Files checkpoint) {
    for (TableDefinition table : tables) {
      addTo(table, lake, runId, checkpoint);
    }
  }

  private static void addTo(TableDefinition definition, Lake lake, String runId, Files checkpoint) {
    List<WrittenFiles> written =
        checkpoint.files().stream()
            .filter(files -> files.table().equals(definition.fullName()))
            .toList();
    if (!written.isEmpty()) {
      addTo(lake.table(definition), written, runId, checkpoint.checkpointId());
    }
  }

  /**
   * Adds files to a table, unless it has them. Somebody who took this run for dead may be ending
   * its commit: whoever is second finds the files there, even if he looked before.
   */
  static void addTo(Table table, List<WrittenFiles> written, String runId, long checkpoint) {
    try {
      CommitClock.commit(table, transaction -> add(written, runId, checkpoint, transaction));
    } catch (ValidationException e) {
      table.refresh();
      if (checkpoint > lastCommitted(table, runId)) {
        throw e;
      }
    }
  }

  /** The same in a transaction; its commit fails if the table gets the files meanwhile. */
  static void add(
      List<WrittenFiles> written, String runId, long checkpoint, Transaction transaction) {
    if (checkpoint <= lastCommitted(transaction.table(), runId)) {
      return;
    }
    Snapshot looked = transaction.table().currentSnapshot();
    AppendFiles append =
        transaction
            .newAppend()
            .validateWith(
                ancestors ->
                    StreamSupport.stream(ancestors.spliterator(), false)
                        .takeWhile(one -> looked == null || one.snapshotId() != looked.snapshotId())
                        .noneMatch(one -> isOf(one.summary(), runId, checkpoint)));
    for (WrittenFiles files : written) {
      for (DataFile file : files.files()) {
        append.appendFile(file);
      }
    }
    String number = Long.toString(checkpoint);
    append.set(RUN, runId).set(CHECKPOINT, number).commit();
    // a snapshot expires, and what it says with it
    transaction.updateProperties().set(RUN, runId).set(CHECKPOINT, number).commit();
  }

  /** The newest checkpoint of a run that a table holds, or -1. */
  private static long lastCommitted(Table table, String runId) {
    Stream<Map<String, String>> snapshots = // of lakes of earlier versions
        StreamSupport.stream(SnapshotUtil.currentAncestors(table).spliterator(), false)
            .map(Snapshot::summary);
    return Stream.concat(Stream.of(table.properties()), snapshots)
        .filter(notes -> runId.equals(notes.get(RUN)))
        .findFirst()
        .map(notes -> Long.parseLong(notes.get(CHECKPOINT)))
        .orElse(-1L);
  }

  private static boolean isOf(Map<String, String> notes, String runId, long checkpoint) {
    return runId.equals(notes.get(RUN)) && Long.parseLong(notes.get(CHECKPOINT)) >= checkpoint;
  }

  private static byte[] write(Files checkpoint) {
    try {
      return InstantiationUtil.serializeObject(checkpoint);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot write files of a checkpoint: " + e.getMessage(), e);
    }
  }

  private static Files read(CommitJournal.Entry entry) {
    try {
      return InstantiationUtil.deserializeObject(
          entry.files(), CheckpointCommit.class.getClassLoader());
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(
          "Cannot complete the commit of an earlier run, %s: %s"
              .formatted(e.getMessage(), entry.runId()),
          e);
    }
  }
}
