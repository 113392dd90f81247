package io.credlake.code;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
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

    assertThat(CreditCode.isValid(text))
        .isEqualTo(last == check("a credit code", start, CreditCode::checkCharacter));
    assertThat(OrganisationCode.isValid(text))
        .isEqualTo(last == check("an organisation code", start, OrganisationCode::checkCharacter));
    assertThat(RegistrationNumber.isValid(text))
        .isEqualTo(last == check("a registration number", start, RegistrationNumber::checkDigit));
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

  /** The check that a beginning asks for; -1 if it is none of such a code. */
  private static int check(String kind, String start, ToIntFunction<String> of) {
    try {
      return of.applyAsInt(start);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessage("Invalid start of " + kind + ": " + start);
      return -1;
    }
  }
}
