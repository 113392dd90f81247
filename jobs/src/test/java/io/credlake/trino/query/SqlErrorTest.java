package io.credlake.trino.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SqlErrorTest {

  private static final String TEXT = "select 1;\n  select '江苏', x\n  from t";

  private static SqlError error(String message) {
    return SqlError.of(new SQLException(message), SqlScript.statements(TEXT).get(1));
  }

  @Test
  void placesTheErrorInTheWholeText() {
    assertThat(error("Query failed (#20260101_1_00001_abc): line 1:14: Column 'x' unknown"))
        .isEqualTo(new SqlError("Column 'x' unknown", 2, 16));
    assertThat(error("Query failed (#20260101_1_00001_abc): line 2:8: Table 't' unknown"))
        .isEqualTo(new SqlError("Table 't' unknown", 3, 8));
  }

  @Test
  void putsTheCaretUnderThePlaceBehindWideCharacters() {
    assertThat(new SqlError("Column 'x' unknown", 2, 16).describe(TEXT).lines())
        .containsExactly(
            "Cannot run query, line 2:16: Column 'x' unknown",
            "    select '江苏', x",
            "                   ^");
  }

  @Test
  void hasNoPlaceWhenTrinoNamesNone() {
    SqlError error = error("Query failed (#20260101_1_00001_abc): Division by zero");
    assertThat(error).isEqualTo(new SqlError("Division by zero", 0, 0));
    assertThat(error.describe(TEXT)).isEqualTo("Cannot run query, Division by zero");
  }
}
