package io.credlake.trino.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {

  @Test
  void cutsAtSemicolonsAndSaysWhereEachBegins() {
    assertThat(SqlScript.statements("select 1; -- one\n\n  select\n2 ;;  select 3"))
        .containsExactly(
            new SqlText("select 1", 1, 1),
            new SqlText("select\n2", 3, 3),
            new SqlText("select 3", 4, 7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select ';'",
        "select 'it''s; '",
        "select \"a;b\"",
        "select 1 -- ; no\n + 2",
        "select /* ; */ 1",
        "create function f(x int) returns int language python as $$ a; b $$",
        "with function f(x int) returns int begin if x > 1 then return 1; end if; return 2; end"
            + " select f(3)",
        "with function f(x int) returns int begin case x when 1 then return 1; end case;"
            + " return case when x > 2 then 3 end; end select f(3)"
      })
  void aSemicolonInsideDoesNotCount(String sql) {
    assertThat(SqlScript.statements(sql + "; select 2"))
        .extracting(SqlText::sql)
        .containsExactly(sql, "select 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", ";", "-- nothing", "/* open", "select 1;", "select case;"})
  void isCompleteWithItsSemicolonOrWithNothing(String text) {
    assertThat(SqlScript.isComplete(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"select 1", "select ';", "select $$;", "select 1; select", "select 1 --;"})
  void isNotCompleteWithoutIt(String text) {
    assertThat(SqlScript.isComplete(text)).isFalse();
  }
}
