package io.credlake.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.access.AccessList;
import io.credlake.dashboard.Answers.Keeping;
import io.credlake.dashboard.Answers.Question;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptAnswersTest {

  /** Reading prolongs nothing for users, whose tickets may end meanwhile. */
  @ParameterizedTest
  @CsvSource({
    AccessList.READER + ", PT30M, PT30M",
    "office-330000, PT1M, PT20S",
  })
  void whatUsersSeeIsAskedForAnewSoon(String user, Duration atFirst, Duration onceRead) {
    Keeping keeping = new Keeping();
    Question question = new Question(user, "state", "panel");
    assertThat(keeping.expireAfterCreate(question, "", 0)).isEqualTo(atFirst.toNanos());
    assertThat(keeping.expireAfterUpdate(question, "", 0, 1)).isEqualTo(atFirst.toNanos());
    assertThat(keeping.expireAfterRead(question, "", 0, Duration.ofSeconds(20).toNanos()))
        .isEqualTo(onceRead.toNanos());
  }
}
