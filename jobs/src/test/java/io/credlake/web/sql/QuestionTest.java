package io.credlake.web.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.trino.query.SqlError;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One statement at a time, under limits that it cannot change. */
class QuestionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELECT 1;                                        | SELECT 1",
        "-- first of all                                   | ",
        "INSERT INTO policy.coverage SELECT 1             | INSERT INTO policy.coverage SELECT 1",
        "SELECT ';' AS \"a;b\"                            | SELECT ';' AS \"a;b\"",
        "SHOW TABLES FROM policy                          | SHOW TABLES FROM policy",
        "SELEC 1                                          | SELEC 1",
      })
  void theStatementIsWhatWasTyped(String text, String sql) {
    if (sql == null) {
      assertThatThrownBy(() -> question(text).statement())
          .hasMessage("Cannot run query, it is empty");
    } else {
      assertThat(question(text).statement().sql()).isEqualTo(sql);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SET SESSION query_max_run_time = '9d'                             | SET SESSION",
        "RESET SESSION query_max_run_time                                  | RESET SESSION",
        "WITH SESSION query_max_run_time = '9d' SELECT 1                   | WITH SESSION",
        "EXPLAIN WITH SESSION query_max_run_time = '9d' SELECT 1           | WITH SESSION",
        "EXPLAIN ANALYZE WITH SESSION query_max_run_time = '9d' SELECT 1   | WITH SESSION",
        "EXECUTE IMMEDIATE 'SELECT 1'                                      | EXECUTE IMMEDIATE",
        "PREPARE p FROM SELECT 1                                           | PREPARE",
        "EXECUTE p                                                         | EXECUTE",
      })
  void noStatementChangesItsLimits(String text, String what) {
    assertThatThrownBy(() -> question(text).statement())
        .hasMessage("Cannot run query, its limits are those of the installation: " + what);
  }

  @Test
  void oneStatementAtATimeAndNotTooLong() {
    assertThatThrownBy(() -> question("SELECT 1; SELECT 2").statement())
        .hasMessage("Cannot run query, one statement at a time, there are: 2");
    assertThatThrownBy(() -> question("x".repeat(10_001)))
        .hasMessage("Cannot run query, it has more than 10,000 characters: 10,001");
  }

  /** Trino counts from the word EXPLAIN, which nobody typed. */
  @ParameterizedTest
  @CsvSource({
    "'line 1:16: no such column', 1, 8",
    "'line 2:3: no such column', 2, 3",
  })
  void aPlanFailsWhereTheStatementDoes(String message, int line, int column) {
    Question plan = new Question("SELECT x\n, y", null, true);
    assertThat(plan.statement().sql()).startsWith("EXPLAIN SELECT x");
    assertThat(SqlError.of(new SQLException(message), plan.statement()))
        .isEqualTo(new SqlError("no such column", line, column));
  }

  private static Question question(String text) {
    return new Question(text, null, false);
  }
}
