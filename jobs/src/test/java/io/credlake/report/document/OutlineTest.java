package io.credlake.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.report.Language;
import io.credlake.report.document.Block.Column;
import io.credlake.report.document.Block.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sections are numbered as GB/T 9704 has it. */
class OutlineTest {

  @ParameterizedTest
  @CsvSource({"1,一", "9,九", "10,十", "11,十一", "20,二十", "42,四十二"})
  void numbersAreChinese(int number, String chinese) {
    assertThat(Outline.chinese(number)).isEqualTo(chinese);
  }

  @ParameterizedTest
  @CsvSource({
    "ZH, 三、, （三）, 3. , （3）",
    "EN, '3 ', '1.3 ', '1.1.3 ', '1.1.1.3 '",
  })
  void levelsHaveTheirOwnNumbers(
      Language language, String first, String second, String third, String fourth) {
    assertThat(Outline.number(language, List.of(3)).strip()).isEqualTo(first.strip());
    assertThat(Outline.number(language, List.of(1, 3)).strip()).isEqualTo(second.strip());
    assertThat(Outline.number(language, List.of(1, 1, 3)).strip()).isEqualTo(third.strip());
    assertThat(Outline.number(language, List.of(1, 1, 1, 3)).strip()).isEqualTo(fourth.strip());
  }

  @Test
  void rowThatDoesNotFitItsTableIsRefused() {
    assertThatThrownBy(
            () -> new Table("t", List.of(Column.words("a", 1)), List.of(List.of("1", "2")), ""))
        .hasMessage("Invalid row, t has 1 columns: [1, 2]");
  }
}
