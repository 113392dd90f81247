package io.credlake.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.conf.ConfException;
import io.credlake.contract.FeedContract.Column;
import io.credlake.contract.FeedContract.FieldType;
import io.credlake.contract.FeedContract.Timeliness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedContractsTest {

  private static final String FILE = "demo.yaml";

  private static final String VALID =
      """
      feed: demo
      version: 1
      title: {zh: 示例, en: Demo}
      sender: SAIC
      shape: subject
      format: csv
      encodings: [UTF-8, GB18030]
      missing: ["", "-"]
      columns:
        - {title: 名称, field: name, type: text}
        - {title: 代码, field: credit_code, type: credit_code, required: true}
        - {title: 日期, field: valid_from, type: date, required: true}
        - {title: 法人, type: person}
        - {title: 省份, field: province_code, type: province, required: true}
        - {title: 地区, field: city, type: city, within: province_code}
      key: [credit_code]
      information_class: registration
      grade: public
      legal_basis: 示例
      disclosure: open
      period: monthly
      timeliness: {days: 20, working: true}
      """;

  @Test
  void readsEveryKey() {
    FeedContract contract = FeedContracts.parse(VALID, FILE);

    assertThat(contract.feed()).isEqualTo("demo");
    assertThat(contract.version()).isEqualTo(1);
    assertThat(contract.title()).isEqualTo(new FeedContract.Title("示例", "Demo"));
    assertThat(contract.sender()).isEqualTo("SAIC");
    assertThat(contract.shape()).isEqualTo(FeedContract.Shape.SUBJECT);
    assertThat(contract.format()).containsExactly(FeedContract.Format.CSV);
    assertThat(contract.encodings()).containsExactly(Encoding.UTF_8, Encoding.GB18030);
    assertThat(contract.missing()).containsExactly("", "-");
    assertThat(contract.columns())
        .hasSize(6)
        .contains(
            column("代码", "credit_code", FieldType.CREDIT_CODE, true, null),
            column("法人", null, FieldType.PERSON, false, null),
            column("地区", "city", FieldType.CITY, false, "province_code"));
    assertThat(contract.key()).containsExactly("credit_code");
    assertThat(contract.informationClass()).isEqualTo("registration");
    assertThat(contract.grade()).isEqualTo(FeedContract.Grade.PUBLIC);
    assertThat(contract.legalBasis()).isEqualTo("示例");
    assertThat(contract.disclosure()).isEqualTo(FeedContract.Disclosure.OPEN);
    assertThat(contract.period()).isEqualTo(FeedContract.Cadence.MONTHLY);
    assertThat(contract.timeliness()).isEqualTo(new Timeliness(20, true));
    assertThat(contract.examples()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sender: SAIC | sendr: SAIC | Invalid key in demo.yaml, line 4: sendr"
            + " (did you mean sender?)",
        "required: true | requird: true | Invalid key in demo.yaml, line 11: requird"
            + " (did you mean required?)",
        "working: true | labour: true | Invalid key in demo.yaml, line 22: labour (known:",
        "type: person | type: persons | Invalid value in demo.yaml, line 13, columns.3.type must be"
            + " one of text, credit_code,",
        "grade: public | grade: secret | Invalid value in demo.yaml, line 18, grade must be one of"
            + " public, shared, controlled: secret",
        "shape: subject | shape: object | Invalid value in demo.yaml, line 5, shape must be one of"
            + " subject, record, return, milestone: object",
        "format: csv | format: xls | Invalid value in demo.yaml, line 6, format.0 must be one of"
            + " csv, jsonl, xml, xlsx: xls",
        "days: 20 | days: soon | Invalid value in demo.yaml, line 22, timeliness.days:",
      })
  void wrongKeyOrValueNamesFileLineAndRightOne(String right, String wrong, String message) {
    assertInvalid(VALID.replaceFirst(java.util.regex.Pattern.quote(right), wrong), message);
  }

  @Test
  void brokenYamlNamesFileAndLine() {
    assertInvalid(VALID + "]\n", "Invalid YAML in demo.yaml, line ");
  }

  @Test
  void wrongEncodingNamesThoseThatAreAccepted() {
    assertInvalid(
        VALID.replace("UTF-8, GB18030", "Big5"),
        "Invalid value in demo.yaml, line 7, encodings.0 must be one of utf-8, gb18030: Big5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "feed",
        "title",
        "sender",
        "shape",
        "format",
        "encodings",
        "missing",
        "key",
        "grade",
        "legal_basis"
      })
  void missingKeyIsNamed(String key) {
    assertInvalid(
        VALID.replaceFirst("(?m)^" + key + ":.*\n", ""),
        "Invalid contract demo.yaml, key missing: " + key);
  }

  @Test
  void missingColumnsAreNamed() {
    assertInvalid(
        VALID.replaceFirst("(?s)columns:.*key:", "key:"),
        "Invalid contract demo.yaml, key missing: columns");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "feed: demo | feed: dema | feed must be the name of the file: dema",
        "version: 1 | version: 0 | version counts from 1: 0",
        "version: 1 | # none | version counts from 1: 0",
        "title: 名称, | '' | every column has a title of its own: null",
        "title: 名称 | title: 代码 | every column has a title of its own: 代码",
        "type: person | required: false | a column needs a type: 法人",
        "type: person | 'type: person, field: legal_form' | a column fills a field if it is kept:"
            + " 法人",
        "'field: name, ' | '' | a column fills a field if it is kept: 名称",
        "field: name | field: nam | no such field in shape subject: nam (did you mean name?)",
        "field: name | field: credit_code | two columns fill one field: credit_code",
        "within: province_code | within: name_en | a city is within the field of a province:"
            + " name_en",
        "', within: province_code' | '' | a city is within the field of a province: null",
        "within: province_code | within: name | a city is within the field of a province: name",
        "'field: name, type: text' | 'field: name, type: amount' | a column of type amount cannot"
            + " fill field name: 名称",
        "'key: [credit_code]' | 'key: [credit_cod]' | a key must be a field: credit_cod"
            + " (did you mean credit_code?)",
      })
  void brokenRuleIsNamedWithItsValue(String right, String wrong, String rule) {
    assertInvalid(VALID.replace(right, wrong), "Invalid contract demo.yaml, " + rule);
  }

  @Test
  void fieldFarFromAllIsAnsweredByAllFields() {
    assertInvalid(
        VALID.replace("field: name,", "field: qqqqqqqq,"),
        "Invalid contract demo.yaml, no such field in shape subject: qqqqqqqq (known: credit_code,"
            + " registration_number,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing but a remark\n", "null", "[]", "feed"})
  void textWithoutContractIsRefused(String yaml) {
    assertThatThrownBy(() -> FeedContracts.parse(yaml, FILE))
        .isInstanceOf(ConfException.class)
        .hasMessageStartingWith("Invalid ")
        .hasMessageContaining(FILE);
  }

  @Test
  void keyGivenTwiceIsRefused() {
    assertThatThrownBy(() -> FeedContracts.parse(VALID + "sender: MOF\n", FILE))
        .isInstanceOf(ConfException.class)
        .hasMessageContaining("demo.yaml, line 23")
        .hasMessageContaining("sender");
  }

  @Test
  void feedsAreTheYamlFilesOfTheFolderSorted(@TempDir Path folder) throws IOException {
    for (String name : new String[] {"b.yaml", "a.yaml", "README.md"}) {
      Files.writeString(folder.resolve(name), "");
    }

    assertThat(new FeedContracts(folder).feeds()).containsExactly("a", "b");
  }

  @Test
  void contractIsReadFromItsFile(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE), VALID);

    assertThat(new FeedContracts(folder).contract("demo"))
        .isEqualTo(FeedContracts.parse(VALID, FILE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dmeo | Cannot find feed, no contract in conf/feeds: dmeo (did you mean demo?)",
        "penalties-by-court | Cannot find feed, no contract in conf/feeds: penalties-by-court"
            + " (known: demo)",
        "../demo | Cannot find feed, no contract in conf/feeds: ../demo (did you mean demo?)",
      })
  void unknownFeedNamesTheNearest(String feed, String message, @TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve(FILE), VALID);
    FeedContracts contracts = new FeedContracts(folder);

    assertThatThrownBy(() -> contracts.contract(feed))
        .isInstanceOf(ConfException.class)
        .hasMessage(message);
  }

  @Test
  void everyContractOfTheRepositoryIsValid() throws IOException {
    FeedContracts contracts = new FeedContracts(Path.of("../conf/feeds"));

    assertThat(contracts.feeds()).contains("enterprise-registration");
    for (String feed : contracts.feeds()) {
      assertThat(contracts.contract(feed).feed()).isEqualTo(feed);
    }
  }

  private static void assertInvalid(String yaml, String message) {
    assertThat(yaml).isNotEqualTo(VALID);
    assertThatThrownBy(() -> FeedContracts.parse(yaml, FILE))
        .isInstanceOf(ConfException.class)
        .hasMessageStartingWith(message);
  }

  private static Column column(
      String title, String field, FieldType type, boolean required, String within) {
    return new Column(
        title, List.of(), field, type, required, false, within, null, Map.of(), List.of(), false);
  }
}
