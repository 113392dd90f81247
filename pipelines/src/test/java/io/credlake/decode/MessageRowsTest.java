package io.credlake.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContract.Format;
import io.credlake.contract.FeedContracts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageRowsTest {

  private static final LocalDate TODAY = LocalDate.of(2018, 7, 1);
  private static final String CITIZEN_NUMBER = "11010519491231002X";
  private static final FeedContract REGISTRATIONS = contract("enterprise-registration");

  /** Rows as text: line, then fields, or what is wrong with it. */
  private static final class Recorded implements RowHandler {

    private final List<String> rows;
    private final StringBuilder row = new StringBuilder();

    Recorded(List<String> rows) {
      this.rows = rows;
    }

    @Override
    public void beginRow(long line) {
      row.setLength(0);
      row.append(line).append(':');
    }

    @Override
    public void field(int column, char[] buffer, int offset, int length) {
      row.append(buffer, offset, length).append('|');
    }

    @Override
    public void endRow(int columns) {
      rows.add(row + (columns == SHAPELESS ? "shapeless" : String.valueOf(columns)));
    }

    @Override
    public void oversized(long line) {
      rows.add(line + ":oversized");
    }
  }

  @Test
  void objectIsNamedByTitlesOrFields() {
    assertThat(
            read(
                "{\"企业名称\": \"甲公司\", \"credit_code\": \"X\", \"注册资金\": 20, \"所在省份\": null}",
                "\n {\"name\":\n\"乙公司\"}"))
        .containsExactly("1:甲公司|X||||20|||||||12", "2:乙公司||||||||||||12");
  }

  @Test
  void rowOfCsvIsInTheOrderOfTheNewestLayout() {
    assertThat(read("甲公司,X,,,,\"1,000\",,福建,,\r\n", "\uFEFF乙公司,X,,,,,,,,"))
        .containsExactly("1:甲公司|X||||1,000||福建|||10", "2:乙公司|X|||||||||10");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}",
        "{\"无关\": 1}",
        "{\"企业名称\": {\"名\": 1}}",
        "甲,X,,,,,,,,\n乙,X,,,,,,,,"
      })
  void whatIsNotOneRowHasNoShapeAndHarmsNoOther(String value) {
    List<String> rows = read("甲公司,X,,,,,,,,", value, "丙公司,X,,,,,,,,");

    assertThat(rows).hasSize(3).startsWith("1:甲公司|X|||||||||10").endsWith("3:丙公司|X|||||||||10");
    assertThat(rows.get(1)).isIn("2:shapeless", "2: |1");
  }

  @Test
  void messageWithoutAValueHasNoShape() {
    List<String> rows = new ArrayList<>();
    new MessageRows(REGISTRATIONS).read(List.of(new Message(7, null)), kind -> new Recorded(rows));

    assertThat(rows).containsExactly("7:shapeless");
  }

  @Test
  void unclosedQuoteEndsWithItsMessage() {
    assertThat(read("甲,\"X,,,,", "乙,X,,,,,,,,")).containsExactly("1:甲|X,,,,|2", "2:乙|X|||||||||10");
  }

  @Test
  void messageTooLongToBeReadIsNotRead() {
    assertThat(read("x".repeat(CsvRows.MAX_ROW + 1))).containsExactly("1:oversized");
  }

  @Test
  void scanTellsFormatAndUnknownNames() {
    MessageScan scan = scan(REGISTRATIONS, "{\"企业名称\": \"甲\", \"备注\": \"无\"}");

    assertThat(scan.refusal()).isNull();
    assertThat(scan.reading().format()).isEqualTo(Format.JSONL);
    assertThat(scan.remark()).isEqualTo("Columns not in the contract, not kept: 备注.");
    assertThat(scan(REGISTRATIONS, "甲,X").reading().format()).isEqualTo(Format.CSV);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"企业名称\": \"甲@\"}|citizen number in line 2, column 1",
        "{\"备注\": \"@\", \"企业名称\": \"甲\"}|citizen number in line 2, column 13",
        "{\"企业名称\": \"@|citizen number in line 2, column 11",
        "甲@,X,,,,,,,,|citizen number in line 2, column 1",
        "甲,@|citizen number in line 2, column 2",
      })
  void citizenNumberOutsideOfPersonColumnsRefusesAll(String value, String refusal) {
    assertThat(scan(REGISTRATIONS, "甲公司,X,,,,,,,,", value.replace("@", CITIZEN_NUMBER)).refusal())
        .isEqualTo("Cannot take delivery, " + refusal + ": value withheld");
  }

  @Test
  void citizenNumberInAPersonColumnPasses() {
    assertThat(scan(REGISTRATIONS, "{\"企业名称\": \"甲\", \"法人代表\": \"" + CITIZEN_NUMBER + "\"}"))
        .extracting(MessageScan::refusal)
        .isNull();
  }

  @Test
  void rowAboutAMinorRefusesAll() {
    assertThat(scan(contract("saic-penalties"), "{\"行政相对人类别\": \"未成年人\"}").refusal())
        .isEqualTo("Cannot take delivery, record about a minor in line 1: value withheld");
  }

  private static List<String> read(String... values) {
    List<String> rows = new ArrayList<>();
    new MessageRows(REGISTRATIONS).read(messages(values), kind -> new Recorded(rows));
    return rows;
  }

  private static MessageScan scan(FeedContract contract, String... values) {
    return new MessageRows(contract).scan(messages(values), TODAY);
  }

  private static List<Message> messages(String... values) {
    List<Message> messages = new ArrayList<>();
    for (String value : values) {
      messages.add(new Message(messages.size() + 1, value.getBytes(StandardCharsets.UTF_8)));
    }
    return messages;
  }

  private static FeedContract contract(String feed) {
    try {
      return new FeedContracts(Path.of("..", "conf", "feeds")).contract(feed);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
