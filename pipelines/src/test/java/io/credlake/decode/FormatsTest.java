package io.credlake.decode;

import static io.credlake.decode.PackedFiles.number;
import static io.credlake.decode.PackedFiles.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.contract.Encoding;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContract.Format;
import io.credlake.decode.RecordingRows.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format, encoding and packing gives the same row. */
class FormatsTest {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final List<String> TITLES =
      List.of(
          "行政相对人名称",
          "行政相对人代码_1（统一社会信用代码）",
          "行政处罚决定书文号",
          "违法行为类型",
          "处罚依据",
          "处罚决定日期",
          "处罚有效期",
          "处罚机关");
  private static final List<String> NAMES =
      List.of(
          "CF_XDR_MC",
          "CF_XDR_SHXYM",
          "CF_WSH",
          "CF_WFXW",
          "CF_YJ",
          "CF_JDRQ",
          "CF_YXQ",
          "CF_CFJG");
  private static final List<String> VALUES =
      List.of(
          "甲公司",
          "91350100M000100Y43",
          "闽罚〔2018〕1号",
          "无照经营",
          "条例",
          "2018-07-01",
          "2019-06-30",
          "福州市");

  private static final String CSV = String.join(",", TITLES) + "\n" + String.join(",", VALUES);
  private static final String JSON = json(NAMES, VALUES);
  private static final String XML =
      "<records>\n<record>" + elements(NAMES, VALUES) + "</record>\n</records>";

  @ParameterizedTest
  @MethodSource("files")
  void readsTheSameRow(byte[] file, Format format, Packing packing, Encoding encoding)
      throws IOException {
    ScannedDelivery scanned = Deliveries.scan(Feed.PENALTY, file);

    assertThat(scanned.refusal()).isNull();
    assertThat(scanned.remark()).isNull();
    assertThat(scanned.deliveryId()).isEqualTo(DigestUtils.sha256Hex(file));
    assertThat(scanned.bytes()).isEqualTo(file.length);
    assertThat(scanned.reading().format()).isEqualTo(format);
    assertThat(scanned.reading().packing()).isEqualTo(packing);
    assertThat(scanned.reading().encoding()).isEqualTo(encoding);
    assertThat(scanned.reading().titles().layout()).isZero();
    List<Row> rows = Deliveries.rows(Feed.PENALTY, file, scanned).rows();
    assertThat(rows).hasSize(1);
    assertThat(byTitle(rows.getFirst(), scanned.reading().titles()))
        .containsExactlyInAnyOrderEntriesOf(byTitle());
  }

  static Stream<Arguments> files() throws IOException {
    Stream.Builder<Arguments> files = Stream.builder();
    for (Encoding encoding : Encoding.values()) {
      String declaration = "<?xml version='1.0' encoding='%s'?>\n".formatted(encoding.charset());
      Map<Format, String> texts =
          Map.of(Format.CSV, CSV + "\n", Format.JSONL, JSON + "\n", Format.XML, declaration + XML);
      for (Map.Entry<Format, String> text : texts.entrySet()) {
        byte[] file = text.getValue().getBytes(encoding.charset());
        files.add(Arguments.of(file, text.getKey(), Packing.NONE, encoding));
        byte[] gzip = PackedFiles.gzip(file);
        files.add(Arguments.of(gzip, text.getKey(), Packing.GZIP, encoding));
        files.add(Arguments.of(PackedFiles.zip(file), text.getKey(), Packing.ZIP, encoding));
        if (encoding == Encoding.UTF_8) {
          byte[] marked = ("\uFEFF" + text.getValue()).getBytes(UTF_8);
          files.add(Arguments.of(marked, text.getKey(), Packing.NONE, encoding));
          files.add(Arguments.of(PackedFiles.gzip(marked), text.getKey(), Packing.GZIP, encoding));
        }
      }
    }
    byte[] workbook = PackedFiles.workbook(sheet(TITLES, VALUES));
    files.add(Arguments.of(workbook, Format.XLSX, Packing.NONE, null));
    files.add(Arguments.of(PackedFiles.zip(workbook), Format.XLSX, Packing.ZIP, null));
    byte[] half = CSV.getBytes(UTF_8);
    byte[] members =
        PackedFiles.gzip(
            Arrays.copyOf(half, 50),
            Arrays.copyOfRange(half, 50, half.length),
            "\n".getBytes(UTF_8));
    files.add(Arguments.of(members, Format.CSV, Packing.GZIP, Encoding.UTF_8));
    byte[] byAttribute =
        ("<r><x:record xmlns:x='u' " + attributes(NAMES, VALUES) + "/></r>").getBytes(UTF_8);
    files.add(Arguments.of(byAttribute, Format.XML, Packing.NONE, Encoding.UTF_8));
    byte[] ascii = CSV.replace(String.join(",", TITLES), String.join(",", NAMES)).getBytes(GB18030);
    files.add(Arguments.of(withLineEnd(ascii), Format.CSV, Packing.NONE, Encoding.GB18030));
    return files.build();
  }

  @Test
  void linesOfPackedCsvAreThoseOfTheFile() throws IOException {
    String row = String.join(",", VALUES).replace("条例", "\"条\n例\"") + "\n";
    byte[] file =
        PackedFiles.gzip((String.join(",", TITLES) + "\n" + row + "\n" + row).getBytes(UTF_8));

    assertThat(rows(Feed.PENALTY, file).rows()).extracting(Row::line).containsExactly(2L, 5L);
  }

  @Test
  void packedCsvIsReadLikePlainCsv() throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder(Feed.TITLES);
    for (int i = 0; i < 120_000; i++) {
      String name = "\"甲\n%s\"".formatted("公".repeat(random.nextInt(20)));
      text.append(i == 60_000 ? "x".repeat(CsvRows.MAX_ROW + 7) : name);
      text.append(",C,2019-01-01,,,福建\r\n");
    }
    byte[] plain = text.toString().getBytes(UTF_8);
    byte[] packed = PackedFiles.zip(plain);

    RecordingRows rows = rows(Feed.CONTRACT, packed);

    assertThat(plain.length).isGreaterThan(RowBoundaries.BUFFER);
    assertThat(rows.rows()).isEqualTo(rows(Feed.CONTRACT, plain).rows()).hasSize(119_999);
    assertThat(rows.oversized()).containsExactly(120_002L);
  }

  @Test
  void linesAndShapesOfJsonLines() throws IOException {
    String file =
        """
        {"文号": "一", "日期": 20180701, "类别": null, "extra": 1.50}

        {"文号": "二", "出生日期": {"year": 1990}}
        ["三"]
        {"文号": "四"} {}
        {"文号": "五"
        {"document_no": true, "日期": 1e3, "日期": "again"}
        """;
    ScannedDelivery scanned = Deliveries.scan(Feed.BIRTHS, file.getBytes(UTF_8));

    assertThat(scanned.refusal()).isNull();
    assertThat(scanned.remark()).isEqualTo("Columns not in the contract, not kept: extra.");
    assertThat(Deliveries.rows(Feed.BIRTHS, file.getBytes(UTF_8), scanned).rows())
        .containsExactly(
            new Row(1, List.of("一", "", "", "", "20180701", "", "")),
            new Row(3, List.of()),
            new Row(4, List.of()),
            new Row(5, List.of()),
            new Row(6, List.of()),
            new Row(7, List.of("true", "", "", "", "1e3", "", "")));
  }

  @Test
  void linesAndShapesOfXml() throws IOException {
    String file =
        """
        <?xml version="1.0"?>
        <!-- sent monthly -->
        <feed sender="SAIC">
          <record><CF_WSH>一&amp;<![CDATA[<1>]]></CF_WSH><note>kept not</note></record>
          <group><record>
            <CF_WSH>二<b>!</b></CF_WSH></record>
            <record/>
          </group>
        </feed>
        """;
    ScannedDelivery scanned = Deliveries.scan(Feed.PENALTY, file.getBytes(UTF_8));

    assertThat(scanned.refusal()).isNull();
    assertThat(scanned.remark()).isEqualTo("Columns not in the contract, not kept: note.");
    List<Row> rows = Deliveries.rows(Feed.PENALTY, file.getBytes(UTF_8), scanned).rows();
    assertThat(rows).extracting(Row::line).containsExactly(4L, 5L, 7L);
    assertThat(rows.get(0).fields()).contains("一&<1>");
    assertThat(rows.get(1).fields()).isEmpty();
    assertThat(rows.get(2).fields()).containsOnly("");
  }

  @ParameterizedTest
  @EnumSource(
      value = Format.class,
      names = {"JSONL", "XML", "XLSX"})
  void rowsTooLongToBeReadAreToldByLine(Format format) throws IOException {
    String longText = "x".repeat(CsvRows.MAX_ROW + 1);
    List<String> values = VALUES.stream().map(v -> v.equals("条例") ? longText : v).toList();
    byte[] file =
        switch (format) {
          case JSONL -> (JSON + "\n" + json(NAMES, values) + "\n" + JSON).getBytes(UTF_8);
          case XML ->
              XML.replace(
                      "</records>", "<record>" + elements(NAMES, values) + "</record></records>")
                  .getBytes(UTF_8);
          default ->
              PackedFiles.workbook(sheet(TITLES, VALUES) + row(3, values.toArray(new String[0])));
        };

    assertThat(rows(Feed.PENALTY, file).oversized())
        .containsExactly(format == Format.JSONL ? 2L : 3L);
  }

  @Test
  void cellsOfAWorkbookBecomePlainText() throws IOException {
    String sheet =
        row(1, "企业名单", "2018年")
            + "<row r=\"2\"/>"
            + row(3, "name", "code", "date", "person", "note", "province", "")
            + row(4, "甲", number("1.0E7", 0), number("43282", 1), number("43282", 0), "<c/>", " 乙 ")
            + row(7, number("12.5", 3), number("0.10000000000000001", 0), number("43282.75", 2))
            + "<row r=\"8\"><c r=\"A8\"/><c r=\"B8\" s=\"1\"/></row>"
            + row(9, "<c t=\"b\"><v>1</v></c>", "<c t=\"e\"><v>#N/A</v></c>", number("-3.00", 0))
            + row(10, "<c t=\"str\"><f>A1</f><v>丙</v></c>", "<c><f>1+1</f><v>2</v></c>")
            + row(11, "a", "b", "c", "d", "e", "f", "", "<c/>")
            + row(12, "a", "b", "c", "d", "e", "f", "", "g");
    byte[] file = PackedFiles.workbook(sheet);
    FeedContract contract = Feed.IN_ALL_FORMATS;
    ScannedDelivery scanned = Deliveries.scan(contract, file);

    assertThat(scanned.refusal()).isNull();
    assertThat(scanned.remark()).isNull();
    assertThat(Deliveries.rows(contract, file, scanned).rows())
        .containsExactly(
            new Row(4, List.of("甲", "10000000", "2018-07-01", "43282", "", " 乙 ")),
            new Row(7, List.of("12.5", "0.1", "2018-07-01", "", "", "")),
            new Row(9, List.of("true", "#N/A", "-3", "", "", "")),
            new Row(10, List.of("丙", "2", "", "", "", "")),
            new Row(11, List.of("a", "b", "c", "d", "e", "f")),
            new Row(12, List.of("a", "b", "c", "d", "e", "f", "", "g")));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesWhatItCannotRead(byte[] file, String refusal) throws IOException {
    ScannedDelivery scanned = Deliveries.scan(Feed.PENALTY, file);

    assertThat(scanned.refusal()).isEqualTo(refusal);
    assertThat(scanned.reading()).isNull();
    assertThat(scanned.chunks()).isEmpty();
    assertThat(scanned.deliveryId()).isEqualTo(DigestUtils.sha256Hex(file));
    assertThat(scanned.bytes()).isEqualTo(file.length);
  }

  static Stream<Arguments> refusals() throws IOException {
    String gzip = "Cannot unpack delivery, the gzip file is broken or cut off";
    String zip = "Cannot unpack delivery, the ZIP archive is broken or cut off";
    String workbook = "Cannot read delivery, the workbook is broken";
    String docType = "Cannot read delivery, XML with a DOCTYPE is not taken";
    String swollen = "Cannot unpack delivery, it grows beyond 20000000 bytes";
    byte[] csv = (CSV + "\n").getBytes(UTF_8);
    byte[] zeros = new byte[30_000_000];
    Arrays.fill(zeros, (byte) ' ');
    Map<String, byte[]> two = new LinkedHashMap<>(Map.of("a.csv", csv, "b.csv", csv, "c/d", csv));
    Map<String, byte[]> external = PackedFiles.parts(sheet(TITLES, VALUES));
    external.put(
        "xl/worksheets/sheet1.xml",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><worksheet/>".getBytes(UTF_8));
    Map<String, byte[]> cut = PackedFiles.parts(sheet(TITLES, VALUES));
    cut.put("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>".getBytes(UTF_8));
    Map<String, byte[]> none = PackedFiles.parts("");
    none.remove("xl/worksheets/sheet1.xml");
    Map<String, byte[]> bomb = PackedFiles.parts(sheet(TITLES, VALUES));
    bomb.put("xl/sharedStrings.xml", zeros);
    return Stream.of(
        Arguments.of(cut(PackedFiles.gzip(csv), 1), gzip),
        Arguments.of(cut(PackedFiles.gzip(csv), 30), gzip),
        Arguments.of(damaged(PackedFiles.gzip(csv)), gzip),
        Arguments.of(cut(PackedFiles.zip(csv), 1), zip),
        Arguments.of(cut(PackedFiles.zip(csv), 700), zip),
        Arguments.of(
            PackedFiles.gzip((String.join(",", TITLES) + "\n").getBytes(UTF_8), zeros), swollen),
        Arguments.of(PackedFiles.zip(zeros), swollen),
        Arguments.of(PackedFiles.zip(bomb), swollen),
        Arguments.of(PackedFiles.zip(two), "Cannot read archive, one data file expected: 3 found"),
        Arguments.of(
            PackedFiles.zip(Map.of(".hidden", csv)),
            "Cannot read archive, one data file expected: 0 found"),
        Arguments.of(
            PackedFiles.gzip(PackedFiles.gzip(csv)),
            "Cannot read delivery, feed penalty takes csv, xlsx, jsonl, xml: the file is"
                + " compressed by gzip once more"),
        Arguments.of(PackedFiles.gzip(new byte[0]), "Cannot read delivery, the file is empty"),
        Arguments.of(PackedFiles.zip(external), docType),
        Arguments.of(PackedFiles.zip(cut), workbook),
        Arguments.of(PackedFiles.zip(none), workbook),
        Arguments.of(PackedFiles.workbook("<row><c r=\"AAAA1\"/></row>"), workbook),
        Arguments.of(PackedFiles.workbook("<row>" + "<c/>".repeat(16_385) + "</row>"), workbook),
        Arguments.of(cut(PackedFiles.workbook(sheet(TITLES, VALUES)), 1), zip),
        Arguments.of(
            PackedFiles.workbook(row(1, "其他", "表")),
            "Cannot read delivery, no title row in the first 20 of feed penalty in UTF-8 or"
                + " GB18030; expected: "
                + expected()),
        Arguments.of(
            XML.substring(0, XML.length() - 20).getBytes(UTF_8),
            "Cannot read delivery, the XML is not well-formed or cut off in line 2"),
        Arguments.of("<html><body>\n<p></body>".getBytes(UTF_8), notWellFormed(2)),
        Arguments.of("<records>&lol;</records>".getBytes(UTF_8), notWellFormed(1)),
        Arguments.of(("<!DOCTYPE records>" + XML).getBytes(UTF_8), docType),
        Arguments.of(
            ("<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><records><record><CF_WSH>&x;"
                    + "</CF_WSH></record></records>")
                .getBytes(UTF_8),
            docType),
        Arguments.of(
            ("<?xml version='1.0' encoding='ISO-8859-1'?>" + XML).getBytes(UTF_8),
            "Cannot read delivery, feed penalty takes UTF-8 or GB18030: the file is in ISO-8859-1"),
        Arguments.of(
            "<records/>".getBytes(UTF_8),
            "Cannot read delivery, no row of feed penalty in UTF-8 or GB18030; expected: "
                + expected()),
        Arguments.of(
            "{\"a\": 1}".getBytes(UTF_8),
            "Cannot read delivery, no row of feed penalty in UTF-8 or GB18030; expected: "
                + expected()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xml", "jsonl", "xlsx"})
  void formatsThatAFeedDoesNotTakeAreRefused(String format) throws IOException {
    byte[] file =
        switch (format) {
          case "xml" -> XML.getBytes(UTF_8);
          case "jsonl" -> ("\n " + JSON).getBytes(UTF_8);
          default -> PackedFiles.workbook(sheet(TITLES, VALUES));
        };

    assertThat(Deliveries.scan(Feed.CONTRACT, file).refusal())
        .isEqualTo("Cannot read delivery, feed demo takes csv: the file is " + format);
  }

  @Test
  void failureOfTheSourceIsNoRefusal() {
    byte[] half = cutGzip();
    Source source =
        () ->
            new InputStream() {
              private final InputStream in = new ByteArrayInputStream(half);

              @Override
              public int read() throws IOException {
                int b = in.read();
                if (b < 0) {
                  throw new IOException("disk gone");
                }
                return b;
              }
            };

    assertThatThrownBy(() -> new DeliveryScan(Feed.PENALTY).scan(source))
        .isInstanceOf(IOException.class)
        .hasMessage("disk gone");
  }

  private static byte[] cutGzip() {
    try {
      return cut(PackedFiles.gzip(CSV.getBytes(UTF_8)), 20);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String notWellFormed(int line) {
    return "Cannot read delivery, the XML is not well-formed or cut off in line " + line;
  }

  private static String expected() {
    return String.join(",", TITLES);
  }

  private static byte[] cut(byte[] bytes, int last) {
    return Arrays.copyOf(bytes, bytes.length - last);
  }

  private static byte[] damaged(byte[] bytes) {
    bytes[bytes.length - 6] ^= 1;
    return bytes;
  }

  private static byte[] withLineEnd(byte[] bytes) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = '\n';
    return longer;
  }

  private static RecordingRows rows(FeedContract contract, byte[] file) throws IOException {
    ScannedDelivery scanned = Deliveries.scan(contract, file);
    assertThat(scanned.refusal()).isNull();
    return Deliveries.rows(contract, file, scanned);
  }

  private static Map<String, String> byTitle() {
    Map<String, String> values = new LinkedHashMap<>();
    IntStream.range(0, TITLES.size()).forEach(i -> values.put(TITLES.get(i), VALUES.get(i)));
    return values;
  }

  private static Map<String, String> byTitle(Row row, TitleRow titles) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < titles.columns(); i++) {
      if (titles.column(Feed.PENALTY, i) != null && !row.fields().get(i).isEmpty()) {
        values.put(titles.column(Feed.PENALTY, i).title(), row.fields().get(i));
      }
    }
    return values;
  }

  private static String json(List<String> names, List<String> values) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < names.size(); i++) {
      json.append(i == 0 ? "" : ",");
      json.append("\"%s\":\"%s\"".formatted(names.get(i), values.get(i)));
    }
    return json.append("}").toString();
  }

  private static String elements(List<String> names, List<String> values) {
    StringBuilder xml = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      xml.append("<%1$s>%2$s</%1$s>".formatted(names.get(i), values.get(i)));
    }
    return xml.toString();
  }

  private static String attributes(List<String> names, List<String> values) {
    StringBuilder xml = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      xml.append("%s='%s' ".formatted(names.get(i), values.get(i)));
    }
    return xml.toString();
  }

  private static String sheet(List<String> titles, List<String> values) {
    return row(1, titles.toArray(new String[0])) + row(2, values.toArray(new String[0]));
  }
}
