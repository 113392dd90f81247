package io.credlake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.fact.AccessTables;
import io.credlake.lake.backup.Backup;
import io.credlake.lake.backup.Restore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake from before layouts had numbers: a column and a setting are not there yet. */
class LakeLayoutTest {

  private static final OffsetDateTime NOW =
      OffsetDateTime.of(2018, 5, 1, 0, 0, 0, 0, ZoneOffset.UTC);
  private static final String SETTING = TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED;

  @TempDir private Path folder;

  private Path lake;

  @BeforeEach
  void fill() throws Exception {
    lake = folder.resolve("lake");
    try (Lake opened = Lake.open(lake)) {
      assertThat(LakeLayout.of(opened)).as("a new lake").isEqualTo(LakeLayout.CURRENT);
      ticket(opened, "T1");
      Table table = opened.table(AccessTables.TICKET);
      table.updateSchema().deleteColumn("approver").commit();
      table.updateProperties().remove(SETTING).commit();
    }
    execute("DROP TABLE credlake_layout");
  }

  @Test
  void anOlderLakeIsRefusedUntilItIsUpgraded() throws Exception {
    assertThatThrownBy(() -> Lake.open(lake))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot open lake, its layout is 1 and that of this program 3: %s%nUpgrade it 请先升级: credlake backup, then credlake upgrade"
                .formatted(lake));

    assertThat(upgrade())
        .containsExactly(
            "2: tables have today's columns and settings 表的列与设置已更新",
            "3: indicators are defined in Chinese, too 指标定义有中文表述");

    assertUpToDate(lake);
    assertThat(upgrade()).as("nothing is left to do").isEmpty();
  }

  @Test
  void whatBrokeOffIsDoneAgain() throws Exception {
    upgrade();
    execute("DELETE FROM credlake_layout"); // it was done, and not noted

    assertThat(upgrade()).hasSize(2);

    assertUpToDate(lake);
  }

  @Test
  void aNewerLakeIsRefused() throws Exception {
    upgrade();
    execute("UPDATE credlake_layout SET version = 99");
    String rest =
        " lake, a newer version of the program made it (layout 99, this one knows up to 3): ";

    assertThatThrownBy(() -> Lake.open(lake)).hasMessage("Cannot open" + rest + lake);
    assertThatThrownBy(this::upgrade).hasMessage("Cannot upgrade" + rest + lake);
  }

  @Test
  void anOlderLakeIsBackedUpAndRestoredAsItIs() throws Exception {
    Path backup = folder.resolve("backup");
    Path elsewhere = folder.resolve("elsewhere");
    try (Lake opened = Lake.openOlder(LakePlace.of(lake))) {
      Backup.take(opened, backup, "test", holder -> {});
    }
    Restore.from(backup).to(LakePlace.of(elsewhere), holder -> {});

    assertThatThrownBy(() -> Lake.open(elsewhere)).hasMessageContaining("its layout is 1");
    lake = elsewhere;
    upgrade();
    assertUpToDate(elsewhere);
  }

  private static void assertUpToDate(Path lake) {
    try (Lake opened = Lake.open(lake)) {
      Table table = opened.table(AccessTables.TICKET);
      assertThat(table.properties()).containsEntry(SETTING, "true");
      assertThat(table.schemas().get(table.currentSnapshot().schemaId()).findField("approver"))
          .as("what a release pins has the column")
          .isNotNull();
      ticket(opened, "T2");
      List<Object> approvers = new ArrayList<>();
      opened.read(
          AccessTables.TICKET,
          Expressions.alwaysTrue(),
          List.of(),
          row -> approvers.add(row.getField("ticket") + " " + row.getField("approver")));
      assertThat(approvers).containsExactlyInAnyOrder("T1 null", "T2 b");
    }
  }

  private static void ticket(Lake lake, String number) {
    lake.append(
        AccessTables.TICKET,
        List.<Object[]>of(
            new Object[] {
              number, "open", "a", "b", "c", List.of("d"), List.of("000000"), NOW, NOW, "e"
            }));
  }

  private List<String> upgrade() throws Exception {
    List<String> done = new ArrayList<>();
    try (Lake opened = Lake.openOlder(LakePlace.of(lake))) {
      LakeLayout.upgrade(opened, holder -> {}, done::add);
    }
    return done;
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = LakePlace.of(lake).catalogue().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
