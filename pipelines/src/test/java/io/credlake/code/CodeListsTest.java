package io.credlake.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Currency;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeListsTest {

  private static final Path CODES = Path.of("../conf/codes");

  private static CodeLists lists;

  @BeforeAll
  static void load() throws IOException {
    lists = CodeLists.load(CODES);
  }

  @ParameterizedTest
  @CsvSource({
    "11, government_body, 机构编制",
    "51, social_association, 民政",
    "91, enterprise, 工商",
    "92, individual_business, 工商",
    "A1, military_institution, 中央军委改革和编制办公室",
    "N2, village_collective, 农业",
    "Y1, other, 其他",
  })
  void knowsDepartmentAndKind(String prefix, String kind, String department) {
    assertThat(lists.kind(prefix))
        .hasValueSatisfying(
            found -> {
              assertThat(found.kind()).isEqualTo(kind);
              assertThat(found.departmentZh()).isEqualTo(department);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"97", "00", "9", "911", ""})
  void knowsNoOtherKinds(String prefix) {
    assertThat(lists.kind(prefix)).isEmpty();
  }

  @Test
  void kindsUseTheAlphabetOfTheCreditCode() {
    assertThat(lists.kinds())
        .allSatisfy(
            kind ->
                assertThat(kind.prefix())
                    .hasSize(2)
                    .matches(prefix -> prefix.chars().allMatch(c -> has(CreditCode.ALPHABET, c))));
  }

  private static boolean has(String alphabet, int c) {
    return alphabet.indexOf(c) >= 0;
  }

  @ParameterizedTest
  @CsvSource({"人民币, CNY", "元人民币, CNY", "元, CNY", "美元, USD", "港币, HKD", "欧元, EUR", "德国马克, DEM"})
  void knowsCurrencies(String word, String code) {
    assertThat(lists.currency(word)).hasValue(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "贝壳", "USD", " 美元"})
  void knowsNoOtherCurrencies(String word) {
    assertThat(lists.currency(word)).isEmpty();
  }

  @Test
  void currencyCodesAreOfIso4217() throws IOException {
    assertThat(
            Files.readAllLines(CODES.resolve("currencies.csv")).stream()
                .skip(1)
                .map(line -> line.substring(line.indexOf(',') + 1)))
        .allSatisfy(
            code -> assertThat(Currency.getInstance(code).getCurrencyCode()).isEqualTo(code));
  }

  @Test
  void missingListNamesItsFile(@TempDir Path folder) {
    assertThatThrownBy(() -> CodeLists.load(folder))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("regions.csv");
  }

  @Test
  void invalidRowNamesFileAndLine(@TempDir Path folder) throws IOException {
    Files.copy(CODES.resolve("regions.csv"), folder.resolve("regions.csv"));
    Files.copy(CODES.resolve("organisation-kinds.csv"), folder.resolve("organisation-kinds.csv"));
    Files.writeString(folder.resolve("currencies.csv"), "name,code\n元,CNY\n美元,\n");

    assertThatThrownBy(() -> CodeLists.load(folder))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Invalid row in %s, line 3: no value of code", folder.resolve("currencies.csv"));
  }
}
