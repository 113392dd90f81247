package io.credlake.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationNumberTest {

  @Test
  void acceptsTheExampleOfTheStandard() {
    assertThat(RegistrationNumber.isValid("110108000000016")).isTrue();
    assertThat(RegistrationNumber.checkDigit("11010800000001")).isEqualTo('6');
  }

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
  }

  @Test
  void hasOneValidCheckDigitForEachStart() {
    for (int last = 0; last < 10; last++) {
      String first14 = "1101080000000" + last;

      assertThat(IntStream.range(0, 10).mapToObj(check -> first14 + check))
          .filteredOn(RegistrationNumber::isValid)
          .containsExactly(first14 + RegistrationNumber.checkDigit(first14));
    }
  }

  @Test
  void detectsEverySingleWrongDigit() {
    String number = "110108000000016";

    for (int i = 0; i < number.length(); i++) {
      for (int other = 0; other < 10; other++) {
        String changed = number.substring(0, i) + other + number.substring(i + 1);
        assertThat(RegistrationNumber.isValid(changed))
            .as(changed)
            .isEqualTo(changed.equals(number));
      }
    }
  }

  @Test
  void looksAtTheSliceOnly() {
    char[] chars = "1,110108000000016,1".toCharArray();

    assertThat(RegistrationNumber.isValid(chars, 2, 15)).isTrue();
    assertThat(RegistrationNumber.isValid(chars, 1, 15)).isFalse();
    assertThat(RegistrationNumber.isValid(chars, 2, 16)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1234", "440301103097413", "4403011030974X", "４4030110309741"})
  void completesNoOtherTexts(String text) {
    assertThatThrownBy(() -> RegistrationNumber.checkDigit(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid start of a registration number: " + text);
  }
}
