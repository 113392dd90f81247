package io.credlake.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.credlake.fact.DeliveryTables;
import io.credlake.fact.FactTables;
import io.credlake.fact.TableDefinition;
import io.credlake.lake.CommitJournal;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.lake.WriterLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.InstantiationUtil;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.ValidationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitFilesTest {

  private static final String RUN = "run-1";
  private static final TableDefinition SUBJECTS = FactTables.SUBJECT;
  private static final TableDefinition REJECTIONS = DeliveryTables.REJECTION;
  private static final TableDefinition DELIVERIES = DeliveryTables.DELIVERY_LOG;

  @TempDir private Path folder;

  private Lake lake;
  private WriterLock lock;
  private OneInputStreamOperatorTestHarness<WrittenFiles, Void> commit;

  @BeforeEach
  void open() throws Exception {
    lake = Lake.open(folder);
    DeliveryTables.INGESTED.forEach(lake::table);
    lock = locked(RUN);
    commit = new OneInputStreamOperatorTestHarness<>(new CommitFiles(LakePlace.of(folder), RUN));
    commit.open();
  }

  private WriterLock locked(String run) throws Exception {
    return WriterLock.acquire(lake, WriterLock.Part.FACTS, run, "test", holder -> {});
  }

  @AfterEach
  void close() throws Exception {
    commit.close();
    lock.close();
    lake.close();
  }

  @Test
  void commitsOnlyWhenTheCheckpointIsComplete() throws Exception {
    process(written(SUBJECTS, "a"));
    process(written(DELIVERIES, "b"));
    assertThat(filesOf(SUBJECTS)).isEmpty();
    commit.snapshot(1, 0);
    assertThat(filesOf(SUBJECTS)).isEmpty();

    commit.notifyOfCompletedCheckpoint(1);

    assertThat(filesOf(SUBJECTS)).containsExactly("a");
    assertThat(filesOf(DELIVERIES)).containsExactly("b");
    assertThat(filesOf(REJECTIONS)).isEmpty();
  }

  @Test
  void snapshotNamesRunAndCheckpoint() throws Exception {
    process(written(SUBJECTS, "a"));
    commit.snapshot(7, 0);
    commit.notifyOfCompletedCheckpoint(7);

    assertThat(table(SUBJECTS).currentSnapshot().summary())
        .contains(entry(CheckpointCommit.RUN, RUN), entry(CheckpointCommit.CHECKPOINT, "7"));
  }

  @Test
  void filesAfterTheSnapshotWaitForTheNextOne() throws Exception {
    process(written(SUBJECTS, "a"));
    commit.snapshot(1, 0);
    process(written(SUBJECTS, "b"));

    commit.notifyOfCompletedCheckpoint(1);
    assertThat(filesOf(SUBJECTS)).containsExactly("a");

    commit.snapshot(2, 0);
    commit.notifyOfCompletedCheckpoint(2);
    assertThat(filesOf(SUBJECTS)).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void completionOfALaterCheckpointCommitsEarlierOnesOnceAndBefore() throws Exception {
    process(written(SUBJECTS, "a"));
    commit.snapshot(1, 0);
    process(written(SUBJECTS, "b"));
    commit.snapshot(2, 0);

    commit.notifyOfCompletedCheckpoint(2);
    commit.notifyOfCompletedCheckpoint(2);

    assertThat(filesOf(SUBJECTS)).containsExactly("a", "b");
    assertThat(snapshotsOf(SUBJECTS)).hasSize(2);
  }

  @Test
  void checkpointIsCommittedWholeBeforeTheNext() throws Exception {
    process(written(SUBJECTS, "rows"));
    process(written(DELIVERIES, "delivery"));
    commit.snapshot(1, 0);
    process(new WrittenFiles(SUBJECTS.fullName(), new DataFile[] {fileOfUnknownPartitioning()}));
    process(written(DELIVERIES, "next delivery"));
    commit.snapshot(2, 0);

    assertThatThrownBy(() -> commit.notifyOfCompletedCheckpoint(2))
        .hasMessageContaining("Cannot find partition spec 9");

    assertThat(filesOf(SUBJECTS)).containsExactly("rows");
    assertThat(filesOf(DELIVERIES)).containsExactly("delivery");
  }

  @Test
  void nextRunCompletesTheCommitOfOneThatDiedHalfWay() throws Exception {
    begin("run-0", 5, written(SUBJECTS, "rows"), written(DELIVERIES, "delivery"));
    append(SUBJECTS, "rows", "run-0", "5");

    CheckpointCommit.completeEarlier(lake);
    CheckpointCommit.completeEarlier(lake);

    assertThat(filesOf(SUBJECTS)).containsExactly("rows");
    assertThat(filesOf(DELIVERIES)).containsExactly("delivery");
    assertThat(new CommitJournal(lake).open()).isEmpty();
  }

  /** Somebody took the run for dead and ends its commit. */
  @Test
  void commitThatSomebodyElseEndsMeanwhileIsNotMadeTwice() {
    List<WrittenFiles> rows = List.of(written(SUBJECTS, "rows"));
    Table asItWas = table(SUBJECTS);
    Transaction begun = asItWas.newTransaction();
    CheckpointCommit.add(rows, RUN, 5, begun);

    CheckpointCommit.addTo(table(SUBJECTS), rows, RUN, 5);

    assertThatThrownBy(begun::commitTransaction).isInstanceOf(ValidationException.class);
    CheckpointCommit.addTo(asItWas, rows, RUN, 5);
    assertThat(filesOf(SUBJECTS)).containsExactly("rows");
  }

  @Test
  void commitGoesOnWhereOthersCommitMeanwhile() {
    Transaction begun = table(SUBJECTS).newTransaction();
    CheckpointCommit.add(List.of(written(SUBJECTS, "rows")), RUN, 5, begun);
    append(SUBJECTS, "of compaction", null, null);

    begun.commitTransaction();

    assertThat(filesOf(SUBJECTS)).containsExactlyInAnyOrder("of compaction", "rows");
  }

  @Test
  void whoLostTheLockBeginsNoCommitAndEndsNoneOfAnother() throws Exception {
    CommitJournal journal = new CommitJournal(lake);
    CommitJournal.Entry of = new CommitJournal.Entry(RUN, 1, new byte[0]);
    journal.begin(of);
    journal.end(new CommitJournal.Entry("earlier", 1, new byte[0]));
    journal.end(new CommitJournal.Entry(RUN, 0, new byte[0]));
    assertThat(journal.open()).get().extracting(CommitJournal.Entry::runId).isEqualTo(RUN);
    journal.end(of);
    assertThat(journal.open()).isEmpty();

    assertThatThrownBy(() -> journal.begin(new CommitJournal.Entry("earlier", 2, new byte[0])))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot write into lake, the lock was lost to test on ");
    assertThat(journal.open()).isEmpty();
  }

  @Test
  void commitThatEndedLeavesNothingToComplete() throws Exception {
    process(written(SUBJECTS, "a"));
    commit.snapshot(1, 0);
    commit.notifyOfCompletedCheckpoint(1);

    assertThat(new CommitJournal(lake).open()).isEmpty();
  }

  @Test
  void checkpointWithoutFilesMakesNoSnapshots() throws Exception {
    commit.snapshot(1, 0);
    commit.notifyOfCompletedCheckpoint(1);

    for (TableDefinition table : DeliveryTables.INGESTED) {
      assertThat(snapshotsOf(table)).isEmpty();
    }
  }

  @Test
  void commitsTablesInTheirOrderSoThatADeliveryComesAfterItsRows() throws Exception {
    process(written(DELIVERIES, "delivery"));
    process(new WrittenFiles(REJECTIONS.fullName(), new DataFile[] {fileOfUnknownPartitioning()}));
    process(written(SUBJECTS, "rows"));
    commit.snapshot(1, 0);

    assertThatThrownBy(() -> commit.notifyOfCompletedCheckpoint(1))
        .hasMessageContaining("Cannot find partition spec 9");

    assertThat(filesOf(SUBJECTS)).containsExactly("rows");
    assertThat(filesOf(REJECTIONS)).isEmpty();
    assertThat(filesOf(DELIVERIES)).isEmpty();
  }

  @Test
  void restoredOperatorCommitsWhatTheCrashLeftOut() throws Exception {
    process(written(SUBJECTS, "a"));
    OperatorSubtaskState snapshot = commit.snapshot(1, 0);

    try (var restored = restore(snapshot, 1)) {
      assertThat(filesOf(SUBJECTS)).containsExactly("a");
      restored.snapshot(2, 0);
      restored.notifyOfCompletedCheckpoint(2);
      assertThat(snapshotsOf(SUBJECTS)).hasSize(1);
    }
  }

  @Test
  void restoredOperatorCommitsNothingTwice() throws Exception {
    process(written(SUBJECTS, "a"));
    OperatorSubtaskState snapshot = commit.snapshot(1, 0);
    commit.notifyOfCompletedCheckpoint(1);

    try (var restored = restore(snapshot, 1)) {
      assertThat(filesOf(SUBJECTS)).containsExactly("a");
      assertThat(snapshotsOf(SUBJECTS)).hasSize(1);

      restored.processElement(new StreamRecord<>(written(SUBJECTS, "b")));
      restored.snapshot(2, 0);
      restored.notifyOfCompletedCheckpoint(2);
      assertThat(filesOf(SUBJECTS)).containsExactlyInAnyOrder("a", "b");
    }
  }

  @Test
  void restoredOperatorCommitsTheTablesThatWereLeftOut() throws Exception {
    process(written(SUBJECTS, "rows"));
    process(written(DELIVERIES, "delivery"));
    OperatorSubtaskState snapshot = commit.snapshot(1, 0);
    table(SUBJECTS)
        .newAppend()
        .appendFile(written(SUBJECTS, "rows").files()[0])
        .set(CheckpointCommit.RUN, RUN)
        .set(CheckpointCommit.CHECKPOINT, "1")
        .commit();

    restore(snapshot, 1).close();

    assertThat(filesOf(SUBJECTS)).containsExactly("rows");
    assertThat(snapshotsOf(SUBJECTS)).hasSize(1);
    assertThat(filesOf(DELIVERIES)).containsExactly("delivery");
  }

  @Test
  void snapshotsOfOtherWritersAreNoCheckpointsOfThisRun() throws Exception {
    append(SUBJECTS, "of compaction", null, null);
    append(SUBJECTS, "of another run", "run-0", "99");
    process(written(SUBJECTS, "a"));
    commit.snapshot(1, 0);
    commit.notifyOfCompletedCheckpoint(1);
    append(SUBJECTS, "of later compaction", null, null);
    process(written(SUBJECTS, "b"));
    commit.snapshot(2, 0);
    commit.notifyOfCompletedCheckpoint(2);

    assertThat(filesOf(SUBJECTS))
        .containsExactlyInAnyOrder(
            "of compaction", "of another run", "a", "of later compaction", "b");
  }

  @Test
  void committedFilesLeaveTheState() throws Exception {
    process(written(SUBJECTS, "a"));
    commit.snapshot(1, 0);
    commit.notifyOfCompletedCheckpoint(1);
    OperatorSubtaskState snapshot = commit.snapshot(2, 0);
    restore(snapshot, 2).close();

    assertThat(snapshotsOf(SUBJECTS)).hasSize(1);
  }

  @Test
  void runThatLostItsLockCommitsNothing() throws Exception {
    process(written(SUBJECTS, "a"));
    commit.snapshot(1, 0);
    lock.close();

    assertThatThrownBy(() -> commit.notifyOfCompletedCheckpoint(1))
        .hasStackTraceContaining("Cannot write into lake, the lock was lost to nobody: ");

    assertThat(filesOf(SUBJECTS)).isEmpty();
  }

  private void process(WrittenFiles files) throws Exception {
    commit.processElement(new StreamRecord<>(files));
  }

  private OneInputStreamOperatorTestHarness<WrittenFiles, Void> restore(
      OperatorSubtaskState snapshot, long checkpointId) throws Exception {
    var restored =
        new OneInputStreamOperatorTestHarness<WrittenFiles, Void>(
            new CommitFiles(LakePlace.of(folder), RUN));
    restored.setRestoredCheckpointId(checkpointId);
    restored.initializeState(snapshot);
    restored.open();
    return restored;
  }

  /** Writes down a commit as if the process had died while it went on. */
  private void begin(String run, long checkpointId, WrittenFiles... files) throws Exception {
    var checkpoint = new CheckpointCommit.Files(checkpointId, new ArrayList<>(List.of(files)));
    lock.close();
    try (WriterLock ofTheDead = locked(run)) {
      assertThat(ofTheDead).isNotNull();
      new CommitJournal(lake)
          .begin(
              new CommitJournal.Entry(
                  run, checkpointId, InstantiationUtil.serializeObject(checkpoint)));
    }
    lock = locked(RUN);
  }

  private Table table(TableDefinition table) {
    return lake.table(table);
  }

  private void append(TableDefinition table, String name, String run, String checkpoint) {
    var append = table(table).newAppend().appendFile(written(table, name).files()[0]);
    if (run != null) {
      append.set(CheckpointCommit.RUN, run).set(CheckpointCommit.CHECKPOINT, checkpoint);
    }
    append.commit();
  }

  /** News of a file; nobody reads it, so it need not be there. */
  private WrittenFiles written(TableDefinition table, String name) {
    return new WrittenFiles(table.fullName(), new DataFile[] {file(table(table).spec(), name)});
  }

  private static DataFile file(PartitionSpec spec, String name) {
    DataFiles.Builder file =
        DataFiles.builder(spec)
            .withPath("file:/nowhere/" + name)
            .withFormat("parquet")
            .withFileSizeInBytes(10)
            .withRecordCount(1);
    return (spec.isPartitioned() ? file.withPartitionPath("feed=enterprise-registration") : file)
        .build();
  }

  private DataFile fileOfUnknownPartitioning() {
    return file(
        PartitionSpec.builderFor(table(REJECTIONS).schema()).identity("feed").withSpecId(9).build(),
        "unfit");
  }

  private List<String> filesOf(TableDefinition table) {
    List<String> names = new ArrayList<>();
    for (Snapshot snapshot : snapshotsOf(table)) {
      snapshot
          .addedDataFiles(table(table).io())
          .forEach(file -> names.add(file.location().replace("file:/nowhere/", "")));
    }
    return names;
  }

  private List<Snapshot> snapshotsOf(TableDefinition table) {
    List<Snapshot> snapshots = new ArrayList<>();
    table(table).snapshots().forEach(snapshots::add);
    return snapshots;
  }
}
