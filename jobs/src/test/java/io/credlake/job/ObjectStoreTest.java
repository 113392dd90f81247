package io.credlake.job;

import static io.credlake.job.SmallLake.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.care.CareOfTables;
import io.credlake.care.CareSettings;
import io.credlake.care.Chore;
import io.credlake.code.CreditCode;
import io.credlake.fact.Tables;
import io.credlake.lake.DeliveryReport;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.lake.LakePoint;
import io.credlake.lake.backup.Backup;
import io.credlake.lake.backup.Restore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake whose tables stand in an object store, by nothing but other settings. */
class ObjectStoreTest {

  private static final String PENALTIES =
      """
      feed: penalties
      version: 1
      title: {zh: 处罚, en: Penalties}
      sender: PROV
      shape: record
      format: csv
      encodings: UTF-8
      missing: [""]
      constants: {category: penalty, polarity: negative}
      columns:
        - {title: 代码, field: credit_code, type: credit_code}
        - {title: 文号, field: document_no, type: text}
        - {title: 省份, field: province_code, type: province, required: true}
        - {title: 日期, field: event_date, type: date, required: true}
      key: [document_no]
      grade: public
      legal_basis: none
      """;

  private static final String TAG = "release-2018";

  @TempDir private static Path common;
  private static TestObjectStore store;

  @TempDir private Path folder;

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
    lake = SmallLake.in(folder);
    lake.contract(SmallLake.REGISTER);
    lake.contract(PENALTIES);
  }

  @AfterEach
  void leaveNoServerBehind() throws Exception {
    lake.server().stop();
  }

  @Test
  void aLakeInAnObjectStoreIsAsOneOnADisk() throws Exception {
    found(lake.lake(), store.settings("lake/warehouse", store.secretFile()));
    register("2018-11-30", 0, 30);
    penalise("2018-11-30", 0, 20);
    assertThat(lake.ingest().deliveries()).hasSize(2).allMatch(DeliveryReport::reconciles);
    assertThat(store.names("lake/warehouse/core/record/data/")).isNotEmpty();
    assertThat(lake.lake().resolve("warehouse")).doesNotExist();
    assertThat(counts("")).containsExactly(30L, 20L);
    assertThat(covered()).containsExactly(30L, 20L);

    pin();
    String orphan = "lake/warehouse/core/record/data/left-by-what-died.parquet";
    store.put(orphan, "nothing");
    maintain();
    assertThat(store.names("lake/warehouse/core/record/data/")).doesNotContain(orphan);
    assertThat(lake.ask("SELECT count(*) FROM core.\"record$files\"")).containsExactly(row(1L));
    assertThat(counts("")).containsExactly(30L, 20L);

    register("2018-12-31", 30, 40);
    penalise("2018-12-31", 10, 35); // ten of them are known
    assertThat(lake.ingest().deliveries()).hasSize(2).allMatch(DeliveryReport::reconciles);
    assertThat(counts("")).containsExactly(40L, 35L);
    assertThat(counts(" FOR VERSION AS OF '" + TAG + "'")).containsExactly(30L, 20L);
    assertThat(covered()).containsExactly(40L, 35L);

    isTheSameInAnotherPlace();
  }

  /** From the store to another prefix of it, and from there to a disk. */
  private void isTheSameInAnotherPlace() throws Exception {
    Path moved = folder.resolve("moved");
    found(moved, store.settings("moved", store.secretFile()));
    copy(lake.lake(), folder.resolve("backup"), moved);
    assertThat(records(moved)).isEqualTo(35);
    assertThat(store.names("moved/core/record/data/")).isNotEmpty();

    Path onDisk = folder.resolve("on-disk");
    copy(moved, folder.resolve("again"), onDisk);
    assertThat(records(onDisk)).isEqualTo(35);
    assertThat(onDisk.resolve("warehouse/core/record/data")).isNotEmptyDirectory();
  }

  @Test
  void tellsWhyTheStoreIsNotUsed() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "another");
    found(lake.lake(), store.settings("refused", secret));
    register("2018-11-30", 0, 1);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(lake::ingest)
        .hasMessage(
            "Cannot use the secret of the object store, others may read it (chmod 600): " + secret);

    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(lake::ingest)
        .hasMessageContaining("Check your key and signing method")
        .hasMessageNotContaining("another");
  }

  private void found(Path lake, String settings) throws IOException {
    LakePlace.found(lake, Files.writeString(folder.resolve("lake.properties"), settings));
  }

  private void register(String sentOn, int from, int to) throws IOException {
    deliver("register", sentOn, "名称,代码,省份,生效", from, to, "公司%1$d,%2$s,福建,2018-01-01");
  }

  private void penalise(String sentOn, int from, int to) throws IOException {
    deliver("penalties", sentOn, "代码,文号,省份,日期", from, to, "%2$s,罚%1$d,福建,2018-10-08");
  }

  private void deliver(String feed, String sentOn, String titles, int from, int to, String row)
      throws IOException {
    lake.deliver(
        feed,
        sentOn,
        List.of(),
        Stream.concat(
                Stream.of(titles),
                IntStream.range(from, to).mapToObj(i -> row.formatted(i, code(i))))
            .toArray(String[]::new));
  }

  private static String code(int number) {
    String start = "91350100MA%07d".formatted(number);
    return start + CreditCode.checkCharacter(start);
  }

  /** Organisations and records. */
  private List<Object> counts(String version) throws Exception {
    return lake.ask(
            "SELECT (SELECT count(*) FROM core.subject%s), (SELECT count(*) FROM core.record%s)"
                .formatted(version, version))
        .getFirst();
  }

  /** Organisations in the registers, and those that have a record in force. */
  private List<Object> covered() throws Exception {
    return lake.ask(
            "SELECT sum(subjects), sum(covered) FROM policy.coverage_change WHERE facet = 'all'")
        .getFirst();
  }

  private void pin() throws Exception {
    try (Lake opened = Lake.open(lake.lake())) {
      LakePoint.of(opened, Duration.ofMinutes(1), any -> Optional.empty()).tag(opened, TAG);
    }
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

  private static void copy(Path from, Path backup, Path to) throws Exception {
    try (Lake opened = Lake.open(from)) {
      assertThat(Backup.take(opened, backup, "test", holder -> {}).copied()).isPositive();
    }
    Restore.from(backup).to(LakePlace.of(to), holder -> {});
  }

  private static long records(Path lake) {
    AtomicLong rows = new AtomicLong();
    try (Lake opened = Lake.open(lake)) {
      opened.read(
          Tables.RECORD, Expressions.alwaysTrue(), List.of(), row -> rows.incrementAndGet());
    }
    return rows.get();
  }
}
