package io.credlake.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganisationCodeTest {

  @ParameterizedTest
  @CsvSource({
    "D2143569, X", // the standard's worked example
    "M000100Y, 4", // letters count over the full alphabet, unlike in the credit code
    "MA000004, X", // 10
    "MA000009, 0", // 11
    "MA000000, 7",
    "00000000, 0",
  })
  void completesTheFirst8Characters(String first8, char check) {
    assertThat(OrganisationCode.checkCharacter(first8)).isEqualTo(check);
    assertThat(OrganisationCode.isValid(first8 + check)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "M000100Y5",
        "M000100Y",
        "M000100Y-4",
        "M000100Y44",
        "m000100Y4",
        "MA000004x",
        "M00010省Y4"
      })
  void refusesOtherTexts(String text) {
    assertThat(OrganisationCode.isValid(text)).isFalse();
  }

  @Test
  void looksAtTheSliceOnly() {
    char[] chars = "91350100M000100Y43".toCharArray();

    assertThat(OrganisationCode.isValid(chars, 8, 9)).isTrue();
    assertThat(OrganisationCode.isValid(chars, 7, 9)).isFalse();
    assertThat(OrganisationCode.isValid(chars, 8, 8)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "D2143569-X, true",
    "M000100Y-4, true",
    "M000100Y-5, false",
    "M000100Y4, false",
    "M000100Y－4, false", // a full-width hyphen
    "M000100-Y4, false",
    "m000100Y-4, false",
    "M000100Y-44, false",
    "'', false",
  })
  void knowsThePrintedFormWithItsHyphen(String text, boolean valid) {
    char[] chars = ("," + text + ",").toCharArray();

    assertThat(OrganisationCode.isValidWithHyphen(chars, 1, text.length())).isEqualTo(valid);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "M000100", "M000100Y4", "M000100y", "M00010省Y"})
  void completesNoOtherTexts(String text) {
    assertThatThrownBy(() -> OrganisationCode.checkCharacter(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid start of an organisation code: " + text);
  }
}
