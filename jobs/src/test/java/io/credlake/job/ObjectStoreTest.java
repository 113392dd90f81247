package io.credlake.job;

import static io.credlake.job.SmallLake.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.care.CareOfTables;
import io.credlake.care.CareSettings;
import io.credlake.care.Chore;
import io.credlake.lake.DeliveryReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake whose tables stand in an object store, by nothing but other settings. */
class ObjectStoreTest {

  private static final String TAG = "release-2018";

  @TempDir private static Path common;
  private static TestObjectStore store;

  @TempDir private Path folder;

  private PenalisedCompanies companies;
  private SmallLake lake;

  @BeforeAll
  static void startStore() throws IOException {
    store = TestObjectStore.start(common);
  }

  @AfterAll
  static void stopStore() {
    store.close();
  }

  @BeforeEach
  void contracts() throws IOException {
    companies = PenalisedCompanies.in(folder);
    lake = companies.lake();
  }

  @AfterEach
  void leaveNoServerBehind() throws Exception {
    lake.server().stop();
  }

  @Test
  void aLakeInAnObjectStoreIsAsOneOnADisk() throws Exception {
    companies.found(lake.lake(), store.settings("lake/warehouse", store.secretFile()));
    companies.register("2018-11-30", 0, 30);
    companies.penalise("2018-11-30", 0, 20);
    assertThat(lake.ingest().deliveries()).hasSize(2).allMatch(DeliveryReport::reconciles);
    assertThat(store.names("lake/warehouse/core/record/data/")).isNotEmpty();
    assertThat(lake.lake().resolve("warehouse")).doesNotExist();
    assertThat(companies.counts("")).containsExactly(30L, 20L);
    assertThat(companies.covered()).containsExactly(30L, 20L);

    companies.pin(TAG);
    String orphan = "lake/warehouse/core/record/data/left-by-what-died.parquet";
    store.put(orphan, "nothing");
    maintain();
    assertThat(store.names("lake/warehouse/core/record/data/")).doesNotContain(orphan);
    assertThat(lake.ask("SELECT count(*) FROM core.\"record$files\"")).containsExactly(row(1L));
    assertThat(companies.counts("")).containsExactly(30L, 20L);

    companies.register("2018-12-31", 30, 40);
    companies.penalise("2018-12-31", 10, 35); // ten of them are known
    assertThat(lake.ingest().deliveries()).hasSize(2).allMatch(DeliveryReport::reconciles);
    assertThat(companies.counts("")).containsExactly(40L, 35L);
    assertThat(companies.counts(" FOR VERSION AS OF '" + TAG + "'")).containsExactly(30L, 20L);
    assertThat(companies.covered()).containsExactly(40L, 35L);

    isTheSameInAnotherPlace();
  }

  /** From the store to another prefix of it, and from there to a disk. */
  private void isTheSameInAnotherPlace() throws Exception {
    Path moved = folder.resolve("moved");
    companies.found(moved, store.settings("moved", store.secretFile()));
    PenalisedCompanies.copy(lake.lake(), folder.resolve("backup"), moved);
    assertThat(PenalisedCompanies.records(moved)).isEqualTo(35);
    assertThat(store.names("moved/core/record/data/")).isNotEmpty();

    Path onDisk = folder.resolve("on-disk");
    PenalisedCompanies.copy(moved, folder.resolve("again"), onDisk);
    assertThat(PenalisedCompanies.records(onDisk)).isEqualTo(35);
    assertThat(onDisk.resolve("warehouse/core/record/data")).isNotEmptyDirectory();
  }

  @Test
  void tellsWhyTheStoreIsNotUsed() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "another");
    companies.found(lake.lake(), store.settings("refused", secret));
    companies.register("2018-11-30", 0, 1);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(lake::ingest)
        .hasMessage(
            "Cannot use the secret of the object store, others may read it (chmod 600): " + secret);

    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(lake::ingest)
        .hasMessageContaining("Check your key and signing method")
        .hasMessageNotContaining("another");
  }

  /** What keeps a lake tidy; of orphans, those of a table into which nobody writes meanwhile. */
  private void maintain() throws Exception {
    CareOfTables care = new CareOfTables(lake.lake(), new CareSettings(64 << 20, 2, 2, 2, 0, 1));
    try (Connection connection = lake.server().ensureRunning(elapsed -> {}).connect()) {
      List<CareOfTables.Outcome> outcomes = care.take(connection, holder -> {}, outcome -> {});
      assertThat(outcomes).extracting(CareOfTables.Outcome::failure).containsOnlyNulls();
      assertThat(outcomes)
          .extracting(outcome -> outcome.chore().kind())
          .contains(Chore.Kind.COMPACT, Chore.Kind.EXPIRE, Chore.Kind.ORPHANS);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET SESSION lake.remove_orphan_files_min_retention = '0s'");
        statement.execute(
            "ALTER TABLE core.record EXECUTE remove_orphan_files(retention_threshold => '0d')");
      }
    }
  }
}
