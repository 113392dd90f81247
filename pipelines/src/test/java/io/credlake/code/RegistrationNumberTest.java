package io.credlake.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationNumberTest {

  /** Numbers of well-known companies, as the public register showed them. */
  @ParameterizedTest
  @ValueSource(strings = {"440301103097413", "110000006646396", "440301501131182"})
  void acceptsRealNumbers(String number) {
    assertThat(RegistrationNumber.isValid(number)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "440301103097414",
        "44030110309741",
        "4403011030974130",
        "44030110309741X",
        "４40301103097413"
      })
  void refusesOthers(String number) {
    assertThat(RegistrationNumber.isValid(number)).isFalse();
  }

  @Test
  void completesFourteenDigits() {
    assertThat(RegistrationNumber.checkDigit("44030110309741")).isEqualTo('3');
    assertThatThrownBy(() -> RegistrationNumber.checkDigit("1234"))
        .hasMessage("Invalid start of a registration number: 1234");
  }
}
