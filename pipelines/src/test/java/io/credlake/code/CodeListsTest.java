package io.credlake.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
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
  void knowsTheKeyFieldsInTheOrderOfTheOutline() {
    assertThat(lists.keyFields())
        .extracting(KeyField::nameZh)
        .containsExactly(
            ("工商 纳税 价格 进出口 安全生产 产品质量 环境保护 食品药品 医疗卫生 知识产权 流通服务 工程建设"
                    + " 电子商务 交通运输 合同履约 人力资源和社会保障 教育科研")
                .split(" "));
    assertThat(lists.keyFields())
        .extracting(KeyField::position)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 17).boxed().toList());
    assertThat(lists.keyFields())
        .allSatisfy(field -> assertThat(field.code()).matches("[a-z]+(_[a-z]+)*"));
  }

  @ParameterizedTest
  @CsvSource({
    "工商, industry_commerce",
    "taxation, taxation",
    "纳税, taxation",
    "税务, taxation",
    "环保, environment",
    "人力资源和社会保障, human_resources",
    "人社, human_resources",
    "教育科研, education_research",
  })
  void keyFieldIsFoundByCodeAndName(String name, String code) {
    assertThat(lists.keyField(name)).hasValue(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "体育", "Taxation", "1"})
  void knowsNoOtherKeyFields(String name) {
    assertThat(lists.keyField(name)).isEmpty();
  }

  @Test
  void oneNameBelongsToOneKeyField() {
    List<KeyField> fields =
        List.of(
            new KeyField("a", 1, "甲", "A", List.of("同")),
            new KeyField("b", 2, "乙", "B", List.of("同")));

    assertThatThrownBy(
            () ->
                new CodeLists(
                    lists.regions(),
                    lists.kinds(),
                    List.of(),
                    lists.departments(),
                    fields,
                    lists.industrySections(),
                    lists.workingDays()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid name of two key fields, a and b: 同");
  }

  @Test
  void holdsDepartmentsAndTheCalendar() {
    assertThat(lists.departments().find("工商总局")).hasValue("SAIC");
    assertThat(lists.workingDays().isWorking(LocalDate.of(2018, 9, 29))).isTrue();
  }

  /** The lists travel with the job to where rows are refined. */
  @Test
  void listsCanBeSent() throws Exception {
    CodeLists sent = sent(lists);

    assertThat(sent.departments().find("苏州市工商行政管理局")).hasValue("SAIC");
    assertThat(sent.keyField("环保")).hasValue("environment");
    assertThat(
            sent.workingDays()
                .workingDaysBetween(LocalDate.of(2018, 9, 28), LocalDate.of(2018, 10, 8)))
        .isEqualTo(3);
  }

  private static CodeLists sent(CodeLists lists) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(lists);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (CodeLists) in.readObject();
    }
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
