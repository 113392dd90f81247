package io.credlake.refine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; 0",
        "1,234.5; 123450",
        "1.2E7; 1200000000",
        "7.000000000000000000; 700",
        "9999999999999999.99; 999999999999999999"
      })
  void readsNumbers(String text, long hundredths) {
    assertThat(hundredths(text)).isEqualTo(hundredths);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "1.234",
        "10000000000000000",
        // would fill the memory, or take hours
        "1E999999999",
        "1E-999999999",
        "0E-2147483647"
      })
  void othersAreNone(String text) {
    assertThat(hundredths(text)).isEqualTo(Numbers.NONE);
  }

  private static long hundredths(String text) {
    return Numbers.hundredths(text.toCharArray(), 0, text.length());
  }
}
