package io.credlake.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.fact.CountTables;
import io.credlake.fact.TableDefinition;
import io.credlake.flow.CoverageEvent.Round;
import io.credlake.flow.CoverageEvent.RoundEnd;
import io.credlake.flow.CoverageEvent.Span;
import io.credlake.lake.CoverageStanding;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.lake.WriterLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitCoverageTest {

  private static final String RUN = "run-1";
  private static final long GENERATION = 7;

  @TempDir private Path folder;

  private Lake lake;
  private WriterLock lock;
  private TwoInputStreamOperatorTestHarness<WrittenFiles, RoundEnd, Void> commit;

  @BeforeEach
  void open() throws Exception {
    lake = Lake.open(folder);
    CountTables.COVERAGE.forEach(lake::table);
    lock = WriterLock.acquire(lake, WriterLock.Part.COVERAGE, RUN, "test", holder -> {});
    commit = harness();
    commit.open();
  }

  @AfterEach
  void close() throws Exception {
    commit.close();
    lock.close();
    lake.close();
  }

  private TwoInputStreamOperatorTestHarness<WrittenFiles, RoundEnd, Void> harness()
      throws Exception {
    return new TwoInputStreamOperatorTestHarness<>(new CommitCoverage(LakePlace.of(folder), RUN));
  }

  @Test
  void roundIsCommittedWholeWithTheCheckpointThatHasItsEnd() throws Exception {
    written("a");
    commit.snapshot(1, 0);
    commit.notifyOfCompletedCheckpoint(1);
    assertThat(filesOf(CountTables.COVERAGE_DELTA)).as("the round goes on").isEmpty();

    written("b");
    end(1, 12);
    commit.snapshot(2, 0);
    assertThat(filesOf(CountTables.COVERAGE_DELTA)).isEmpty();
    commit.notifyOfCompletedCheckpoint(2);

    assertThat(filesOf(CountTables.COVERAGE_DELTA)).containsExactlyInAnyOrder("a", "b");
    assertThat(CoverageStanding.of(lake).orElseThrow())
        .extracting(
            CoverageStanding::generation, CoverageStanding::round, CoverageStanding::deliveries)
        .containsExactly(GENERATION, 1L, 12L);
  }

  @Test
  void roundWithoutChangesIsStillTold() throws Exception {
    end(1, 12);
    commit.snapshot(1, 0);
    commit.notifyOfCompletedCheckpoint(1);

    assertThat(filesOf(CountTables.COVERAGE_DELTA)).isEmpty();
    assertThat(CoverageStanding.of(lake).orElseThrow().round()).isEqualTo(1);
  }

  @Test
  void restoredCommitCompletesWhatTheCrashLeftOutAndNothingTwice() throws Exception {
    written("a");
    end(1, 12);
    OperatorSubtaskState snapshot = commit.snapshot(1, 0);
    // the process died behind the first of the tables
    Table deltas = lake.table(CountTables.COVERAGE_DELTA);
    deltas
        .newAppend()
        .appendFile(file(deltas.spec(), "a"))
        .set(CheckpointCommit.RUN, "coverage " + GENERATION)
        .set(CheckpointCommit.CHECKPOINT, "1")
        .commit();

    for (int restarts = 0; restarts < 2; restarts++) {
      try (var restored = harness()) {
        restored.setRestoredCheckpointId(1);
        restored.initializeState(snapshot);
        restored.open();
      }
    }

    assertThat(filesOf(CountTables.COVERAGE_DELTA)).containsExactly("a");
    assertThat(filesOf(CountTables.COVERAGE_ROUND)).hasSize(1);
    assertThat(CoverageStanding.of(lake).orElseThrow().round()).isEqualTo(1);
  }

  @Test
  void nothingIsCommittedTwiceOnceTheSnapshotHasExpired() throws Exception {
    written("a");
    end(1, 12);
    OperatorSubtaskState snapshot = commit.snapshot(1, 0);
    commit.notifyOfCompletedCheckpoint(1);
    for (TableDefinition definition : CountTables.COVERAGE) {
      Table table = lake.table(definition);
      table.newAppend().commit(); // as maintenance does
      table.expireSnapshots().expireOlderThan(Long.MAX_VALUE).retainLast(1).commit();
    }

    try (var restored = harness()) {
      restored.setRestoredCheckpointId(1);
      restored.initializeState(snapshot);
      restored.open();
    }

    assertThat(filesOf(CountTables.COVERAGE_DELTA)).isEmpty();
    assertThat(filesOf(CountTables.COVERAGE_ROUND)).isEmpty();
  }

  @Test
  void filesOfTheRoundThatGoesOnSurviveARestart() throws Exception {
    written("a");
    OperatorSubtaskState snapshot = commit.snapshot(1, 0);
    try (var restored = harness()) {
      restored.setRestoredCheckpointId(1);
      restored.initializeState(snapshot);
      restored.open();
      restored.processElement2(new StreamRecord<>(roundEnd(1, 3)));
      restored.snapshot(2, 0);
      restored.notifyOfCompletedCheckpoint(2);
    }
    assertThat(filesOf(CountTables.COVERAGE_DELTA)).containsExactly("a");
  }

  @Test
  void runThatLostItsLockCommitsNothing() throws Exception {
    written("a");
    end(1, 12);
    commit.snapshot(1, 0);
    lock.close();

    assertThatThrownBy(() -> commit.notifyOfCompletedCheckpoint(1))
        .hasStackTraceContaining("Cannot write into lake, the lock was lost to nobody: ");

    assertThat(filesOf(CountTables.COVERAGE_DELTA)).isEmpty();
    assertThat(CoverageStanding.of(lake)).isEmpty();
  }

  private void written(String name) throws Exception {
    PartitionSpec spec = lake.table(CountTables.COVERAGE_DELTA).spec();
    commit.processElement1(
        new StreamRecord<>(
            new WrittenFiles(
                CountTables.COVERAGE_DELTA.fullName(), new DataFile[] {file(spec, name)})));
  }

  private void end(long round, long deliveries) throws Exception {
    commit.processElement2(new StreamRecord<>(roundEnd(round, deliveries)));
  }

  private static RoundEnd roundEnd(long round, long deliveries) {
    return new RoundEnd(
        0, new Round(GENERATION, round, 0), deliveries, new Span(FollowPosition.NONE, 1));
  }

  /** A file that nobody reads, so it need not be there. */
  private static DataFile file(PartitionSpec spec, String name) {
    DataFiles.Builder file =
        DataFiles.builder(spec)
            .withPath("file:/nowhere/" + name)
            .withFormat("parquet")
            .withFileSizeInBytes(10)
            .withRecordCount(1);
    return (spec.isPartitioned() ? file.withPartitionPath("generation=" + GENERATION) : file)
        .build();
  }

  private List<String> filesOf(TableDefinition definition) {
    Table table = lake.table(definition);
    table.refresh();
    List<String> names = new ArrayList<>();
    for (Snapshot snapshot : table.snapshots()) {
      snapshot
          .addedDataFiles(table.io())
          .forEach(file -> names.add(file.location().replace("file:/nowhere/", "")));
    }
    return names;
  }
}
