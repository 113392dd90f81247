package io.credlake.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.fact.IndexTables;
import io.credlake.fact.TableDefinition;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.lake.WriterLock;
import java.nio.file.Path;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitIndicesTest {

  private static final String RUN = "run-1";

  @TempDir private Path folder;

  private Lake lake;
  private WriterLock lock;
  private OneInputStreamOperatorTestHarness<WrittenFiles, Void> commit;

  @BeforeEach
  void open() throws Exception {
    lake = Lake.open(folder);
    IndexTables.COMPUTED.forEach(lake::table);
    lock = WriterLock.acquire(lake, WriterLock.Part.INDEX, RUN, "test", holder -> {});
    commit = new OneInputStreamOperatorTestHarness<>(new CommitIndices(LakePlace.of(folder), RUN));
    commit.open();
  }

  @AfterEach
  void close() throws Exception {
    commit.close();
    lock.close();
    lake.close();
  }

  @Test
  void runIsCommittedAfterAllThatItComputed() throws Exception {
    written(IndexTables.RUNS);
    written(IndexTables.SCORE);
    commit.snapshot(1, 0);
    assertThat(files(IndexTables.SCORE)).as("the checkpoint is not complete").isZero();

    commit.notifyOfCompletedCheckpoint(1);
    commit.notifyOfCompletedCheckpoint(1);

    assertThat(files(IndexTables.SCORE)).isEqualTo(1);
    assertThat(files(IndexTables.RUNS)).isEqualTo(1);
    assertThat(lake.table(IndexTables.RUNS).currentSnapshot().timestampMillis())
        .isGreaterThanOrEqualTo(lake.table(IndexTables.SCORE).currentSnapshot().timestampMillis());
  }

  @Test
  void jobThatLostItsLockCommitsNothing() throws Exception {
    written(IndexTables.SCORE);
    written(IndexTables.RUNS);
    commit.snapshot(1, 0);
    lock.close();

    assertThatThrownBy(() -> commit.notifyOfCompletedCheckpoint(1))
        .hasStackTraceContaining("Cannot write into lake, the lock was lost to nobody: ");

    assertThat(files(IndexTables.SCORE)).isZero();
    assertThat(files(IndexTables.RUNS)).isZero();
  }

  private void written(TableDefinition definition) throws Exception {
    DataFile file =
        DataFiles.builder(lake.table(definition).spec())
            .withPath("file:/nowhere/" + definition.name())
            .withFormat("parquet")
            .withFileSizeInBytes(10)
            .withRecordCount(1)
            .build();
    commit.processElement(
        new StreamRecord<>(new WrittenFiles(definition.fullName(), new DataFile[] {file})));
  }

  private int files(TableDefinition definition) {
    Table table = lake.table(definition);
    table.refresh();
    int files = 0;
    for (var snapshot : table.snapshots()) {
      for (DataFile file : snapshot.addedDataFiles(table.io())) {
        files += file.recordCount() > 0 ? 1 : 0;
      }
    }
    return files;
  }
}
