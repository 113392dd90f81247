package io.credlake.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedSqlTest {

  @Test
  void putsQuestionMarksInThePlaceOfNames() {
    NamedSql read =
        NamedSql.parse("SELECT *\nFROM t\nWHERE a = :region AND b = :year OR c = :region;\n", "f");
    assertThat(read.sql()).isEqualTo("SELECT *\nFROM t\nWHERE a = ? AND b = ? OR c = ?");
    assertThat(read.parameters())
        .containsExactly(Parameter.REGION, Parameter.YEAR, Parameter.REGION);
    assertThat(read.line()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 -- of :region",
        "SELECT /* :region\n :year */ 1",
        "SELECT ':region', 'it''s :year'",
        "SELECT 1 AS \":region\", 2 AS \"a\"\":year\"",
      })
  void leavesCommentsTextsAndQuotedNamesAlone(String sql) {
    NamedSql read = NamedSql.parse(sql, "f");
    assertThat(read.sql()).isEqualTo(sql);
    assertThat(read.parameters()).isEqualTo(List.of());
  }

  @Test
  void bindsWhatLooksLikeSqlAsAValue() {
    Filters filters = new Filters(null, "2018", null, "taxation");
    assertThat(NamedSql.parse("SELECT :field", "f").sql()).isEqualTo("SELECT ?");
    assertThatThrownBy(() -> filters.withField("x' OR '1'='1"))
        .hasMessage("Invalid field: x' OR '1'='1");
  }

  @Test
  void namesTheLineOfAParameterThatThereIsNotAndTheNearest() {
    assertThatThrownBy(
            () -> NamedSql.parse("\n-- of a region\nSELECT *\nFROM t WHERE a = :regoin", "p.sql"))
        .isInstanceOfSatisfying(
            PanelException.class,
            e ->
                assertThat(e.describe())
                    .isEqualTo(
                        "Invalid parameter: :regoin (did you mean region?) (p.sql, line 4)"));
  }

  @Test
  void namesTheLineOfAMistake() {
    assertThatThrownBy(() -> NamedSql.parse("SELECT 1\nFROM FROM t", "p.sql"))
        .isInstanceOfSatisfying(
            PanelException.class, e -> assertThat(e.place()).isEqualTo("p.sql, line 2"))
        .hasMessageStartingWith("Invalid SQL: mismatched input 'FROM'");
  }

  @Test
  void refusesWhatWouldChangeSomething() {
    assertThatThrownBy(() -> NamedSql.parse("DELETE FROM t", "p.sql"))
        .hasMessage("Invalid statement, a panel only asks (SELECT)");
  }

  @Test
  void asksForTheRowsThatBreakACondition() {
    NamedSql broken = NamedSql.parse("SELECT 1 AS a -- one", "f").where("a > :year", "f");
    assertThat(broken.sql()).isEqualTo("SELECT * FROM (\nSELECT 1 AS a -- one\n) WHERE a > ?");
  }
}
