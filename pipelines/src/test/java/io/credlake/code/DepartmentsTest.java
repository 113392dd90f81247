package io.credlake.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepartmentsTest {

  private static final String TITLES =
      "code,name_zh,short_zh,aliases,name_en,valid_from,valid_to,successors\n";

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
    "国家工商总局, SAIC",
    "工商局, SAIC",
    "江苏省地方税务局, SAT",
    "国家税务总局苏州市税务局, SAT",
    "无锡市环境保护局, MEP",
    "苏州市中级人民法院, SPC",
    "昆山市食品药品监督管理局, CFDA", // the longest end, not 药品监督管理局 of its successor
    "江苏省药品监督管理局, NMPA",
    "深圳市规划和自然资源局, MNR",
    "常州市自然资源和规划局, MNR",
    "南京市教育体育局, MOE", // not 体育局
    "扬州市文化广电和旅游局, MCT", // not 旅游局
    "中华人民共和国黄埔海关, GACC",
    "中国人民银行南京分行, PBC",
    "国家统计局江苏调查总队, NBS",
    "徐州市公安局交警支队, MPS",
    "徐州市消防救援支队, MEM",
    "海关, GACC", // as a whole name two characters do
  })
  void findsByCodeNameAndEndOfALocalName(String text, String code) {
    assertThat(departments.find(text)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "某某局",
        "局",
        "X公司",
        "某某海关", // two characters are too few to end a name
        "上海铁路局", // an enterprise
        "苏州市行政审批局", // the work of many
        "SMALL", // ends with the code ALL
        "saic"
      })
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
    "AQSIQ, 2018-04-10, SAMR",
    "CFDA, 2018-04-10, SAMR",
    "SAWS, 2018-04-16, MEM",
    "MEP, 2018-04-16, MEE",
    "MLR, 2018-04-10, MNR",
    "MOA, 2018-04-03, MARA",
    "MOC, 2018-04-08, MCT",
    "CNTA, 2018-04-08, MCT",
    "NHFPC, 2018-03-27, NHC",
    "CIRC, 2018-04-08, CBIRC",
    "MOS, 2018-03-23, NSC",
    "LAO, 2018-03-22, MOJ",
    "SAPPRFT, 2018-04-16, NRTA",
    "SIPO, 2018-08-28, CNIPA",
    "SAMR, 2017-01-01, SAMR", // nothing is traced back
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
    "NMPA, CFDA, true",
    "NPPA, SAPPRFT, true",
    "SAIC, SAMR, false",
    "MOF, SAIC, false",
    "XXX, SAIC, false",
  })
  void tellsDescent(String code, String ancestor, boolean follows) {
    assertThat(departments.isOrFollows(code, ancestor)).isEqualTo(follows);
  }

  @Test
  void unknownDepartmentHasNoSuccessor() {
    assertThatThrownBy(() -> departments.successor("XXX", LocalDate.of(2018, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid department: XXX");
  }

  @Test
  void mainSuccessorIsThereWhenADepartmentEnds() {
    Map<String, Department> byCode =
        departments.rows().stream()
            .collect(Collectors.toMap(Department::code, Function.identity()));

    assertThat(departments.rows())
        .filteredOn(department -> department.validTo() != null)
        .hasSizeGreaterThan(15)
        .allSatisfy(
            ended -> {
              Department next = byCode.get(ended.successors().getFirst());
              if (next.validFrom() != null) {
                assertThat(next.validFrom()).isEqualTo(ended.validTo());
              }
            });
    assertThat(departments.rows())
        .filteredOn(department -> department.validTo() == null)
        .allSatisfy(inForce -> assertThat(inForce.successors()).isEmpty());
  }

  @Test
  void everyNameLeadsToItsDepartment() {
    assertThat(departments.rows())
        .allSatisfy(
            department -> {
              assertThat(departments.find(department.code())).hasValue(department.code());
              assertThat(departments.find(department.nameZh())).hasValue(department.code());
              assertThat(departments.find(department.shortZh())).hasValue(department.code());
              assertThat(department.aliases())
                  .allSatisfy(
                      alias -> assertThat(departments.find(alias)).hasValue(department.code()));
            });
  }

  @Test
  void oneNameBelongsToOneDepartment() {
    assertThatThrownBy(() -> new Departments(List.of(department("A"), department("B"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid name of two departments, A and B: 某部");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "B,乙局,乙,某部,Second,,,; Invalid name of two departments, A and B: 某部",
        "B,乙局,乙,A,Second,,,; Invalid name of two departments, A and B: A",
        "A,乙局,乙,,Second,,,; Invalid code of two departments: A",
        "B,乙局,乙,,Second,,2018-01-01,C; Invalid successor of department B: C",
        "B,乙局,乙,,Second,,2018-01-01,B; Invalid successor of department B: B",
      })
  void rowsThatDoNotFitNameTheFile(String row, String fault, @TempDir Path folder)
      throws IOException {
    Path csv = folder.resolve("departments.csv");
    Files.writeString(csv, TITLES + "A,某部,甲,,First,,,\n" + row + "\n");

    assertThatThrownBy(() -> Departments.load(csv))
        .isInstanceOf(IOException.class)
        .hasMessage(fault + ", in " + csv);
  }

  @Test
  void successionMayNotLeadBack(@TempDir Path folder) throws IOException {
    Path csv = folder.resolve("departments.csv");
    Files.writeString(csv, TITLES + "A,甲局,甲,,First,,2018-01-01,B\nB,乙局,乙,,Second,,2018-01-01,A\n");

    assertThatThrownBy(() -> Departments.load(csv))
        .isInstanceOf(IOException.class)
        .hasMessage("Invalid successor of department A: B, in " + csv);
  }

  @Test
  void invalidRowNamesFileAndLine(@TempDir Path folder) throws IOException {
    Path csv = folder.resolve("departments.csv");
    Files.writeString(csv, TITLES + "A,甲局,甲,,First,soon,,\n");

    assertThatThrownBy(() -> Departments.load(csv))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Invalid row in %s, line 2: Text 'soon'", csv);
  }

  private static Department department(String code) {
    return new Department(code, "某部", "某部", List.of(), "Some", null, null, List.of());
  }
}
