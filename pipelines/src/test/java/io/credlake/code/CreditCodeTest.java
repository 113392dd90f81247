package io.credlake.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "91350100M000100Y43", // the standard's worked example
        "91110000MA00000820", // remainder 0: 31 becomes 0
        "91110000MA0000269Y", // remainder 1: the last of the alphabet
        "000000000000000000",
        "97350100M000100Y4G", // an unlisted kind is no fault of the code
        "91350100M000100Y56", // nor is the organisation code inside
      })
  void acceptsRightCheckCharacter(String code) {
    assertThat(CreditCode.isValid(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "91350100M000100Y4Z", // the standard's worked example of a wrong one
        "91350100M000100Y44",
        "91350100m000100y43",
        "91350100M000100y43",
        "91350100M000100Y4",
        "91350100M000100Y433",
        " 91350100M000100Y43",
        "91350100-M000100Y43",
        "９1350100M000100Y43", // a full-width digit
        "9135010号M00010Y43",
        "320684000010854", // a registration number of old
      })
  void refusesOtherTexts(String text) {
    assertThat(CreditCode.isValid(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(chars = {'I', 'O', 'S', 'V', 'Z'})
  void refusesLettersOutsideTheAlphabet(char letter) {
    String first17 = "91350100" + letter + "000100Y4";

    for (char check : CreditCode.ALPHABET.toCharArray()) {
      assertThat(CreditCode.isValid(first17 + check)).isFalse();
    }
  }

  @Test
  void hasOneValidCheckCharacterForEachStart() {
    for (char last : CreditCode.ALPHABET.toCharArray()) {
      String first17 = "91350100M000100Y" + last;

      assertThat(CreditCode.ALPHABET.chars().mapToObj(check -> first17 + (char) check))
          .filteredOn(CreditCode::isValid)
          .containsExactly(first17 + CreditCode.checkCharacter(first17));
    }
  }

  @Test
  void detectsEverySingleWrongCharacter() {
    String code = "91350100M000100Y43";

    for (int i = 0; i < code.length(); i++) {
      for (char other : CreditCode.ALPHABET.toCharArray()) {
        String changed = code.substring(0, i) + other + code.substring(i + 1);
        assertThat(CreditCode.isValid(changed)).as(changed).isEqualTo(changed.equals(code));
      }
    }
  }

  @Test
  void looksAtTheSliceOnly() {
    char[] chars = "xx91350100M000100Y43yy".toCharArray();

    assertThat(CreditCode.isValid(chars, 2, 18)).isTrue();
    assertThat(CreditCode.isValid(chars, 1, 18)).isFalse();
    assertThat(CreditCode.isValid(chars, 2, 19)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "91350100M000100Y4, 3",
    "91110000MA0000082, 0",
    "91110000MA0000269, Y",
    "00000000000000000, 0",
  })
  void completesTheFirst17Characters(String first17, char check) {
    assertThat(CreditCode.checkCharacter(first17)).isEqualTo(check);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "91350100M000100Y",
        "91350100M000100Y43",
        "91350100M000100YI",
        "91350100m000100Y4",
        "9135010省M000100Y4"
      })
  void completesNoOtherTexts(String text) {
    assertThatThrownBy(() -> CreditCode.checkCharacter(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid start of a credit code: " + text);
  }

  @ParameterizedTest
  @CsvSource({
    "91350100M000100Y43, true",
    "91110000MA000004XF, true",
    "91350100M000100Y56, false",
  })
  void knowsWhetherTheOrganisationCodeInsideChecks(String code, boolean valid) {
    assertThat(CreditCode.hasValidOrganisationCode(("," + code).toCharArray(), 1)).isEqualTo(valid);
  }
}
