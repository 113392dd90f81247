package io.credlake.refine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContracts;
import io.credlake.decode.CsvRows;
import io.credlake.decode.TitleRow;
import io.credlake.refine.RecordingSink.Fact;
import io.credlake.refine.Tally.PersonCell;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of records: identifiers, regions, departments, amounts, intervals, persons. */
class RecordRowsTest {

  private static final String CODE = "91350100M000100Y43";
  private static final int SENT_ON = Math.toIntExact(LocalDate.of(2019, 1, 31).toEpochDay());

  private static final FeedContract CONTRACT =
      FeedContracts.parse(
          """
          feed: demo
          version: 1
          title: {zh: 示例, en: Demo}
          sender: PROV
          shape: record
          format: csv
          encodings: [UTF-8]
          missing: ["", "-"]
          columns:
            - {title: name, type: person}
            - {title: kind, type: subject_type, persons: [自然人]}
            - {title: idcard, type: person, marks_person: true}
            - {title: code, field: credit_code, type: credit_code}
            - {title: regno, field: registration_number, type: registration_number}
            - {title: orgcode, field: organisation_code, type: organisation_code}
            - {title: no, field: document_no, type: text, required: true}
            - {title: fine, field: amount, type: amount, unit: 万元}
            - {title: region, field: province_code, type: region}
            - {title: department, field: department, type: department}
            - {title: day, field: event_date, type: date, required: true}
            - {title: from, field: valid_from, type: date}
            - {title: to, field: valid_to, type: last_day}
            - {title: count, field: quantity, type: count}
            - {title: severity, field: severity, type: choice, values: {轻微: minor, 严重: serious}}
            - {title: action, field: action, type: choice, required: true, values: {新增: new, 更正: correct}}
            - {title: skipped, type: skipped}
          constants: {category: penalty, polarity: negative}
          identified_by: [credit_code, registration_number, organisation_code]
          control_sums: [amount, quantity]
          key: [document_no]
          grade: public
          legal_basis: 示例
          """,
          "demo.yaml");

  private static CodeLists lists;

  private final RecordingSink sink = new RecordingSink(CONTRACT.shape().table());

  @BeforeAll
  static void load() throws IOException {
    lists = CodeLists.load(Path.of("../conf/codes"));
  }

  @Test
  void keepsAPenalty() throws IOException {
    Fact fact =
        accept(
            "某公司,法人及非法人组织,,%s,,,闽罚1号,1.5,350100,福州市工商行政管理局,2018/7/1,,2019-06-30,3,严重,新增,x"
                .formatted(CODE));

    assertThat(fact.fields())
        .containsOnly(
            entry("credit_code", CODE),
            entry("kind", "enterprise"),
            entry("category", "penalty"),
            entry("polarity", "negative"),
            entry("document_no", "闽罚1号"),
            entry("amount", "15000.00"),
            entry("amount_currency", "CNY"),
            entry("amount_given", "1.5"),
            entry("province_code", "350000"),
            entry("city_code", "350100"),
            entry("department", "SAIC"),
            entry("department_given", "福州市工商行政管理局"),
            entry("event_date", "2018-07-01"),
            entry("valid_to", "2019-07-01"),
            entry("quantity", "3"),
            entry("severity", "serious"),
            entry("action", "new"));
    assertThat(fact.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // code | regno | orgcode | region | day | from | to | count | severity | action | outcome
        "91350100M000100Y43||||2018-07-01||||||新增|accepted",
        "|440301103097413|||2018-07-01||||||新增|accepted",
        "||00000000-1||2018-07-01||||||新增|identifier.invalid",
        "||M000100Y-4||2018-07-01||||||新增|accepted",
        "||M000100Y4||2018-07-01||||||新增|accepted",
        "|||350000|2018-07-01||||||新增|identifier.missing",
        "91350100M000100Y4Z|440301103097413|||2018-07-01||||||新增|code.invalid",
        "91350100M000100Y43|440301103097414|||2018-07-01||||||新增|identifier.invalid",
        "91350100M000100Y43|||某省|2018-07-01||||||新增|accepted region.unresolved",
        "91350100M000100Y43|||福建省福州市|2018-07-01||||||新增|accepted",
        "91350100M000100Y43|||350199|2018-07-01||||||新增|accepted city.unknown",
        "91350100M000100Y43|||440000|2018-07-01||||||新增|accepted region.mismatch",
        "91350100M000100Y43||||43282||||||新增|accepted",
        "91350100M000100Y43||||||||||新增|date.invalid",
        "91350100M000100Y43||||2019-02-01||||||新增|date.future",
        "91350100M000100Y43||||2018-07-01||2018-06-30||||新增|interval.invalid",
        "91350100M000100Y43||||2018-07-01||2018-07-01||||新增|accepted",
        "91350100M000100Y43||||2018-07-01|2018-08-01|2018-07-15||||新增|interval.invalid",
        "91350100M000100Y43||||2018-07-01||2099/12/31||||新增|accepted",
        "91350100M000100Y43||||2018-07-01||永久||||新增|accepted date.unparsed",
        "91350100M000100Y43||||2018-07-01|||2.5|||新增|accepted number.unparsed",
        "91350100M000100Y43||||2018-07-01||||重大||新增|accepted choice.unlisted",
        "91350100M000100Y43||||2018-07-01||||||删除|choice.invalid",
        "91350100M000100Y43||||2018-07-01|||||某某局|新增|accepted department.unknown",
      })
  void outcomeOfARow(
      String code,
      String regno,
      String orgcode,
      String region,
      String day,
      String from,
      String to,
      String count,
      String severity,
      String department,
      String action,
      String outcome)
      throws IOException {
    refine(
        String.join(
            ",",
            "甲",
            "",
            "",
            text(code),
            text(regno),
            text(orgcode),
            "1号",
            "",
            text(region),
            text(department),
            text(day),
            text(from),
            text(to),
            text(count),
            text(severity),
            text(action),
            ""));

    String happened =
        sink.facts().isEmpty()
            ? String.join(
                " ", sink.rejections().stream().map(why -> why.reason().code()).distinct().toList())
            : String.join(" ", prepend("accepted", sink.facts().getFirst().warnings()));
    assertThat(happened).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"自然人,", "自然人,110105194912310021", ",110105194912310021"})
  void rowsAboutPersonsBecomeCounts(String kind, String idCard) throws IOException {
    Tally tally =
        refine(
            "张三,%s,%s,,,,1号,1,福建,福州市工商行政管理局,2018-07-09,,,,,新增,"
                .formatted(text(kind), text(idCard)));

    assertThat(sink.facts()).isEmpty();
    assertThat(sink.rejections()).isEmpty();
    assertThat(tally.read()).isEqualTo(1);
    assertThat(tally.personRows()).isEqualTo(1);
    assertThat(tally.persons())
        .containsOnlyKeys(
            new PersonCell(
                "350000", "SAIC", Math.toIntExact(LocalDate.of(2018, 7, 1).toEpochDay())));
    assertThat(tally.sums()).isEmpty();
  }

  @Test
  void personColumnsAreMaskedWhereTheRowIsKept() throws IOException {
    refine("张三丰,,,,,,1号,1,福建,,2018-07-09,,,,,新增,");

    assertThat(sink.rejections())
        .singleElement()
        .satisfies(
            why -> {
              assertThat(why.row()).startsWith("***,,,,").doesNotContain("张三丰");
              assertThat(why.provinceCode()).isEqualTo("350000");
            });
  }

  @Test
  void controlSumsCoverEveryReadableRowAboutOrganisations() throws IOException {
    Tally tally =
        refine(
            "甲,,,%s,,,1号,1.5,,,2018-07-01,,,3,,新增,".formatted(CODE),
            "甲,,,,,,2号,2,,,2018-07-01,,,4,,新增,",
            "乙,自然人,,,,,3号,4,,,2018-07-01,,,5,,新增,");

    assertThat(tally.sums()).containsOnly(entry("amount", 3_500_000L), entry("quantity", 700L));
  }

  @Test
  void rowWithoutRegionBelongsToTheProvinceOfItsDelivery() throws IOException {
    refine(
        new DeliveryTerms("350000", SENT_ON), "甲,,,%s,,,1号,,,,2018-07-01,,,,,新增,".formatted(CODE));

    assertThat(sink.facts().getFirst().fields()).containsEntry("province_code", "350000");
  }

  private static List<String> prepend(String first, List<String> others) {
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(first), others.stream())
        .toList();
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }

  private Fact accept(String row) throws IOException {
    refine(row);
    assertThat(sink.rejections()).isEmpty();
    return sink.facts().getLast();
  }

  private Tally refine(String... rows) throws IOException {
    return refine(DeliveryTerms.sentOn(SENT_ON), rows);
  }

  private Tally refine(DeliveryTerms terms, String... rows) throws IOException {
    List<String> titles =
        CONTRACT.layouts().getFirst().columns().stream()
            .filter(column -> !column.optional())
            .map(FeedContract.Column::title)
            .toList();
    RowRefiner refiner =
        new RowRefiner(CONTRACT, TitleRow.match(titles, CONTRACT), terms, lists, sink);
    byte[] bytes = (String.join("\n", rows) + "\n").getBytes(UTF_8);
    CsvRows.read(new ByteArrayInputStream(bytes), UTF_8, 2, refiner);
    return refiner.tally();
  }
}
