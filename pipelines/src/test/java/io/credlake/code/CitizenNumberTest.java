package io.credlake.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are the standard's sample and made-up ones with the right check character. */
class CitizenNumberTest {

  private static final String SAMPLE = "11010519491231002X";

  @ParameterizedTest
  @ValueSource(strings = {SAMPLE, "11010519491231002x", "530102200002290012", "110105180001010010"})
  void knowsNumbersByBirthDateAndCheck(String number) {
    assertThat(CitizenNumber.isValid(number)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "110105194912310021, wrong check character",
    "11010519491231003X, wrong sequence",
    "11010519491231002, too short",
    "11010519491231002XX, too long",
    "1101051949123100２X, a full-width digit",
    "1101051949123l002X, a letter inside",
    "010105194912310026, no region begins with 0",
    "530102190102290013, no 29 February 1901",
    "110105202002300014, no 30 February",
    "110105179912310016, too early a year",
    "110105210001010015, too late a year",
  })
  void refusesOtherTexts(String text, String why) {
    assertThat(CitizenNumber.isValid(text)).as(why).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"511100005000012617", "91350100M000100Y43", "91110000MA0000269Y"})
  void isNotMistakenForCreditCodesThatBeginAlike(String code) {
    assertThat(CreditCode.isValid(code)).isTrue();
    assertThat(CitizenNumber.isValid(code)).isFalse();
  }

  @Test
  void bothChecksCanHoldByChance() {
    String both = "521101196001011046";

    assertThat(CreditCode.isValid(both)).isTrue();
    assertThat(CitizenNumber.isValid(both)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    SAMPLE + ", 0",
    "身份证号" + SAMPLE + "。, 4",
    "证件：530102200002290012 " + SAMPLE + ", 3",
    "ID:" + SAMPLE + ", 3",
    "11010519491231002x-1, 0",
    "110105194912310021 " + SAMPLE + ", 19",
    "110105 19491231 002X, 0",
    "号110105-19491231-002x号, 1",
    "110105 19491231002X, 0",
    "11010519491231-002X, 0",
    "１１０１０５１９４９１２３１００２Ｘ, 0",
    "号１１０１０５　19491231－００２ｘ, 1",
  })
  void isFoundInsideText(String text, int at) {
    assertThat(CitizenNumber.indexIn(text)).isEqualTo(at);
  }

  @Test
  void tellsTheBirthDatesOfAllNumbers() {
    assertThat(CitizenNumber.birthDatesIn("甲" + SAMPLE + "、乙530102 20000229 0012"))
        .containsExactly(LocalDate.of(1949, 12, 31), LocalDate.of(2000, 2, 29));
    assertThat(CitizenNumber.birthDatesIn("某人")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "甲公司",
        "11010519491231002",
        "1" + SAMPLE,
        SAMPLE + "1",
        "A" + SAMPLE,
        SAMPLE + "a",
        "1101 0519 4912 3100 2X",
        "110105  19491231 002X",
        "110105/19491231/002X",
        "4110105 19491231 002X",
        "110105491231002", // of 15 digits, like a registration number
      })
  void isNotFoundInLongerRunsOrElsewhere(String text) {
    assertThat(CitizenNumber.indexIn(text)).isEqualTo(-1);
  }

  @Test
  void numbersOfDocumentsAreNoCitizenNumbers() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(CitizenNumber.indexIn("350100-20180701-%04d".formatted(i))).isEqualTo(-1);
    }
    assertThat(CitizenNumber.indexIn("110105-19491231-002X")).isZero();
  }
}
