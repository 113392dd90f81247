package io.credlake.refine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContracts;
import io.credlake.decode.CsvRows;
import io.credlake.decode.TitleRow;
import io.credlake.fact.Reason;
import io.credlake.refine.RecordingSink.Fact;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowRefinerTest {

  private static final String CODE = "91350100M000100Y43";
  private static final String TITLES = "name,code,date,person,capital,note,province,city,end";
  private static final String ROW = "甲公司," + CODE + ",2019-01-01,某人,,经营,福建,福州,";

  private static final FeedContract CONTRACT =
      FeedContracts.parse(
          """
          feed: demo
          version: 1
          title: {zh: 示例, en: Demo}
          sender: SAIC
          shape: subject
          format: csv
          encodings: [UTF-8]
          missing: ["", "-", "N/A"]
          columns:
            - {title: name, field: name, type: text}
            - {title: code, field: credit_code, type: credit_code, required: true}
            - {title: date, field: valid_from, type: date, required: true}
            - {title: person, type: person}
            - {title: capital, field: capital, type: amount}
            - {title: note, type: skipped}
            - {title: province, field: province_code, type: province, required: true}
            - {title: city, field: city, type: city, within: province_code}
            - {title: end, field: valid_to, type: date}
          key: [credit_code]
          grade: public
          legal_basis: 示例
          """,
          "demo.yaml");

  private static final DeliveryTerms TERMS = DeliveryTerms.sentOn(30_000);

  private static CodeLists lists;

  private final RecordingSink sink = new RecordingSink();
  private Tally tally;

  @BeforeAll
  static void load() throws IOException {
    lists = CodeLists.load(Path.of("../conf/codes"));
  }

  @Test
  void keepsEveryFieldOfAValidRow() throws IOException {
    Fact fact = accept("甲公司," + CODE + ",2019-01-01,某人,5万美元,经营,福建省,福州市,2020-01-01");

    assertThat(fact.line()).isEqualTo(2);
    assertThat(fact.warnings()).isEmpty();
    assertThat(fact.fields())
        .containsOnly(
            Map.entry("name", "甲公司"),
            Map.entry("credit_code", CODE),
            Map.entry("kind", "enterprise"),
            Map.entry("valid_from", "2019-01-01"),
            Map.entry("valid_to", "2020-01-01"),
            Map.entry("capital", "50000.00"),
            Map.entry("capital_currency", "USD"),
            Map.entry("capital_given", "5万美元"),
            Map.entry("province_code", "350000"),
            Map.entry("city", "福州市"),
            Map.entry("city_code", "350100"));
  }

  @Test
  void keepsNothingOfSkippedAndPersonColumns() throws IOException {
    assertThat(accept(ROW).fields().values()).doesNotContain("某人", "经营");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "N/A", " ", "\u3000-\u3000", "\u00A0N/A"})
  void missingWordsLeaveAnOptionalFieldOut(String word) throws IOException {
    Fact fact = accept("%s,%s,2019-01-01,,%s,,福建,%s,%s".formatted(word, CODE, word, word, word));

    assertThat(fact.fields())
        .containsOnlyKeys("credit_code", "kind", "valid_from", "province_code");
  }

  @ParameterizedTest
  @CsvSource({
    "2018-07-01, 2018-07-01",
    "2018-7-1, 2018-07-01",
    "2018/7/1, 2018-07-01",
    "2018/07/01, 2018-07-01",
    "2018.7.1, 2018-07-01",
    "20180701, 2018-07-01",
    "2018年7月1日, 2018-07-01",
    "2018年07月01日, 2018-07-01",
    "' 2018-07-01 ', 2018-07-01",
    "2020-02-29, 2020-02-29",
    "2000-02-29, 2000-02-29",
    "1900-01-01, 1900-01-01",
    "2100-12-31, 2100-12-31",
    "2018-07-01 12:30:00, 2018-07-01",
    "43282, 2018-07-01",
  })
  void readsDates(String text, String date) throws IOException {
    assertThat(accept(CODE_ROW.formatted(text)).fields()).containsEntry("valid_from", date);
  }

  private static final String CODE_ROW = "甲公司," + CODE + ",%s,,,,福建,,";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2019-02-29",
        "1900-02-29",
        "2019-13-01",
        "2019-00-10",
        "2019-04-31",
        "20190229",
        "1899-12-31",
        "18991231",
        "2101-01-01",
        "2018-07/01",
        "2018-07",
        "2018",
        "201807011",
        "2018070",
        "2018-007-01",
        "2018-07-001",
        "18-07-01",
        "2018年7月1",
        "2018年7月1日前",
        "2018-7-1日",
        "2018--1",
        "2018-07-",
        "２０１８-07-01",
        "Jul 1 2018",
        "永久"
      })
  void rejectsOtherDatesWhereRequired(String text) throws IOException {
    refine(CODE_ROW.formatted(text));

    assertThat(sink.facts()).isEmpty();
    assertThat(sink.rejections())
        .containsExactly(
            new Rejection(
                2,
                "valid_from",
                Reason.DATE_INVALID,
                text,
                CODE_ROW.formatted(text).replace(text + ",,", text + ",***,"),
                "350000",
                CODE));
  }

  @Test
  void warnsOfOtherDatesWhereOptional() throws IOException {
    Fact fact = accept(ROW + "永久");

    assertThat(fact.warnings()).containsExactly("date.unparsed");
    assertThat(fact.fields()).doesNotContainKey("valid_to");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "20(万元人民币); 200000.00; CNY",
        "1,000(万美元); 10000000.00; USD",
        "12.345678(万); 123456.78; CNY",
        "20万; 200000.00; CNY",
        "20（万元）; 200000.00; CNY",
        "20 (万元); 200000.00; CNY",
        "50.5元; 50.50; CNY",
        "0(万元人民币); 0.00; CNY",
        "3(亿元); 300000000.00; CNY",
        "100万港元; 1000000.00; HKD",
        "0.0000015万; 0.02; CNY", // half to even
        "0.0000025万; 0.02; CNY",
        "1234567890123(元); 1234567890123.00; CNY",
        "99999999(亿元); 9999999900000000.00; CNY",
        "9999999999999999.99(元); 9999999999999999.99; CNY",
      })
  void readsAmounts(String text, String amount, String currency) throws IOException {
    Fact fact = accept(AMOUNT_ROW.formatted(text));

    assertThat(fact.fields())
        .containsEntry("capital", amount)
        .containsEntry("capital_currency", currency)
        .containsEntry("capital_given", text);
    assertThat(fact.warnings()).isEmpty();
  }

  private static final String AMOUNT_ROW = "甲公司," + CODE + ",2019-01-01,,\"%s\",,福建,,";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9()",
        "9",
        "五千万",
        "9E-9万人民币",
        "-5万元",
        "万元",
        ".",
        ".(万元)",
        "1.2.3万元",
        "20(万贝壳)",
        "20(万元人民币)左右",
        ",,万元",
        "123456789012345678901234567890(元)",
        "999999999999999999(万元)",
        "10000000000000000(元)", // 19 digits of hundredths
        "100000000(亿元)",
        "200000000(亿元)",
        "999999999(亿元)"
      })
  void keepsOtherAmountsAsGivenOnly(String text) throws IOException {
    Fact fact = accept(AMOUNT_ROW.formatted(text));

    assertThat(fact.warnings()).containsExactly("amount.unparsed");
    assertThat(fact.fields())
        .containsEntry("capital_given", text)
        .doesNotContainKeys("capital", "capital_currency");
  }

  @Test
  void unitOfOneAmountIsNotTakenForTheNext() throws IOException {
    refine(
        AMOUNT_ROW.formatted("5(万美元)"),
        AMOUNT_ROW.formatted("5"),
        AMOUNT_ROW.formatted("5(元)"),
        AMOUNT_ROW.formatted("5(万美元)"));

    assertThat(sink.facts())
        .extracting(fact -> fact.fields().get("capital"))
        .containsExactly("50000.00", null, "5.00", "50000.00");
  }

  @Test
  void reportsEveryReasonAgainstARow() throws IOException {
    refine("丁公司,320684000010854,2019-13-01,某人,,经营,火星,福州,");

    String row = "丁公司,320684000010854,2019-13-01,***,,,火星,福州,";
    assertThat(sink.facts()).isEmpty();
    assertThat(sink.hasOpenFields()).isFalse();
    assertThat(sink.rejections())
        .containsExactly(
            new Rejection(
                2, "credit_code", Reason.CODE_INVALID, "320684000010854", row, null, null),
            new Rejection(2, "valid_from", Reason.DATE_INVALID, "2019-13-01", row, null, null),
            new Rejection(2, "province_code", Reason.REGION_UNKNOWN, "火星", row, null, null));
    assertThat(tally.rejected()).isEqualTo(1);
    assertThat(tally.reasons())
        .containsOnly(
            Map.entry(Reason.CODE_INVALID, 1L),
            Map.entry(Reason.DATE_INVALID, 1L),
            Map.entry(Reason.REGION_UNKNOWN, 1L));
  }

  @Test
  void missingRequiredValuesAreRejected() throws IOException {
    refine("甲公司,N/A,-,,,,,,");

    assertThat(sink.rejections())
        .extracting(Rejection::field, Rejection::reason, Rejection::value)
        .containsExactly(
            tuple("credit_code", Reason.CODE_INVALID, "N/A"),
            tuple("valid_from", Reason.DATE_INVALID, "-"),
            tuple("province_code", Reason.REGION_UNKNOWN, ""));
  }

  @Test
  void rejectionNamesProvinceThatStandsBehindTheFault() throws IOException {
    refine("甲公司,1234,2019-01-01,,,,浙江,杭州,");

    assertThat(sink.rejections())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.provinceCode()).isEqualTo("330000");
              assertThat(rejection.creditCode()).isNull();
            });
  }

  @Test
  void valueAtFaultIsCut() throws IOException {
    refine(CODE_ROW.formatted("9".repeat(500)));

    assertThat(sink.rejections().getFirst().value()).isEqualTo("9".repeat(Rejection.MAX_VALUE));
  }

  @ParameterizedTest
  @CsvSource({"a, 1", "'a,b,c,d,e,f,g,h', 8", "'a,b,c,d,e,f,g,h,i,j', 10"})
  void rowOfAnotherShapeIsRejectedWithoutItsText(String row, int columns) throws IOException {
    refine(row);

    assertThat(sink.rejections())
        .containsExactly(
            new Rejection(
                2,
                "row",
                Reason.COLUMNS_COUNT,
                columns + " columns, expected 9",
                null,
                null,
                null));
    assertThat(tally.regions()).containsOnly(Map.entry("", new Tally.Region(1, 0, 0)));
  }

  /** A layout without secrets, in a file without and with a column that is not kept. */
  @ParameterizedTest
  @CsvSource({"'code,date,province', '1,2,3,4'", "'code,date,province,phone',"})
  void rowOfAnotherShapeIsToldOnlyWithoutColumnsThatAreNotKept(String titles, String told)
      throws IOException {
    String yaml =
        """
        feed: demo
        version: 1
        title: {zh: 示例, en: Demo}
        sender: SAIC
        shape: subject
        format: csv
        encodings: [UTF-8]
        missing: [""]
        columns:
          - {title: code, field: credit_code, type: credit_code, required: true}
          - {title: date, field: valid_from, type: date, required: true}
          - {title: province, field: province_code, type: province, required: true}
        key: [credit_code]
        grade: public
        legal_basis: 示例
        """;
    FeedContract contract = FeedContracts.parse(yaml, "demo.yaml");
    TitleRow row = TitleRow.match(CsvRows.firstRow(titles), contract);
    read(
        "1,2,3,4" + (told == null ? ",5" : "") + "\n",
        new RowRefiner(contract, row, TERMS, lists, sink));

    assertThat(sink.rejections())
        .extracting(Rejection::reason, Rejection::row)
        .containsExactly(tuple(Reason.COLUMNS_COUNT, told));
  }

  @Test
  void oversizedRowIsRejectedWithoutItsText() {
    RowRefiner refiner = refiner(TITLES);

    refiner.oversized(7);

    assertThat(sink.rejections())
        .containsExactly(new Rejection(7, "row", Reason.ROW_LENGTH, null, null, null, null));
    assertThat(refiner.tally().read()).isEqualTo(1);
    assertThat(refiner.tally().rejected()).isEqualTo(1);
    assertThat(refiner.tally().reasons()).containsOnly(Map.entry(Reason.ROW_LENGTH, 1L));
  }

  @Test
  void rowOfARejectionIsCsvAgain() throws IOException {
    refine("\"甲,\"\"乙\"\"\n公司\",1,2019-01-01,\"某,人\",,,福建,,");

    assertThat(sink.rejections().getFirst().row())
        .isEqualTo("\"甲,\"\"乙\"\"\n公司\",1,2019-01-01,***,,,福建,,");
  }

  @Test
  void bytesThatAreNoTextAreRejectedInKeptColumns() throws IOException {
    refineBytes((ROW.replace("甲", "\u00FF") + "\n").getBytes(StandardCharsets.ISO_8859_1));

    assertThat(sink.facts()).isEmpty();
    assertThat(sink.rejections())
        .extracting(Rejection::field, Rejection::reason)
        .contains(tuple("name", Reason.ENCODING_INVALID));
  }

  @Test
  void replacementCharacterIsRejectedInKeptColumnsOnly() throws IOException {
    refine(ROW.replace("经营", "经\uFFFD"), ROW.replace("甲", "\uFFFD"));

    assertThat(sink.facts()).extracting(Fact::line).containsExactly(2L);
    assertThat(sink.rejections())
        .extracting(Rejection::line, Rejection::field, Rejection::reason, Rejection::value)
        .containsExactly(tuple(3L, "name", Reason.ENCODING_INVALID, "\uFFFD公司"));
  }

  @ParameterizedTest
  @CsvSource({
    "97350100M000100Y4G, 福建, kind.unlisted",
    "91350100M000100Y43, 浙江, region.mismatch",
    "91350100M000100Y56, 福建, organisation_code.invalid",
  })
  void odditiesOfAValidCodeAreWarnings(String code, String province, String warning)
      throws IOException {
    Fact fact = accept("甲公司,%s,2019-01-01,,,,%s,,".formatted(code, province));

    assertThat(fact.warnings()).containsExactly(warning);
    assertThat(fact.fields()).containsEntry("credit_code", code).containsEntry("warnings", warning);
    assertThat(tally.reasons()).containsOnly(Map.entry(Reason.ofCode(warning), 1L));
    assertThat(tally.rejected()).isZero();
  }

  @Test
  void codeOfTheNationIsOfEveryProvince() throws IOException {
    assertThat(accept("甲公司,91100000M000100Y4U,2019-01-01,,,,福建,,").warnings()).isEmpty();
  }

  @Test
  void unresolvedCityIsKeptAsGivenWithAWarning() throws IOException {
    Fact fact = accept(ROW.replace("福州", "杭州"));

    assertThat(fact.warnings()).containsExactly("city.unknown");
    assertThat(fact.fields()).containsEntry("city", "杭州").doesNotContainKey("city_code");
  }

  @Test
  void cityIsResolvedWithinTheProvinceOfItsOwnRow() throws IOException {
    refine(
        ROW.replace("福建,福州", "辽宁,朝阳"),
        ROW.replace("福建,福州", "北京,朝阳"),
        ROW.replace("福建,福州", "辽宁,朝阳"));

    assertThat(sink.facts())
        .extracting(fact -> fact.fields().get("city_code"))
        .containsExactly("211300", "110105", "211300");
  }

  @Test
  void warningsOfOneRowDoNotReachTheNext() throws IOException {
    refine(ROW.replace("福州", "某地"), ROW, ROW.replace("福州", "某地").replace("2019", "x"), ROW);

    assertThat(sink.facts())
        .extracting(Fact::warnings)
        .containsExactly(List.of("city.unknown"), List.of(), List.of());
    assertThat(tally.reasons())
        .containsOnly(Map.entry(Reason.CITY_UNKNOWN, 1L), Map.entry(Reason.DATE_INVALID, 1L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "甲公司,91350100M000100Y43,2019-01-01,别人,,另一经营,福建,福州,",
        "' 甲公司 ,91350100M000100Y43,2019-01-01\u3000,,,,福建,\"福州\",'",
        "甲公司,91350100M000100Y43,2019-01-01,,N/A,,福建,福州,-",
      })
  void rowsOfEqualKeptContentHaveOneIdentity(String row) throws IOException {
    assertThat(identity(row)).isEqualTo(identity(ROW));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "乙公司,91350100M000100Y43,2019-01-01,某人,,经营,福建,福州,",
        "甲公司,91350100M000100Y56,2019-01-01,某人,,经营,福建,福州,",
        "甲公司,91350100M000100Y43,2019-01-02,某人,,经营,福建,福州,",
        "甲公司,91350100M000100Y43,2019/1/1,某人,,经营,福建,福州,",
        "甲公司,91350100M000100Y43,2019-01-01,某人,5万,经营,福建,福州,",
        "甲公司,91350100M000100Y43,2019-01-01,某人,,经营,浙江,福州,",
        "甲公司,91350100M000100Y43,2019-01-01,某人,,经营,福建,,",
        "甲公司,91350100M000100Y43,2019-01-01,某人,,经营,福建,福州,2020-01-01",
        ",91350100M000100Y43,2019-01-01,某人,,经营,福建,福州,",
      })
  void rowsOfOtherKeptContentHaveOtherIdentities(String row) throws IOException {
    assertThat(identity(row)).isNotEqualTo(identity(ROW));
  }

  @Test
  void identityDependsNeitherOnTheOrderOfColumnsNorOnRowsBefore() throws IOException {
    UUID expected = identity(ROW);
    RecordingSink reordered = new RecordingSink();
    RowRefiner refiner =
        new RowRefiner(
            CONTRACT,
            TitleRow.match(
                CsvRows.firstRow("city,province,date,code,name,capital,end,person,note"), CONTRACT),
            TERMS,
            lists,
            reordered);
    read("福州,福建,2019-01-01," + CODE + ",甲公司,,,某人,经营\n", refiner);

    assertThat(reordered.facts()).extracting(Fact::identity).containsExactly(expected);
    refine(ROW.replace("甲", "很长很长很长的名字"), ROW);
    assertThat(sink.facts().getLast().identity()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "é",
        "甲",
        "\uD840\uDC00",
        "甲a\uD840\uDC00é",
        "\u0000\u007F\u0080\u07FF\u0800\uFFFC"
      })
  void textsOfEveryScriptAreKeptAsGiven(String name) throws IOException {
    assertThat(accept(ROW.replace("甲公司", "公" + name + "司")).fields())
        .containsEntry("name", "公" + name + "司");
  }

  @Test
  void longTextsAreKeptWhole() throws IOException {
    String name = "公司".repeat(50_000);

    assertThat(accept(ROW.replace("甲公司", name)).fields()).containsEntry("name", name);
  }

  @Test
  void countsRowsByProvince() throws IOException {
    refine(
        ROW,
        ROW.replace(CODE, "1234"),
        ROW.replace("2019-01-01", "never"),
        ROW.replace("福建", "浙江"),
        ROW.replace("福建", "火星"),
        ROW.replace("福建", "火星").replace(CODE, ""),
        "a,b");

    assertThat(tally.read()).isEqualTo(7);
    assertThat(tally.rejected()).isEqualTo(5);
    assertThat(tally.regions())
        .containsOnly(
            Map.entry("350000", new Tally.Region(3, 2, 1)),
            Map.entry("330000", new Tally.Region(1, 1, 0)),
            Map.entry("", new Tally.Region(3, 1, 1)));
  }

  @Test
  void refusesTitlesThatLackAColumn() {
    TitleRow titles = TitleRow.match(List.of("name", "code"), CONTRACT);

    assertThatThrownBy(() -> new RowRefiner(CONTRACT, titles, TERMS, lists, sink))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot refine delivery, column missing: date");
  }

  private Fact accept(String row) throws IOException {
    refine(row);
    assertThat(sink.rejections()).isEmpty();
    return sink.facts().getLast();
  }

  private UUID identity(String row) throws IOException {
    return accept(row).identity();
  }

  private void refine(String... rows) throws IOException {
    refineBytes((String.join("\n", rows) + "\n").getBytes(UTF_8));
  }

  private void refineBytes(byte[] rows) throws IOException {
    RowRefiner refiner = refiner(TITLES);
    CsvRows.read(new ByteArrayInputStream(rows), UTF_8, 2, refiner);
    tally = refiner.tally();
  }

  private static void read(String rows, RowRefiner refiner) throws IOException {
    CsvRows.read(new ByteArrayInputStream(rows.getBytes(UTF_8)), UTF_8, 2, refiner);
  }

  private RowRefiner refiner(String titles) {
    return new RowRefiner(
        CONTRACT, TitleRow.match(CsvRows.firstRow(titles), CONTRACT), TERMS, lists, sink);
  }
}
