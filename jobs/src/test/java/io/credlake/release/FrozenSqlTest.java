package io.credlake.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.trino.ViewFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements about the lake as they become statements about a release. */
class FrozenSqlTest {

  private static final ReleasePoint POINT =
      new ReleasePoint(
          new ReleaseName("2018"),
          LocalDate.of(2018, 12, 31),
          Instant.parse("2019-03-01T02:03:04Z"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT * FROM policy.coverage | SELECT * FROM \"release_2018\".coverage",
        "SELECT * FROM lake.policy.coverage c, core.record"
            + " | SELECT * FROM lake.\"release_2018\".coverage c, core.record{v}",
        "SELECT * FROM LAKE.\"policy\".\"coverage\" c"
            + " | SELECT * FROM LAKE.\"release_2018\".\"coverage\" c",
        "SELECT * FROM lake.core.\"return\" AS r | SELECT * FROM lake.core.\"return\"{v} AS r",
        "SELECT * FROM core.return | SELECT * FROM core.return{v}",
        "SELECT * FROM lake . ref . region r | SELECT * FROM lake . ref . region{v} r",
        // a common table expression is no view, whatever it is called
        "WITH coverage AS (SELECT * FROM policy.coverage) SELECT * FROM coverage | WITH coverage AS"
            + " (SELECT * FROM \"release_2018\".coverage) SELECT * FROM coverage",
        "SELECT (SELECT max(day) FROM ref.calendar) FROM ops.delivery WHERE feed IN"
            + " (SELECT feed FROM ref.feed)"
            + " | SELECT (SELECT max(day) FROM ref.calendar{v}) FROM ops.delivery{v} WHERE feed IN"
            + " (SELECT feed FROM ref.feed{v})",
        "SELECT 1 FROM core.subject s JOIN stat.progress p ON EXISTS (SELECT 1 FROM ref.reason)"
            + " | SELECT 1 FROM core.subject{v} s JOIN stat.progress{v} p ON EXISTS"
            + " (SELECT 1 FROM ref.reason{v})",
        "TABLE core.record | SELECT * FROM core.record{v}",
        "TABLE policy.coverage | TABLE \"release_2018\".coverage",
        "SELECT * FROM TABLE(exclude_columns(input => TABLE(ref.feed), columns => DESCRIPTOR(a)))"
            + " | SELECT * FROM TABLE(exclude_columns(input => TABLE(SELECT * FROM ref.feed{v}),"
            + " columns => DESCRIPTOR(a)))",
        "SELECT policy.progress.year FROM policy.progress"
            + " | SELECT \"release_2018\".progress.year FROM \"release_2018\".progress",
        "SELECT '政策policy.coverage😀', count(*) FROM policy.coverage -- policy.coverage"
            + " | SELECT '政策policy.coverage😀', count(*) FROM \"release_2018\".coverage"
            + " -- policy.coverage",
        "SELECT * FROM policy.coverage WHERE region = ? | SELECT * FROM \"release_2018\".coverage"
            + " WHERE region = ?",
        "SELECT current_date, now ( ), CURRENT_TIMESTAMP, localtimestamp"
            + " | SELECT DATE '2018-12-31', TIMESTAMP '2019-03-01 02:03:04.000 UTC',"
            + " TIMESTAMP '2019-03-01 02:03:04.000 UTC', TIMESTAMP '2019-03-01 02:03:04.000'",
        "EXPLAIN SELECT * FROM core.record | EXPLAIN SELECT * FROM core.record{v}",
        "SHOW TABLES FROM policy | SHOW TABLES FROM \"release_2018\"",
        "DESCRIBE policy.coverage | DESCRIBE \"release_2018\".coverage",
        "DESCRIBE lake.core.record | DESCRIBE lake.core.record",
        "SHOW CREATE VIEW lake.policy.coverage | SHOW CREATE VIEW lake.\"release_2018\".coverage",
        "SELECT * FROM open.coverage | SELECT * FROM open.coverage",
        "SELECT 1 | SELECT 1",
      })
  void statementsAskTheRelease(String given, String expected) throws SQLException {
    assertThat(FrozenSql.of(POINT, given))
        .isEqualTo(expected.replace("{v}", " FOR VERSION AS OF 'release_2018'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INSERT INTO core.record SELECT * FROM core.record | INSERT",
        "DROP VIEW policy.coverage | DROP",
        "ALTER TABLE core.record EXECUTE optimize | ALTER",
        "EXPLAIN ANALYZE DELETE FROM core.record | EXPLAIN",
        "CALL lake.system.rollback_to_snapshot('core', 'record', 1) | CALL",
        "USE lake.core | USE",
        "PREPARE p FROM SELECT 1 | PREPARE",
        "SET SESSION AUTHORIZATION admin | SET",
      })
  void whatIsNoQuestionIsRefused(String statement, String word) {
    assertThatThrownBy(() -> FrozenSql.of(POINT, statement))
        .isInstanceOf(SQLException.class)
        .hasMessage(
            "Cannot ask release 2018, it is only asked (SELECT, EXPLAIN, SHOW or DESCRIBE), not"
                + " changed: "
                + word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM core.record FOR VERSION AS OF 1"
            + "|it fixes the versions of tables itself: core.record",
        "SELECT * FROM core.\"record$files\""
            + "|what describes a table is not frozen: core.record$files",
        "SELECT * FROM information_schema.tables"
            + "|it has core, ops, ref, stat, policy and open: information_schema.tables",
        "SELECT * FROM system.runtime.queries"
            + "|it is of one catalogue, lake: system.runtime.queries",
        "SELECT * FROM \"release_2017\".coverage"
            + "|it has core, ops, ref, stat, policy and open: release_2017.coverage",
        "SELECT * FROM TABLE(lake.system.table_changes('core', 'record', 1, 2))"
            + "|the function reads other snapshots: lake.system.table_changes",
        "SELECT random()|the answer would be another each time: random()",
        "SELECT current_timestamp(6)|the answer would be another each time: current_timestamp(p)",
      })
  void whatIsNotFrozenIsRefused(String statement, String why) {
    assertThatThrownBy(() -> FrozenSql.of(POINT, statement))
        .isInstanceOf(SQLException.class)
        .hasMessage("Cannot ask release 2018, " + why);
  }

  @Test
  void linesStayWhereTheyAre() throws SQLException {
    assertThat(
            FrozenSql.of(
                POINT, "SELECT a,\r\n  b\nFROM policy.coverage\nJOIN core.record USING (a)"))
        .isEqualTo(
            "SELECT a,\r\n  b\nFROM \"release_2018\".coverage\n"
                + "JOIN core.record FOR VERSION AS OF 'release_2018' USING (a)");
  }

  @Test
  void errorsOfSyntaxAreInTheWordsOfTheServer() {
    assertThatThrownBy(() -> FrozenSql.of(POINT, "SELEC 1"))
        .isInstanceOf(SQLException.class)
        .hasMessageStartingWith("line 1:1: mismatched input 'SELEC'");
  }

  @Test
  void allViewsOfTheProgramAreFrozenWhole() throws SQLException {
    List<ViewFile> views = ViewFile.readAll(Path.of("../sql/views"));
    assertThat(views).hasSizeGreaterThan(30);
    Pattern name =
        Pattern.compile("lake\\.(\\w+|\"[^\"]+\")\\.(\\w+|\"[^\"]+\")( FOR VERSION AS OF)?");
    for (ViewFile view : views) {
      if (!view.schema().equals("policy")) {
        continue;
      }
      String frozen = FrozenSql.of(POINT, view.query());
      assertThat(frozen.toLowerCase(Locale.ROOT))
          .as(view.name())
          .doesNotContain("current_", "now()");
      Matcher matcher = name.matcher(frozen.replaceAll("--.*", ""));
      while (matcher.find()) {
        assertThat(matcher.group(1).equals("\"release_2018\"") ^ matcher.group(3) != null)
            .as(view.name() + ": " + matcher.group())
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2018-12-31, 2018-12-01, 2018",
    "2018-12-30, 2018-11-01, 2017",
    "2018-06-30, 2018-06-01, 2017",
    "2020-02-28, 2020-01-01, 2019",
    "2020-02-29, 2020-02-01, 2019",
  })
  void figuresEndWithTheLastWholePeriod(LocalDate asOf, String month, int year) {
    assertThat(new ReleasePoint(POINT.name(), asOf, Instant.EPOCH).horizon())
        .contains("DATE '%s' AS last_month".formatted(month))
        .contains("BIGINT '%d' AS last_year".formatted(year));
  }

  @ParameterizedTest
  @CsvSource({"2018", "2018-r1", "a_b", "0"})
  void namesAreShortAndPlain(String name) {
    assertThat(new ReleaseName(name).tag()).isEqualTo("release_" + name);
  }

  @ParameterizedTest
  @CsvSource(
      value = {"''", "A", "_a", "-a", "a.b", "a b", "年报", "a'b", "a\"b", "NULL"},
      nullValues = "NULL")
  void otherNamesAreRefused(String name) {
    assertThatThrownBy(() -> new ReleaseName(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid name of a release, 1 to 40 of a-z, 0-9, _ and -, a letter or digit first: "
                + name);
    assertThatThrownBy(() -> new ReleaseName("a".repeat(41)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("a".repeat(41));
  }
}
