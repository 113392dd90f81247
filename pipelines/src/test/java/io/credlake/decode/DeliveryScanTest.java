package io.credlake.decode;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.credlake.code.CitizenNumber;
import io.credlake.code.CreditCode;
import io.credlake.contract.Encoding;
import io.credlake.decode.RecordingRows.Row;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryScanTest {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String CITIZEN = "11010519491231002X"; // the standard's sample
  private static final String CODE = "91350100M000100Y43";
  private static final String CODE_AND_CITIZEN = "521101196001011046"; // both checks hold
  private static final String ROW = "甲公司," + CODE + ",2019-01-01,某人,,福建\n";

  @Test
  void identifiesADeliveryByTheDigestOfItsBytes() throws IOException {
    byte[] bytes = (Feed.TITLES + ROW).getBytes(UTF_8);

    ScannedDelivery scanned = scan(bytes);

    assertThat(scanned.deliveryId()).isEqualTo(DigestUtils.sha256Hex(bytes));
    assertThat(scanned.bytes()).isEqualTo(bytes.length);
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void findsTheEncodingByTheTitleRow(byte[] bytes, Encoding encoding) throws IOException {
    ScannedDelivery scanned = scan(bytes);

    assertThat(scanned.isRefused()).isFalse();
    assertThat(scanned.remark()).isNull();
    assertThat(scanned.reading().encoding()).isEqualTo(encoding);
    assertThat(scanned.reading().titles().contractColumns()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(rows(bytes, scanned))
        .containsExactly(new Row(2, List.of("甲公司", CODE, "2019-01-01", "某人", "", "福建")));
  }

  static Stream<Arguments> encodings() {
    String file = Feed.TITLES + ROW;
    String quoted = "\"name\",code,date,person,note,\"province\"\n" + ROW;
    return Stream.of(
        Arguments.of(file.getBytes(UTF_8), Encoding.UTF_8),
        Arguments.of(("\uFEFF" + file).getBytes(UTF_8), Encoding.UTF_8),
        Arguments.of(("\uFEFF" + quoted).getBytes(UTF_8), Encoding.UTF_8),
        Arguments.of(file.replace("\n", "\r\n").getBytes(UTF_8), Encoding.UTF_8),
        Arguments.of(file.replace("\n", "\r").getBytes(UTF_8), Encoding.UTF_8));
  }

  @Test
  void findsGb18030ByChineseTitles() throws IOException {
    byte[] bytes = "名称,代码,日期,省份\n甲公司,1,2,福建\n".getBytes(GB18030);

    ScannedDelivery scanned = Deliveries.scan(Feed.CHINESE, bytes);

    assertThat(scanned.reading().encoding()).isEqualTo(Encoding.GB18030);
    assertThat(Deliveries.rows(Feed.CHINESE, bytes, scanned).rows())
        .containsExactly(new Row(2, List.of("甲公司", "1", "2", "福建")));
  }

  @ParameterizedTest
  @ValueSource(strings = {Feed.TITLES, "name,code,date,person,note,province"})
  void titleRowAloneHasNoRows(String file) throws IOException {
    ScannedDelivery scanned = scan(file);

    assertThat(scanned.isRefused()).isFalse();
    assertThat(scanned.chunks()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("otherFiles")
  void otherFilesAreRefusedWithTheirKind(byte[] bytes, String message) throws IOException {
    ScannedDelivery scanned = scan(bytes);

    assertThat(scanned.refusal()).isEqualTo(message);
    assertThat(scanned.chunks()).isEmpty();
    assertThat(scanned.reading()).isNull();
    assertThat(scanned.deliveryId()).isEqualTo(DigestUtils.sha256Hex(bytes));
    assertThat(scanned.bytes()).isEqualTo(bytes.length);
  }

  static Stream<Arguments> otherFiles() {
    String asCsv = "Cannot read delivery, feed demo takes csv: the file is ";
    return Stream.of(
        Arguments.of(new byte[0], "Cannot read delivery, the file is empty"),
        Arguments.of(bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10), asCsv + "a PNG image"),
        Arguments.of(
            bytes('P', 'K', 3, 4, 20),
            "Cannot unpack delivery, the ZIP archive is broken or cut off"),
        Arguments.of(bytes(0xFF, 0xD8, 0xFF, 0xE0), asCsv + "a JPEG image"),
        Arguments.of("%PDF-1.7".getBytes(UTF_8), asCsv + "a PDF document"),
        Arguments.of(
            bytes(0x1F, 0x8B, 8), "Cannot unpack delivery, the gzip file is broken or cut off"),
        Arguments.of(
            bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1),
            asCsv + "an old or protected Excel workbook (XLS)"),
        Arguments.of(
            Feed.TITLES.getBytes(UTF_16), asCsv + "in UTF-16; export it as UTF-8 or GB18030"),
        Arguments.of(
            ("\uFEFF" + Feed.TITLES).getBytes(UTF_16LE),
            asCsv + "in UTF-16; export it as UTF-8 or GB18030"),
        Arguments.of(Feed.TITLES.getBytes(UTF_16LE), asCsv + "binary"),
        Arguments.of(
            "some,other\nfile,here\n".getBytes(UTF_8),
            "Cannot read delivery, no title row of feed demo in UTF-8 or GB18030; expected:"
                + " name,code,date,person,note,province"),
        Arguments.of(
            "name,code,person,note,province\n".getBytes(UTF_8),
            "Cannot read delivery, column missing: date"),
        Arguments.of(
            "name,code,day,person,remark,province\n".getBytes(UTF_8),
            "Cannot read delivery, column missing: date, note (not expected: day, remark)"));
  }

  @Test
  void refusedFileIsDigestedToItsEnd() throws IOException {
    byte[] bytes = Arrays.copyOf(bytes(0x89, 'P', 'N', 'G'), 2 * RowBoundaries.BUFFER + 17);

    ScannedDelivery scanned = scan(bytes);

    assertThat(scanned.deliveryId()).isEqualTo(DigestUtils.sha256Hex(bytes));
    assertThat(scanned.bytes()).isEqualTo(bytes.length);
  }

  @Test
  void columnsMayStandInAnotherOrder() throws IOException {
    ScannedDelivery scanned = scan("province,note,name,code,date,person\n");

    assertThat(scanned.reading().titles().contractColumns()).containsExactly(5, 4, 0, 1, 2, 3);
  }

  @Test
  void titlesAreComparedWithoutSpacesAndWidth() throws IOException {
    ScannedDelivery scanned = scan(" name,ｃｏｄｅ,da te,person,note,province\n");

    assertThat(scanned.reading().titles().contractColumns()).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void unknownColumnIsRemarked() throws IOException {
    ScannedDelivery scanned = scan("name,phone,code,date,person,note,province,name\n");

    assertThat(scanned.isRefused()).isFalse();
    assertThat(scanned.reading().titles().contractColumns())
        .containsExactly(0, -1, 1, 2, 3, 4, 5, -1);
    assertThat(scanned.remark()).isEqualTo("Columns not in the contract, not kept: phone, name.");
  }

  @Test
  void missingLineEndOfTheLastRowIsRemarked() throws IOException {
    byte[] bytes = (Feed.TITLES + ROW + "乙公司,9135").getBytes(UTF_8);

    ScannedDelivery scanned = scan(bytes);

    assertThat(scanned.remark())
        .isEqualTo("The last row has no line end; the file may be cut off.");
    assertThat(rows(bytes, scanned)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "11010519491231002X,C,2019-01-01,,,福建 | 1 | a kept column",
        "身份证11010519491231002X的公司,C,2019-01-01,,,福建 | 1 | inside text",
        "甲,C,2019-01-01,,11010519491231002x,福建 | 5 | a skipped column",
        "甲,11010519491231002X,2019-01-01,,,福建 | 2 | the credit code column",
        "521101196001011046,C,2019-01-01,,,福建 | 1 | a credit code as well but in a text column",
        "甲,C,2019-01-01,某人,经营范围,福建,11010519491231002X | 7 | a row of another shape",
        "甲,C,2019-01-01,11010519491231002X,福建 | 4 | shifted into the person's place",
        "'甲,C,2019-01-01,,\"a\nb\n11010519491231002X\",福建' | 5 | a field of several lines",
        "'甲,C,2019-01-01,,\" 11010519491231002X\",福建' | 5 | a quoted field",
      })
  void citizenNumberIsRefusedWithoutBeingNamed(String row, int column, String where)
      throws IOException {
    ScannedDelivery scanned = scan(Feed.TITLES + ROW + row + "\n" + ROW);

    assertThat(scanned.refusal())
        .as(where)
        .isEqualTo(
            "Cannot take delivery, citizen number in line 3, column %d: value withheld", column)
        .doesNotContainIgnoringCase(CITIZEN)
        .doesNotContain(CODE_AND_CITIZEN);
    assertThat(scanned.chunks()).isEmpty();
  }

  @Test
  void citizenNumberInAnUnknownColumnIsRefused() throws IOException {
    ScannedDelivery scanned =
        scan("name,code,date,person,note,province,id\n甲,C,2019-01-01,,,福建," + CITIZEN + "\n");

    assertThat(scanned.refusal())
        .isEqualTo("Cannot take delivery, citizen number in line 2, column 7: value withheld");
  }

  @Test
  void citizenNumberInTheLastRowWithoutLineEndIsRefused() throws IOException {
    assertThat(scan(Feed.TITLES + ROW + CITIZEN).refusal())
        .isEqualTo("Cannot take delivery, citizen number in line 3, column 1: value withheld");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "甲,C,2019-01-01,11010519491231002X,,福建 | the declared person column",
        "甲,521101196001011046,2019-01-01,,,福建 | a credit code that checks as both",
        "甲,511100005000012617,2019-01-01,,,福建 | a credit code that begins alike",
        "甲,C,2019-01-01,,110105194912310021,福建 | a wrong check character",
        "甲,C,2019-01-01,,4111010519491231002X,福建 | part of a longer run",
        "甲,C,2019-01-01,,1101 0519 4912 3100 2X,福建 | in groups",
        "甲,C,2019-01-01,,12345678901234567890123456789,福建 | any long number",
      })
  void otherLongNumbersPass(String row, String why) throws IOException {
    ScannedDelivery scanned = scan(Feed.TITLES + row + "\n");

    assertThat(scanned.refusal()).as(why).isNull();
    assertThat(scanned.chunks()).hasSize(1);
  }

  @Test
  void quotesInTheWrongPlacesCarryNoCitizenNumberIntoAKeptColumn() throws IOException {
    byte[] bytes =
        (Feed.TITLES
                + "\"甲\"乙\"公司,C,2019-01-01,某人,,福建\n"
                + ("丙公司,C,2019-01-01," + CITIZEN + ",,福建\n")
                + "丁\"公司,C,2019-01-01,某人,,福建\n")
            .getBytes(UTF_8);

    ScannedDelivery scanned = scan(bytes);

    assertThat(scanned.isRefused() ? List.<Row>of() : rows(bytes, scanned))
        .allSatisfy(row -> assertThat(row.fields().getFirst()).doesNotContain(CITIZEN));
  }

  @Test
  void sampleOfBothChecksIsValidByBoth() {
    assertThat(CreditCode.isValid(CODE_AND_CITIZEN)).isTrue();
    assertThat(CitizenNumber.isValid(CODE_AND_CITIZEN)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
  void citizenNumberIsFoundAtEveryAlignment(int before) throws IOException {
    for (String filling : List.of("x", " ", "号")) {
      String row = filling.repeat(before) + ",C,2019-01-01,," + CITIZEN + ",福建\n";
      assertThat(scan(Feed.TITLES + row).refusal()).as(row).isNotNull();
    }
    assertThat(scan(Feed.TITLES + "7".repeat(before) + "-" + CITIZEN + "\n").refusal()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {-30, -19, -18, -17, -9, -8, -1, 0, 1})
  void citizenNumberIsFoundOverTheBorderOfTwoBuffers(int fromBorder) throws IOException {
    int before = RowBoundaries.BUFFER + fromBorder;
    StringBuilder file = new StringBuilder(Feed.TITLES);
    while (file.length() < before - 200) {
      file.append("name of a company,C,2019-01-01,,,province\n");
    }
    file.append("x".repeat(before - file.length() - 1)).append(',').append(CITIZEN).append('\n');

    assertThat(scan(file.toString()).refusal())
        .startsWith("Cannot take delivery, citizen number in line ")
        .endsWith(", column 2: value withheld");
  }

  @ParameterizedTest
  @CsvSource({"1048577, 1", "1048577, 4194304", "10485760, 4194304", "4194304, 100"})
  void oversizedRowIsIsolated(int length, int chunkBytes) throws IOException {
    byte[] bytes =
        (Feed.TITLES + ROW + "\n" + "x".repeat(length) + "\n" + ROW + ROW).getBytes(UTF_8);

    ScannedDelivery scanned = scan(bytes, chunkBytes);

    assertThat(scanned.isRefused()).isFalse();
    assertThat(scanned.chunks())
        .filteredOn(Chunk::oversized)
        .singleElement()
        .satisfies(
            chunk -> {
              assertThat(chunk.firstLine()).isEqualTo(4);
              assertThat(chunk.length()).isEqualTo(length + 1L);
            });
    assertThat(rows(bytes, scanned)).extracting(Row::line).containsExactly(2L, 5L, 6L);
  }

  @Test
  void oversizedRowsInARowAndAtTheEndAreIsolated() throws IOException {
    String longRow = "x".repeat(CsvRows.MAX_ROW) + "\n";
    byte[] bytes =
        (Feed.TITLES + longRow + longRow + ROW + "y".repeat(5 * CsvRows.MAX_ROW)).getBytes(UTF_8);

    ScannedDelivery scanned = scan(bytes);

    assertThat(scanned.chunks())
        .extracting(Chunk::firstLine, Chunk::oversized)
        .containsExactly(tuple(2L, true), tuple(3L, true), tuple(4L, false), tuple(5L, true));
    assertThat(rows(bytes, scanned)).extracting(Row::line).containsExactly(4L);
  }

  @Test
  void rowOfTheGreatestLengthIsRead() throws IOException {
    byte[] bytes = (Feed.TITLES + "x".repeat(CsvRows.MAX_ROW - 1) + "\n" + ROW).getBytes(UTF_8);

    ScannedDelivery scanned = scan(bytes);

    assertThat(scanned.chunks()).noneMatch(Chunk::oversized);
    assertThat(rows(bytes, scanned)).hasSize(2);
  }

  @Test
  void chunksFollowOneAnotherFromTheTitleRowToTheEnd() throws IOException {
    byte[] bytes = (Feed.TITLES + ROW.repeat(100)).getBytes(UTF_8);

    List<Chunk> chunks = scan(bytes, 500).chunks();

    assertThat(chunks).hasSize(10);
    long at = Feed.TITLES.length();
    for (Chunk chunk : chunks) {
      assertThat(chunk.offset()).isEqualTo(at);
      at += chunk.length();
    }
    assertThat(at).isEqualTo(bytes.length);
    assertThat(chunks.subList(0, chunks.size() - 1)).allMatch(chunk -> chunk.length() >= 500);
  }

  @Test
  void chunksAreOfFourMebibytesUnlessToldOtherwise() throws IOException {
    byte[] bytes = (Feed.TITLES + ROW.repeat(200_000)).getBytes(UTF_8);

    assertThat(scan(bytes).chunks())
        .hasSize(bytes.length / DeliveryScan.CHUNK_BYTES + 1)
        .first()
        .satisfies(
            chunk ->
                assertThat(chunk.length())
                    .isBetween((long) DeliveryScan.CHUNK_BYTES, DeliveryScan.CHUNK_BYTES + 200L));
  }

  private static ScannedDelivery scan(String file) throws IOException {
    return scan(file.getBytes(UTF_8));
  }

  private static ScannedDelivery scan(byte[] bytes) throws IOException {
    return Deliveries.scan(Feed.CONTRACT, bytes);
  }

  private static ScannedDelivery scan(byte[] bytes, int chunkBytes) throws IOException {
    return Deliveries.scan(Feed.CONTRACT, chunkBytes, bytes);
  }

  private static List<Row> rows(byte[] bytes, ScannedDelivery scanned) throws IOException {
    return Deliveries.rows(Feed.CONTRACT, bytes, scanned).rows();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @Test
  void carriageReturnAtTheEndOfABufferEndsTheRow() throws IOException {
    String head = Feed.TITLES.strip() + "\r";
    String row = ROW.strip() + "\r";
    int rows = (RowBoundaries.BUFFER - bytes(head)) / bytes(row);
    int left = (RowBoundaries.BUFFER - bytes(head)) % bytes(row);
    String text = head + row.repeat(rows - 1) + "x".repeat(left) + row;
    assertThat(bytes(text)).isEqualTo(RowBoundaries.BUFFER);
    String leak = CITIZEN + "," + CODE + ",2019-01-01,,,福建\r";

    assertThat(scan((text + leak).getBytes(UTF_8)).refusal()).contains("citizen number");
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
