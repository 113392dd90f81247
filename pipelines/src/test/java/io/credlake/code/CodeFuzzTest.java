package io.credlake.code;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** A text is a code exactly if its check is the one that its beginning asks for. */
class CodeFuzzTest {

  private static CodeLists lists;

  @BeforeAll
  static void load() throws IOException {
    lists = CodeLists.load(Path.of("../conf/codes"));
  }

  @Timeout(600)
  @FuzzTest(maxDuration = "1m")
  void code(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    String start = text.isEmpty() ? "" : text.substring(0, text.length() - 1);
    char last = text.isEmpty() ? 0 : text.charAt(text.length() - 1);

    assertThat(CreditCode.isValid(text)).isEqualTo(last == creditCheck(start));
    assertThat(OrganisationCode.isValid(text)).isEqualTo(last == organisationCheck(start));
    assertThat(RegistrationNumber.isValid(text)).isEqualTo(last == registrationCheck(start));
    if (CreditCode.isValid(text)) {
      for (int i = 0; i < text.length(); i++) {
        char other = text.charAt(i) == '0' ? '1' : '0';
        String mistyped = text.substring(0, i) + other + text.substring(i + 1);
        assertThat(CreditCode.isValid(mistyped)).isFalse();
      }
    }
    int citizen = CitizenNumber.indexIn(text);
    assertThat(CitizenNumber.birthDatesIn(text).isEmpty()).isEqualTo(citizen < 0);
    if (CitizenNumber.isValid(text)) {
      assertThat(citizen).isZero();
    }
  }

  @Timeout(600)
  @FuzzTest(maxDuration = "1m")
  void name(byte[] bytes) {
    String text = new String(bytes, UTF_8);

    lists
        .regions()
        .province(text)
        .ifPresent(code -> assertThat(lists.regions().province(code)).contains(code));
    lists
        .departments()
        .find(text)
        .ifPresent(code -> assertThat(lists.departments().find(code)).contains(code));
    lists.currency(text).ifPresent(code -> assertThat(code).matches("[A-Z]{3}"));
    lists.keyField(text).ifPresent(code -> assertThat(code).matches("[a-z][a-z_-]*"));
  }

  private static int creditCheck(String start) {
    try {
      return CreditCode.checkCharacter(start);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessage("Invalid start of a credit code: " + start);
      return -1;
    }
  }

  private static int organisationCheck(String start) {
    try {
      return OrganisationCode.checkCharacter(start);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessage("Invalid start of an organisation code: " + start);
      return -1;
    }
  }

  private static int registrationCheck(String start) {
    try {
      return RegistrationNumber.checkDigit(start);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessage("Invalid start of a registration number: " + start);
      return -1;
    }
  }
}
