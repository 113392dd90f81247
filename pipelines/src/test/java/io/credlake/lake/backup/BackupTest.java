package io.credlake.lake.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.fact.CountTables;
import io.credlake.lake.CommitJournal;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.lake.LakePoint;
import io.credlake.lake.WriterLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake with changes of coverage in two provinces, both of a release. */
class BackupTest {

  private static final LocalDate MAY = LocalDate.of(2018, 5, 1);
  private static final String TAG = "release-2018";

  @TempDir private Path folder;

  private Lake lake;
  private Path backup;
  private Path elsewhere;

  @BeforeEach
  void fill() {
    lake = Lake.open(folder.resolve("湖 lake"));
    backup = folder.resolve("backup");
    elsewhere = folder.resolve("another place/lake");
    change("330000", 1);
    change("440000", 2);
    point(lake.table(CountTables.COVERAGE_DELTA)).tag(lake, TAG);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void aLakeIsTheSameElsewhere() throws Exception {
    LakePoint.Pinned pinned =
        point(lake.table(CountTables.COVERAGE_DELTA)).describe(lake).getFirst();
    take();
    deleteLake();

    Restore.from(backup).to(LakePlace.of(elsewhere), holder -> {});

    try (Lake restored = Lake.open(elsewhere)) {
      assertThat(members(restored)).containsExactlyInAnyOrder("330000 1", "440000 2");
      assertThat(LakePoint.isThere(restored, pinned, TAG)).as("the release, by digest").isTrue();
      Table table = restored.table(CountTables.COVERAGE_DELTA);
      assertThat(table.location())
          .isEqualTo("file://" + elsewhere + "/warehouse/stat/coverage_delta");
      for (Snapshot snapshot : table.snapshots()) {
        snapshot
            .allManifests(table.io())
            .forEach(
                manifest ->
                    assertThat(table.io().newInputFile(manifest.path()).getLength())
                        .isEqualTo(manifest.length()));
      }
      change(restored, "650000", 3);
      assertThat(members(restored)).hasSize(3);
    }
  }

  @Test
  void aLakeIsTheSameWhereItWas() throws Exception {
    List<String> before = described();
    take();
    deleteLake();

    Restore.from(backup).to(LakePlace.of(lake.folder()), holder -> {});

    try (Lake restored = Lake.open(lake.folder())) {
      assertThat(members(restored)).containsExactlyInAnyOrder("330000 1", "440000 2");
      assertThat(described()).isEqualTo(before);
    }
  }

  @Test
  void onlyWhatIsNewIsCopied() throws Exception {
    Backup.Outcome first = take();
    assertThat(first.copied()).isEqualTo(first.files());
    assertThat(take().copied()).isZero();
    change("650000", 3);

    Backup.Outcome later = take();

    // the description, the list, a manifest and the data; what described the table before is gone
    assertThat(later.copied()).isEqualTo(4);
    assertThat(later.files()).isEqualTo(first.files() + 3);
    assertThat(files()).hasSize((int) later.files() + 1).contains(BackupContents.FILE);
    Restore.from(backup).verify();
  }

  @Test
  void whatPeopleKeepIsKeptAndSecretsAreNot() throws Exception {
    Path saved = write("web/queries/a1.json", "{}");
    write("trino/audit/one.jsonl", "{}\n");
    write("trino/token", "secret");
    take();
    Files.writeString(saved, "{\"newer\":1}");
    take();

    Restore.from(backup).to(LakePlace.of(elsewhere), holder -> {});

    assertThat(elsewhere.resolve("web/queries/a1.json")).hasContent("{\"newer\":1}");
    assertThat(elsewhere.resolve("trino/audit/one.jsonl")).hasContent("{}\n");
    assertThat(elsewhere.resolve("trino/token")).doesNotExist();
    assertThat(files()).noneMatch(file -> file.contains("token"));
  }

  @Test
  void aFileOfNoRowsThatWasNeverMadeIsNotMissed() throws Exception {
    Table table = lake.table(CountTables.COVERAGE_DELTA);
    DataFile none =
        DataFiles.builder(table.spec())
            .withPath(table.location() + "/data/none.parquet")
            .withFileSizeInBytes(0)
            .withRecordCount(0)
            .build();
    table.newAppend().appendFile(none).commit();
    take();

    Restore.from(backup).to(LakePlace.of(elsewhere), holder -> {});

    try (Lake restored = Lake.open(elsewhere)) {
      assertThat(members(restored)).hasSize(2);
    }
  }

  @Test
  void aCommitThatIsNotEndedIsNotBackedUp() throws Exception {
    try (WriterLock held =
        WriterLock.acquire(lake, WriterLock.Part.FACTS, "run", "test", holder -> {})) {
      assertThat(held).isNotNull();
      new CommitJournal(lake).begin(new CommitJournal.Entry("run", 1, new byte[0]));
    }
    assertThatThrownBy(this::take)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot back up lake, a commit of the ingest is not ended (it is by the next credlake"
                + " ingest): "
                + lake.folder());
  }

  @Test
  void aFolderOfSomethingElseIsLeftAlone() throws Exception {
    Files.createDirectories(backup);
    Files.writeString(backup.resolve("thesis.docx"), "");
    assertThatThrownBy(this::take)
        .hasMessage("Cannot back up lake, the folder is not empty and holds no backup: " + backup);
  }

  @Test
  void aBackupOfAnotherLakeIsLeftAlone() throws Exception {
    take();
    try (Lake other = Lake.open(elsewhere)) {
      assertThatThrownBy(() -> Backup.take(other, backup, "test", holder -> {}))
          .hasMessage(
              "Cannot back up lake, the folder holds a backup of another one, %s: %s"
                  .formatted(lake.place().catalogue().url(), backup));
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsTold() throws Exception {
    Files.createDirectories(backup);
    Files.writeString(backup.resolve("warehouse"), "a file where a folder must be");
    assertThatThrownBy(this::take)
        .isInstanceOf(IOException.class)
        .hasMessageMatching("Cannot back up lake, .+warehouse.*: .+/warehouse/stat/.+");
    assertThat(backup.resolve(BackupContents.FILE)).doesNotExist();
  }

  @Test
  void aWrongByteIsFound() throws Exception {
    take();
    Path data = data();
    byte[] bytes = Files.readAllBytes(data);
    bytes[bytes.length / 2] ^= 1;
    Files.write(data, bytes);
    String wrong = "Cannot restore lake, a file of the backup is not what was backed up: " + data;

    assertThatThrownBy(() -> Restore.from(backup).verify()).hasMessage(wrong);
    assertThatThrownBy(() -> Restore.from(backup).to(LakePlace.of(elsewhere), holder -> {}))
        .hasMessage(wrong);

    bytes[bytes.length / 2] ^= 1;
    Files.write(data, bytes);
    Restore.from(backup).to(LakePlace.of(elsewhere), holder -> {});
    try (Lake restored = Lake.open(elsewhere)) {
      assertThat(members(restored)).as("the same command makes it whole").hasSize(2);
    }
  }

  @Test
  void aMissingFileIsFound() throws Exception {
    take();
    Path data = data();
    Files.delete(data);
    assertThatThrownBy(() -> Restore.from(backup).verify())
        .hasMessage("Cannot restore lake, a file of the backup is missing: " + data);
  }

  @Test
  void noBackupIsNoLake() {
    assertThatThrownBy(() -> Restore.from(backup))
        .hasMessage("Cannot restore lake, no backup at: " + backup);
  }

  @Test
  void aLakeIsNotOverwritten() throws Exception {
    take();
    assertThatThrownBy(() -> Restore.from(backup).to(lake.place(), holder -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot restore lake, there is one already: " + lake.folder());
  }

  @Test
  void filesOfDeletedRowsCannotBeMoved() throws Exception {
    Table table = lake.table(CountTables.COVERAGE_DELTA);
    String name = table.location() + "/data/deletes.parquet";
    Files.writeString(
        lake.folder().resolve("warehouse/stat/coverage_delta/data/deletes.parquet"), "x");
    DeleteFile deletes =
        FileMetadata.deleteFileBuilder(table.spec())
            .ofPositionDeletes()
            .withPath(name)
            .withFormat("parquet")
            .withFileSizeInBytes(1)
            .withRecordCount(1)
            .build();
    table.newRowDelta().addDeletes(deletes).commit();
    take();

    assertThatThrownBy(() -> Restore.from(backup).to(LakePlace.of(elsewhere), holder -> {}))
        .hasMessage(
            "Cannot restore lake in another place, a file of deleted rows names others by their"
                + " place: %s%nRestore it with the warehouse %s"
                    .formatted(name, lake.place().warehouse()));
    deleteLake();
    Restore.from(backup).to(LakePlace.of(lake.folder()), holder -> {});
  }

  private Backup.Outcome take() throws Exception {
    return Backup.take(lake, backup, "test", holder -> {});
  }

  private static LakePoint point(Table table) {
    return new LakePoint(
        Map.of(CountTables.COVERAGE_DELTA.fullName(), table.currentSnapshot().snapshotId()));
  }

  private void change(String province, long subjects) {
    change(lake, province, subjects);
  }

  private static void change(Lake lake, String province, long subjects) {
    lake.append(
        CountTables.COVERAGE_DELTA,
        List.<Object[]>of(
            new Object[] {7L, 1L, MAY, province, null, null, "field", "a", subjects, 0L}));
  }

  private static List<String> members(Lake lake) {
    List<String> rows = new ArrayList<>();
    lake.read(
        CountTables.COVERAGE_DELTA,
        Expressions.alwaysTrue(),
        List.of(),
        row -> rows.add(row.getField("province_code") + " " + row.getField("subjects")));
    return rows;
  }

  private Path write(String path, String text) throws IOException {
    Path file = lake.folder().resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void deleteLake() throws IOException {
    try (Stream<Path> files = Files.walk(lake.folder())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private List<String> described() throws IOException {
    return names(lake.folder().resolve("warehouse")).stream()
        .filter(file -> !file.endsWith(".crc"))
        .filter(file -> !file.endsWith(".json"))
        .toList();
  }

  private List<String> files() throws IOException {
    return names(backup);
  }

  private Path data() throws IOException {
    return backup.resolve(
        files().stream().filter(file -> file.endsWith(".parquet")).findFirst().orElseThrow());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
