package io.credlake.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepartmentsTest {

  private static Departments departments;

  @BeforeAll
  static void load() throws IOException {
    departments = Departments.load(Path.of("../conf/codes/departments.csv"));
  }

  @ParameterizedTest
  @CsvSource({
    "SAIC, SAIC",
    "国家工商行政管理总局, SAIC",
    "' 工商总局 ', SAIC",
    "江苏省苏州市工商行政管理局, SAIC",
    "福州市市场监督管理局, SAMR",
    "北京市第一中级人民法院, SPC",
    "上海市浦东新区人民检察院, SPP",
    "国家税务总局, SAT",
    "深圳市国家税务局, SAT",
    "杭州市生态环境局, MEE",
  })
  void findsByCodeNameAndEndOfALocalName(String text, String code) {
    assertThat(departments.find(text)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "某某局", "局", "X公司"})
  void doesNotGuess(String text) {
    assertThat(departments.find(text)).isEmpty();
  }

  /** T10: a department merged in 2018 keeps its old rows and links to its successor. */
  @ParameterizedTest
  @CsvSource({
    "SAIC, 2018-04-09, SAIC",
    "SAIC, 2018-04-10, SAMR",
    "CBRC, 2019-01-01, CBIRC",
    "CBRC, 2024-01-01, NFRA",
    "PBC, 2024-01-01, PBC",
  })
  void followsSuccessors(String code, LocalDate day, String successor) {
    assertThat(departments.successor(code, day)).isEqualTo(successor);
  }

  @ParameterizedTest
  @CsvSource({
    "SAIC, SAIC, true",
    "SAMR, SAIC, true",
    "NFRA, CBRC, true",
    "GACC, AQSIQ, true",
    "SAIC, SAMR, false",
    "MOF, SAIC, false",
    "XXX, SAIC, false",
  })
  void tellsDescent(String code, String ancestor, boolean follows) {
    assertThat(departments.isOrFollows(code, ancestor)).isEqualTo(follows);
  }

  @Test
  void oneNameBelongsToOneDepartment() {
    assertThatThrownBy(() -> new Departments(List.of(department("A"), department("B"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid name of two departments, A and B: 某部");
  }

  private static Department department(String code) {
    return new Department(code, "某部", "某部", List.of(), "Some", null, null, List.of());
  }
}
