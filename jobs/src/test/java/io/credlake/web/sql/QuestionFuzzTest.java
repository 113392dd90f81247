package io.credlake.web.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.credlake.trino.query.SqlScript;
import io.credlake.trino.query.SqlText;
import org.junit.jupiter.api.Timeout;

/** Whatever is typed, it is one statement of the text or refused with a message. */
class QuestionFuzzTest {

  @Timeout(600)
  @FuzzTest(maxDuration = "2m")
  void sql(byte[] typed) {
    String text = new String(typed, UTF_8);
    SqlText statement;
    try {
      statement = new Question(text, null, false).statement();
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).startsWith("Cannot run query, ");
      return;
    }
    assertThat(text).contains(statement.sql());
    assertThat(statement.line())
        .isBetween(1, 1 + (int) text.chars().filter(c -> c == '\n').count());
    assertThat(SqlScript.statements(statement.sql()))
        .singleElement()
        .extracting(SqlText::sql)
        .isEqualTo(statement.sql());
  }
}
