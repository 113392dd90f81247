package io.credlake.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Guessing passwords becomes slower and slower. */
class AttemptsTest {

  private Instant now = Instant.parse("2019-03-20T10:00:00Z");
  private final Attempts attempts = new Attempts(() -> now);

  private Duration fail(String user, String address, int times) {
    Duration wait = Duration.ZERO;
    for (int i = 0; i < times; i++) {
      wait = attempts.begin(user, address);
    }
    return wait;
  }

  @Test
  void afterFiveFailuresTheWaitDoubles() {
    assertThat(fail("ann", "10.0.0.1", 5)).isZero();
    for (int seconds : new int[] {15, 30, 60, 120}) {
      assertThat(attempts.begin("ann", "10.0.0.1")).isEqualTo(Duration.ofSeconds(seconds));
      now = now.plusSeconds(seconds);
      assertThat(attempts.begin("ann", "10.0.0.1")).isZero();
    }
    now = now.plus(Duration.ofDays(1));
    assertThat(fail("ann", "10.0.0.1", 30)).isLessThanOrEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void anotherAddressAndAnotherUserMayStillTry() {
    fail("ann", "10.0.0.1", 6);
    assertThat(attempts.begin("ann", "10.0.0.2")).isZero();
    assertThat(attempts.begin("bob", "10.0.0.1")).isZero();
  }

  @Test
  void anAddressThatTriesManyUsersWaits() {
    for (int i = 0; i < 20; i++) {
      assertThat(attempts.begin("user" + i, "10.0.0.1")).isZero();
    }
    assertThat(attempts.begin("user99", "10.0.0.1")).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void aUserTriedFromManyAddressesWaits() {
    for (int i = 0; i < 50; i++) {
      assertThat(attempts.begin("ann", "10.0.0." + i)).isZero();
    }
    assertThat(attempts.begin("ann", "10.0.1.1")).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void theRightPasswordStartsAnew() {
    fail("ann", "10.0.0.1", 5);
    attempts.succeeded("ann", "10.0.0.1");
    assertThat(fail("ann", "10.0.0.1", 5)).isZero();
    assertThat(attempts.begin("ann", "10.0.0.1")).isPositive();
  }

  @Test
  void manyRightPasswordsFromOneAddressDoNotCount() {
    for (int i = 0; i < 100; i++) {
      assertThat(attempts.begin("user" + i, "10.0.0.1")).isZero();
      attempts.succeeded("user" + i, "10.0.0.1");
    }
  }
}
