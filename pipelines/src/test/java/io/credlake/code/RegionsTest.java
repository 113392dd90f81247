package io.credlake.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.code.Region.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionsTest {

  private static final String TITLES =
      "code,level,name_zh,short_zh,aliases,name_en,parent,valid_from,valid_to,successors\n";

  private static Regions regions;

  @BeforeAll
  static void load() throws IOException {
    regions = Regions.load(Path.of("../conf/codes/regions.csv"));
  }

  @ParameterizedTest
  @CsvSource({
    "浙江, 330000",
    "浙江省, 330000",
    "' 浙江省 ', 330000",
    "330000, 330000",
    "北京市, 110000",
    "内蒙古, 150000",
    "内蒙古自治区, 150000",
    "新疆, 650000",
    "新疆维吾尔自治区, 650000",
    "吉林, 220000",
    "香港, 810000",
  })
  void provinceIsFoundByAnyOfItsNames(String name, String code) {
    assertThat(regions.province(name)).hasValue(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "N/A", "杭州", "吉林市", "330100", "33", "浙"})
  void nothingElseIsAProvince(String name) {
    assertThat(regions.province(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "220000, 延边州, 222400",
    "220000, 延边, 222400",
    "220000, 延边朝鲜族自治州, 222400",
    "420000, 恩施, 422800", // the prefecture, not the county-level city of that name
    "420000, 恩施州, 422800",
    "420000, 恩施市, 422801",
    "220000, 吉林, 220200",
    "220000, 吉林市, 220200",
    "630000, 海南, 632500",
    "110000, 朝阳, 110105",
    "110000, 朝阳区, 110105",
    "210000, 朝阳, 211300",
    "210000, 朝阳县, 211321",
    "220000, 朝阳区, 220104",
    "420000, 襄樊, 420600", // its name until 2010
    "420000, 襄阳市, 420600",
    "370000, 莱芜区, 370116",
    "330000, ' 杭州 ', 330100",
    "330000, 330100, 330100",
  })
  void cityIsFoundWithinItsProvince(String province, String name, String code) {
    assertThat(regions.within(province, name)).hasValue(code);
  }

  @ParameterizedTest
  @CsvSource({"330000, 福州", "330000, 浙江省", "330000, ''", "990000, 杭州", "'', 杭州"})
  void cityOfAnotherProvinceIsNotFound(String province, String name) {
    assertThat(regions.within(province, name)).isEmpty();
  }

  @Test
  void prefectureWinsOverCountyEvenAfterItsEnd() {
    assertThat(regions.within("370000", "莱芜")).hasValue("371200");
  }

  @Test
  void divisionThatEndedNamesItsSuccessor() {
    assertThat(regions.rows())
        .filteredOn(region -> region.nameZh().equals("莱芜市"))
        .singleElement()
        .satisfies(
            laiwu -> {
              assertThat(laiwu.isCurrent()).isFalse();
              assertThat(laiwu.validTo()).isEqualTo(LocalDate.of(2019, 1, 9));
              assertThat(laiwu.successors()).containsExactly("370100");
              assertThat(laiwu.province()).isEqualTo("370000");
            });
  }

  @Test
  void thereAre34Provinces() {
    assertThat(regions.rows())
        .filteredOn(region -> region.level() == Level.PROVINCE)
        .hasSize(34)
        .allMatch(Region::isCurrent)
        .allSatisfy(province -> assertThat(province.code()).matches("\\d\\d0000"));
  }

  @Test
  void everyParentExistsOneLevelUp() {
    Set<String> provinces = codes(Level.PROVINCE);
    Set<String> prefectures = codes(Level.PREFECTURE);

    assertThat(regions.rows())
        .allSatisfy(
            region -> {
              switch (region.level()) {
                case PROVINCE -> assertThat(region.parent()).isEmpty();
                case PREFECTURE -> assertThat(region.parent()).isIn(provinces);
                case COUNTY ->
                    assertThat(
                            provinces.contains(region.parent())
                                || prefectures.contains(region.parent()))
                        .as(region.toString())
                        .isTrue();
              }
            });
  }

  @Test
  void everySuccessorExists() {
    Set<String> all = regions.rows().stream().map(Region::code).collect(Collectors.toSet());

    assertThat(regions.rows())
        .allSatisfy(region -> assertThat(all).containsAll(region.successors()));
  }

  @Test
  void codesAreSixDigitsWithinTheirParent() {
    assertThat(regions.rows())
        .allSatisfy(
            region -> {
              assertThat(region.code()).matches("[1-8]\\d{5}");
              assertThat(region.province()).startsWith(region.code().substring(0, 2));
              if (!region.parent().isEmpty()) {
                assertThat(region.parent()).startsWith(region.code().substring(0, 2));
              }
            });
  }

  @Test
  void noCodeIsInForceTwice() {
    assertThat(regions.rows().stream().filter(Region::isCurrent).map(Region::code))
        .doesNotHaveDuplicates();
  }

  @Test
  void rowsEndAfterTheyBegin() {
    assertThat(regions.rows())
        .filteredOn(region -> region.validFrom() != null && region.validTo() != null)
        .isNotEmpty()
        .allMatch(region -> region.validFrom().isBefore(region.validTo()));
  }

  @Test
  void nameInForceWinsOverOlderHolders() {
    Regions twoHolders =
        new Regions(
            List.of(
                prefecture("330900", "新城", null),
                prefecture("330800", "新城", LocalDate.of(2010, 1, 1)),
                prefecture("330700", "旧城", LocalDate.of(2010, 1, 1)),
                prefecture("330600", "旧城", LocalDate.of(2000, 1, 1))));

    assertThat(twoHolders.within("330000", "新城")).hasValue("330900");
    assertThat(twoHolders.within("330000", "旧城")).hasValue("330700");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "330000,state,浙江省,浙江,,,,,,; No enum constant",
        ",province,浙江省,浙江,,,,,,; no value of code",
        "330000,province,,浙江,,,,,,; no value of name_zh",
        "330000,province,浙江省,浙江,,,,yesterday,,; Text 'yesterday' could not be parsed",
        "330000,province,浙江省; ",
      })
  void invalidRowNamesFileAndLine(String row, String fault, @TempDir Path folder)
      throws IOException {
    Path csv = folder.resolve("regions.csv");
    Files.writeString(csv, TITLES + "110000,province,北京市,北京,,Beijing,,,,\n" + row + "\n");

    assertThatThrownBy(() -> Regions.load(csv))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Invalid row in %s, line 3: ", csv)
        .hasMessageContaining(fault == null ? "" : fault);
  }

  private static Set<String> codes(Level level) {
    return regions.rows().stream()
        .filter(region -> region.level() == level)
        .map(Region::code)
        .collect(Collectors.toSet());
  }

  private static Region prefecture(String code, String name, LocalDate validTo) {
    return new Region(
        code, Level.PREFECTURE, name, name, List.of(), "", "330000", null, validTo, List.of());
  }
}
