package io.credlake.decode;

import static io.credlake.decode.PackedFiles.number;
import static io.credlake.decode.PackedFiles.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.contract.FeedContract;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the door keeps out, whatever the format. Numbers are made up, with the right check. */
class GateTest {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String CITIZEN = "11010519491231002X";
  private static final String NUMERIC = "530102200002290012";
  private static final String CODE = "91350100M000100Y43";
  private static final String CODE_AND_CITIZEN = "521101196001011046";
  private static final String BORN_2005 = "110105200506150014";

  @ParameterizedTest
  @MethodSource("leaks")
  void citizenNumberIsRefusedWithoutBeingNamed(byte[] file, int line, int column)
      throws IOException {
    assertThat(Deliveries.scan(Feed.IN_ALL_FORMATS, file).refusal())
        .isEqualTo(
            "Cannot take delivery, citizen number in line %d, column %d: value withheld",
            line, column);
  }

  static Stream<Arguments> leaks() throws IOException {
    String good = "{\"name\":\"甲\",\"code\":\"%s\"}\n".formatted(CODE);
    String[] titles = {"name", "code", "date", "person", "note", "province"};
    return Stream.of(
        // JSONL: the six columns, the two of the origin, and then what stands in none.
        Arguments.of(text(good + "{\"name\":\"%s\"}".formatted(CITIZEN)), 2, 1),
        Arguments.of(text(good + "{\"note\":\"号%s止\"}".formatted(CITIZEN)), 2, 5),
        Arguments.of(text(good + "{\"code\":%s}".formatted(NUMERIC)), 2, 2),
        Arguments.of(text(good + "{\"id\":\"%s\"}".formatted(CITIZEN)), 2, 9),
        Arguments.of(text(good + "{\"note\":{\"a\":[\"%s\"]}}".formatted(CITIZEN)), 2, 9),
        Arguments.of(text(good + "{\"person\":[\"%s\"]}".formatted(CITIZEN)), 2, 9),
        Arguments.of(text(good + "[\"%s\"]".formatted(CITIZEN)), 2, 9),
        Arguments.of(text(good + "{\"name\":\"甲\",\"%s\":\"x\"}".formatted(CITIZEN)), 2, 9),
        Arguments.of(text(good + "{\"note\":{\"%s\":1}}".formatted(CITIZEN)), 2, 9),
        Arguments.of(text(good + "{\"%s\":{\"a\":1}}".formatted(CITIZEN)), 2, 9),
        Arguments.of(text("{\"%s\":\"x\"}\n%s".formatted(CITIZEN, good)), 1, 1),
        Arguments.of(text(good + "{\"person\":\"" + CITIZEN), 2, 9),
        Arguments.of(text(good + "{\"name\":\"\\u0031%s\"}".formatted(CITIZEN.substring(1))), 2, 1),
        Arguments.of(text("{\"person\":\"a\",\"person\":\"%s\"}".formatted(CITIZEN)), 1, 9),
        Arguments.of(text("{ [\"%s\"]\n%s".formatted(CITIZEN, good)), 1, 1),
        // XML
        Arguments.of(xml("<name>%s</name>".formatted(CITIZEN)), 2, 1),
        Arguments.of(xml("<name id='%s'>甲</name>".formatted(CITIZEN)), 2, 9),
        Arguments.of(xml("<id>%s</id>".formatted(CITIZEN)), 2, 9),
        Arguments.of(xml("<person>甲<id>%s</id></person>".formatted(CITIZEN)), 2, 1),
        Arguments.of(xml("<name>11010519<![CDATA[491231]]>002X</name>"), 2, 1),
        Arguments.of(xml("<name>&#49;%s</name>".formatted(CITIZEN.substring(1))), 2, 1),
        Arguments.of(xml("%s".formatted(CITIZEN)), 2, 9),
        Arguments.of(text("<r by='%s'>\n<record name='甲'/></r>".formatted(CITIZEN)), 1, 1),
        Arguments.of(text("<r><record name='甲'/>\n%s</r>".formatted(CITIZEN)), 2, 1),
        // XLSX
        Arguments.of(workbook(row(1, titles) + row(2, "甲", number(NUMERIC, 0))), 2, 2),
        Arguments.of(workbook(row(1, titles) + row(2, number(NUMERIC, 3))), 2, 1),
        Arguments.of(workbook(row(1, titles) + row(2, "", "", "", "", CITIZEN)), 2, 5),
        Arguments.of(workbook(row(1, titles) + row(2, "", "", "", CITIZEN, "", "", "x")), 2, 4),
        Arguments.of(workbook(row(1, "制表 " + CITIZEN) + row(2, titles)), 1, 7),
        // CSV
        Arguments.of(text(Feed.TITLES.strip() + "," + CITIZEN + "\n"), 1, 8),
        Arguments.of(csv("", CITIZEN), 2, 5),
        Arguments.of(PackedFiles.gzip(csv("", CITIZEN)), 2, 5),
        Arguments.of(PackedFiles.zip(csv("", CITIZEN)), 2, 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CITIZEN,
        "11010519491231002x",
        "110105 19491231 002X",
        "110105-19491231-002X",
        "110105 19491231002X",
        "11010519491231-002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "１１０１０５　１９４９１２３１－００２Ｘ",
        "１１０１０５19491231００２Ｘ",
        "110105１９４９１２３１002X",
        "11010519491231002Ｘ",
        "110105\u00A019491231\u00A0002X",
        "11010519491231\u00A0002X",
        "110105\u00A019491231002X",
        "110105\u201119491231\u2011002X",
        "110105\u200919491231\u2009002X",
        "110105\u201019491231\u2010002X",
        "110105\u201319491231\u2013002X",
        "11010519491231\u2013002X",
        "110105\u201319491231002X",
        "110105\u201419491231\u2014002X",
        "110105　19491231002X",
      })
  void allFormsAreFoundInPlainCsvAtEveryAlignment(String form) throws IOException {
    for (Charset charset : List.of(UTF_8, GB18030)) {
      for (int before = 0; before < 17; before++) {
        String row = "甲公司,,,某人,%s（%s）,福建\n".formatted("x".repeat(before), form);
        byte[] file = (Feed.CHINESE_TITLES + row).getBytes(charset);
        assertThat(Deliveries.scan(Feed.CHINESE_LONG, file).refusal())
            .as("%s after %d in %s", form, before, charset)
            .isNotNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void otherNumbersPass(byte[] file) throws IOException {
    assertThat(Deliveries.scan(Feed.IN_ALL_FORMATS, file).refusal()).isNull();
  }

  static Stream<byte[]> harmless() throws IOException {
    return Stream.of(
        text("{\"person\":\"%s\",\"code\":\"%s\"}".formatted(CITIZEN, CODE_AND_CITIZEN)),
        xml("<person>%s</person>".formatted(CITIZEN)),
        csv(CITIZEN, "350100400012345 20180701-0012 １２３４５６７８９０１２３４５６７８"),
        csv("", "110105491231002"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "未成年人, null, null, 2018-07-01, true, said to be",
        "minor, null, null, 2018-07-01, true, said to be in English",
        "自然人, 2000-07-02, null, 2018-07-01, true, a day too young",
        "自然人, 2000-07-01, null, 2018-07-01, false, eighteen that day",
        "自然人, 20000702, null, 2018/7/1, true, another form",
        "自然人, 2000年7月2日, null, 2018.7.1, true, another form",
        "自然人, 36709, null, 43282, true, serial numbers of a spreadsheet",
        "自然人, 36708, null, 43282, false, serial numbers of a spreadsheet",
        "自然人, 2002-06-02, null, someday, true, by today",
        "自然人, 2002-06-01, null, someday, false, by today",
        "自然人, 2003-06-01, null, 2099-01-01, true, not by a day to come",
        "自然人, unknown, 某人, 2018-07-01, false, no day",
        "自然人, null, " + BORN_2005 + ", 2018-07-01, true, by the number",
        "自然人, null, 号110105-20050615-0014, 2018-07-01, true, by the number in parts",
        "自然人, null, " + CITIZEN + ", 2018-07-01, false, by the number",
        "法人, null, null, 2018-07-01, false, no person",
        "未成年人保护机构, null, null, 2018-07-01, false, no person",
      })
  void minorsAreRefusedWhole(
      String type, String birth, String number, String event, boolean refused, String why)
      throws IOException {
    String row =
        "%s,%s,%s,%s,%s\n".formatted("一", orEmpty(type), orEmpty(birth), orEmpty(number), event);
    String csv = "文号,类别,出生日期,证件,日期\n二,法人,,,2018-07-01\n" + row;
    String json =
        "{\"文号\":\"一\",\"类别\":\"%s\",\"出生日期\":\"%s\",\"证件\":\"%s\",\"日期\":\"%s\"}"
            .formatted(orEmpty(type), orEmpty(birth), orEmpty(number), event);

    for (String file : new String[] {csv, json}) {
      assertThat(Deliveries.scan(Feed.BIRTHS, file.getBytes(UTF_8)).refusal())
          .as(why)
          .isEqualTo(
              refused
                  ? "Cannot take delivery, record about a minor in line %d: value withheld"
                      .formatted(file.equals(csv) ? 3 : 1)
                  : null);
    }
  }

  @Test
  void minorIsFoundThoughMoreStandsUnderTheDayOfBirth() throws IOException {
    String file = "文号,类别,出生日期,证件,日期\n一,自然人,\"2000-07-02\n出生\",,2018-07-01\n";
    assertThat(Deliveries.scan(Feed.BIRTHS, file.getBytes(UTF_8)).refusal())
        .isEqualTo("Cannot take delivery, record about a minor in line 2: value withheld");
  }

  @Test
  void minorIsFoundByItsNumberAlone() throws IOException {
    String file = Feed.TITLES + "甲,%s,2018-07-01,%s,,福建\n".formatted(CODE, BORN_2005);

    assertThat(Deliveries.scan(Feed.CONTRACT, file.getBytes(UTF_8)).refusal())
        .isEqualTo("Cannot take delivery, record about a minor in line 2: value withheld");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0-17",
        "14～17岁",
        "16-24",
        "未成年",
        "未成年人",
        "18岁以下",
        "不满18",
        "未满十八周岁",
        "十四至十七岁",
        "<18",
        "≤17岁",
        "18周岁（含）以下",
        "0～6",
        "儿童",
        "青少年",
        "under 18",
        "17",
        "minors",
        "5岁"
      })
  void groupsThatBeginBelowEighteenAreRefused(String group) throws IOException {
    assertThat(ages(group).refusal())
        .isEqualTo("Cannot take delivery, record about a minor in line 3: value withheld");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "18-24",
        "18～24岁",
        "18岁以上",
        "18周岁及以上",
        "60+",
        "≥60",
        "六十岁以上",
        "十八至二十四岁",
        "合计",
        "全部",
        "不详",
        "",
        "2018年",
        "非未成年人",
        "over 60",
        "25-34岁以下"
      })
  void otherGroupsPass(String group) throws IOException {
    assertThat(ages(group).refusal()).isNull();
  }

  private static ScannedDelivery ages(String group) throws IOException {
    String file =
        "统计指标,统计期,地区,报送部门,分组维度,分组,分子,分母\n"
            + "persons,2018,北京,公安部,年龄,18-24,20,100\n"
            + "persons,2018,北京,公安部,年龄,%s,20,100\n".formatted(group);
    return Deliveries.scan(Feed.AGES, file.getBytes(UTF_8));
  }

  @Test
  void layoutsThatTellAgesAreCutIntoChunksAllTheSame() throws IOException {
    FeedContract contract = Feed.BIRTHS;
    String rows = "一,法人,,,2018-07-01\n".repeat(300_000);
    byte[] file = ("文号,类别,出生日期,证件,日期\n" + rows).getBytes(UTF_8);

    ScannedDelivery scanned = Deliveries.scan(contract, file);

    assertThat(scanned.chunks()).hasSizeGreaterThan(1);
    assertThat(Deliveries.rows(contract, file, scanned).rows()).hasSize(300_000);
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] xml(String values) {
    return text("<records>\n<record><code></code>" + values + "</record></records>");
  }

  private static byte[] workbook(String rows) throws IOException {
    return PackedFiles.workbook(rows);
  }

  private static byte[] csv(String person, String note) {
    return text(Feed.TITLES + "甲,%s,2019-01-01,%s,%s,福建\n".formatted(CODE, person, note));
  }
}
