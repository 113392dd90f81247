package io.credlake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.code.CodeLists;
import io.credlake.code.Departments;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContracts;
import io.credlake.fact.CodeTables;
import io.credlake.fact.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceTablesTest {

  private static CodeLists lists;
  private static List<FeedContract> contracts;
  private static Lake lake;

  @BeforeAll
  static void load(@TempDir Path folder) throws IOException {
    lists = CodeLists.load(Path.of("../conf/codes"));
    Path feeds = Path.of("../conf/feeds");
    String register = Files.readString(feeds.resolve("enterprise-registration.yaml"));
    Files.writeString(
        folder.resolve("enterprise-registration.yaml"),
        register.replaceAll("(?m)^(period|timeliness):.*\n", ""));
    contracts =
        List.of(
            new FeedContracts(feeds).contract("prov-penalties"),
            new FeedContracts(folder).contract("enterprise-registration"));
    lake = Lake.open(folder.resolve("lake"));
    new ReferenceTables(lake).load(lists, contracts);
  }

  @AfterAll
  static void close() {
    lake.close();
  }

  /** T10: the merger of 2018 can be followed in the table. */
  @Test
  void departmentsHaveTheirSuccession() {
    assertThat(rows(CodeTables.DEPARTMENT_LIST)).hasSize(lists.departments().rows().size());

    Record saic = row(CodeTables.DEPARTMENT_LIST, "code", "SAIC");
    assertThat(saic.getField("name_zh")).isEqualTo("国家工商行政管理总局");
    assertThat(saic.getField("short_zh")).isEqualTo("工商总局");
    assertThat(saic.getField("aliases"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains("工商行政管理局");
    assertThat(saic.getField("valid_from")).isNull();
    assertThat(saic.getField("valid_to")).isEqualTo(LocalDate.of(2018, 4, 10));
    assertThat(saic.getField("successors")).isEqualTo(List.of("SAMR"));
    assertThat(row(CodeTables.DEPARTMENT_LIST, "code", "SAMR").getField("valid_from"))
        .isEqualTo(LocalDate.of(2018, 4, 10));
  }

  @Test
  void keyFieldsHaveTheirPosition() {
    assertThat(rows(CodeTables.KEY_FIELD_LIST)).hasSize(17);

    Record taxation = row(CodeTables.KEY_FIELD_LIST, "code", "taxation");
    assertThat(taxation.getField("position")).isEqualTo(2L);
    assertThat(taxation.getField("name_zh")).isEqualTo("纳税");
    assertThat(taxation.getField("name_en")).isEqualTo("Taxation");
    assertThat(taxation.getField("aliases")).isEqualTo(List.of("税务"));
  }

  /** T07: what a query on timeliness subtracts over National Day 2018. */
  @Test
  void calendarCountsWorkingDays() {
    assertThat(rows(CodeTables.CALENDAR)).hasSize(8 * 365 + 2);

    Record decided = row(CodeTables.CALENDAR, "day", "2018-09-28");
    Record reported = row(CodeTables.CALENDAR, "day", "2018-10-08");
    assertThat((long) reported.getField("working_days") - (long) decided.getField("working_days"))
        .isEqualTo(3);
    assertThat(decided.getField("occasion")).isNull();
    Record shifted = row(CodeTables.CALENDAR, "day", "2018-09-29");
    assertThat(shifted.getField("working")).isEqualTo(true);
    assertThat(shifted.getField("occasion")).isEqualTo("国庆节");
  }

  @Test
  void feedsHaveTheirTerms() {
    Record penalties = row(CodeTables.FEED_CONTRACT, "feed", "prov-penalties");
    assertThat(penalties.getField("sender")).isEqualTo("PROV");
    assertThat(penalties.getField("systems")).isEqualTo(List.of("SYS-03", "SYS-35"));
    assertThat(penalties.getField("shape")).isEqualTo("record");
    assertThat(penalties.getField("period")).isEqualTo("daily");
    assertThat(penalties.getField("timely_days")).isEqualTo(7L);
    assertThat(penalties.getField("timely_working")).isEqualTo(true);
    assertThat(penalties.getField("guard")).isEqualTo("N");
    assertThat(penalties.getField("grade")).isEqualTo("public");
  }

  @Test
  void feedWithoutPeriodComesOnChange() {
    assertThat(contracts.getLast().period()).isNull();

    Record register = row(CodeTables.FEED_CONTRACT, "feed", "enterprise-registration");
    assertThat(register.getField("period")).isEqualTo("on_change");
    assertThat(register.getField("timely_days")).isNull();
    assertThat(register.getField("timely_working")).isNull();
  }

  @Test
  void onlyAChangedTableIsReplaced(@TempDir Path folder) {
    try (Lake other = Lake.open(folder)) {
      new ReferenceTables(other).load(lists, contracts);
      long departments = snapshot(other, CodeTables.DEPARTMENT_LIST);
      long calendar = snapshot(other, CodeTables.CALENDAR);

      new ReferenceTables(other).load(lists, contracts);
      assertThat(snapshot(other, CodeTables.DEPARTMENT_LIST)).isEqualTo(departments);

      Departments fewer =
          new Departments(
              lists.departments().rows().stream()
                  .filter(department -> department.successors().isEmpty())
                  .toList());
      CodeLists changed =
          new CodeLists(
              lists.regions(),
              lists.kinds(),
              List.of(),
              fewer,
              lists.keyFields(),
              lists.industrySections(),
              lists.workingDays());
      new ReferenceTables(other).load(changed, contracts);

      assertThat(snapshot(other, CodeTables.DEPARTMENT_LIST)).isNotEqualTo(departments);
      assertThat(rows(other, CodeTables.DEPARTMENT_LIST)).hasSize(fewer.rows().size());
      assertThat(snapshot(other, CodeTables.CALENDAR)).isEqualTo(calendar);
    }
  }

  private static long snapshot(Lake lake, TableDefinition table) {
    return lake.table(table).currentSnapshot().snapshotId();
  }

  private static Record row(TableDefinition table, String field, String value) {
    return rows(table).stream()
        .filter(row -> value.equals(String.valueOf(row.getField(field))))
        .findFirst()
        .orElseThrow();
  }

  private static List<Record> rows(TableDefinition table) {
    return rows(lake, table);
  }

  private static List<Record> rows(Lake lake, TableDefinition table) {
    List<Record> rows = new ArrayList<>();
    lake.read(table, Expressions.alwaysTrue(), List.of(), rows::add);
    return rows;
  }
}
