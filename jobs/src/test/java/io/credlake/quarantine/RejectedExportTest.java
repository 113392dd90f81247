package io.credlake.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContracts;
import io.credlake.fact.Reason;
import io.credlake.lake.DeliveryReport;
import io.credlake.lake.RejectedRow;
import io.credlake.lake.RejectedRow.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class RejectedExportTest {

  private static final String DELIVERY = "0123456789abcdef".repeat(4);

  private static final FeedContract CONTRACT =
      FeedContracts.parse(
          """
          feed: penalties
          version: 1
          title: {zh: 处罚, en: Penalties}
          sender: PROV
          shape: record
          format: [csv, jsonl, xml, xlsx]
          encodings: [UTF-8, GB18030]
          missing: ["", 无]
          row_element: 处罚
          constants: {category: penalty, polarity: negative}
          columns:
            - {title: 名称, type: person}
            - {title: 代码_1（信用代码）, also: [CF_DM], field: credit_code, type: credit_code}
            - {title: 罚款（万元）, field: amount, type: amount}
            - {title: 决定日期, field: event_date, type: date, required: true}
            - {title: 证件（号码）, type: person, marks_person: true}
            - {title: 地区, field: province_code, type: region}
          key: [credit_code]
          grade: public
          legal_basis: none
          """,
          "penalties.yaml");

  private static final List<RejectedRow> ROWS =
      List.of(
          new RejectedRow(
              "penalties",
              DELIVERY,
              3,
              List.of(
                  new Fault("credit_code", Reason.CODE_INVALID, "<1>"),
                  new Fault("event_date", Reason.DATE_INVALID, "昨天")),
              "***,<1>,\"1,5\",昨天,***,无",
              "420000",
              false),
          new RejectedRow(
              "penalties",
              DELIVERY,
              7,
              List.of(new Fault("row", Reason.COLUMNS_COUNT, "2 columns, expected 6")),
              null,
              null,
              false));

  private static final String WHY =
      "代码_1（信用代码）：统一社会信用代码错误 no valid unified social credit code (code.invalid)."
          + " Send the 18-character code; old registration numbers do not identify a subject"
          + "；决定日期：日期错误 no valid date (date.invalid). Send a day as 2018-07-01";

  @TempDir private Path folder;

  private RejectedExport.Written write(String format, String encoding) throws IOException {
    return new RejectedExport(CONTRACT)
        .write(delivery(format, "penalties", encoding), ROWS, folder.resolve("out"));
  }

  private static DeliveryReport delivery(String format, String layout, String encoding) {
    return new DeliveryReport(
        "penalties",
        DELIVERY,
        "PROV",
        "a." + format,
        "partial",
        null,
        9,
        7,
        0,
        2,
        0,
        "not_declared",
        null,
        null,
        null,
        format,
        layout,
        encoding,
        Instant.EPOCH,
        Map.of(),
        Map.of());
  }

  @Test
  void csvInItsOwnEncodingWithPersonColumnsEmpty() throws IOException {
    RejectedExport.Written written = write("csv", "GB18030");

    assertThat(written.path()).hasFileName("penalties-01234567-rejected.csv");
    assertThat(written.rows()).isEqualTo(2);
    assertThat(written.withoutText()).isEqualTo(1);
    assertThat(Files.readString(written.path(), Charset.forName("GB18030")).lines())
        .startsWith(
            "名称,代码_1（信用代码）,罚款（万元）,决定日期,证件（号码）,地区,credlake_delivery,credlake_line,拒收原因",
            ",<1>,\"1,5\",昨天,,420000," + DELIVERY + ",3," + WHY)
        .last()
        .asString()
        .startsWith(",,,,,," + DELIVERY + ",7,row：列数不符 wrong number of columns");
  }

  @Test
  void jsonLinesNamedByTitle() throws IOException {
    List<String> lines = Files.readAllLines(write("jsonl", "UTF-8").path());

    assertThat(lines).hasSize(2);
    JsonNode first = new JsonMapper().readTree(lines.getFirst());
    assertThat(first.get("罚款（万元）").textValue()).isEqualTo("1,5");
    assertThat(first.get("名称").textValue()).isEmpty();
    assertThat(first.get("credlake_line").textValue()).isEqualTo("3");
    assertThat(first.get("拒收原因").textValue()).isEqualTo(WHY);
  }

  @Test
  void xmlNamedByWhatCanBeAnElement() throws Exception {
    Document xml =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(write("xml", "GB18030").path().toFile());

    Element first = (Element) xml.getElementsByTagName("处罚").item(0);
    assertThat(first.getElementsByTagName("CF_DM").item(0).getTextContent()).isEqualTo("<1>");
    assertThat(first.getElementsByTagName("amount").item(0).getTextContent()).isEqualTo("1,5");
    assertThat(first.getElementsByTagName("决定日期").item(0).getTextContent()).isEqualTo("昨天");
    assertThat(first.getElementsByTagName("拒收原因").item(0).getTextContent()).isEqualTo(WHY);
    assertThat(xml.getElementsByTagName("处罚").getLength()).isEqualTo(2);
  }

  @Test
  void workbookOfTexts() throws Exception {
    try (FileSystem zip = FileSystems.newFileSystem(write("xlsx", null).path());
        InputStream sheet = Files.newInputStream(zip.getPath("xl/worksheets/sheet1.xml"))) {
      NodeList cells =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(sheet)
              .getElementsByTagName("c");
      assertThat(IntStream.range(0, cells.getLength()).mapToObj(cells::item))
          .allMatch(cell -> ((Element) cell).getAttribute("t").equals("inlineStr"))
          .extracting(Node::getTextContent)
          .startsWith("名称", "代码_1（信用代码）")
          .contains("<1>", "1,5", "昨天", "420000", DELIVERY, "3", WHY);
    }
  }

  @Test
  void fileThatIsThereIsNotTouched() throws IOException {
    Path file = write("csv", "UTF-8").path();
    Files.writeString(file, "mended", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> write("csv", "UTF-8"))
        .hasMessage("Cannot write export, the file is there already: " + file);
    assertThat(file).hasContent("mended");
  }

  @Test
  void layoutThatIsGoneIsTold() {
    assertThatThrownBy(
            () ->
                new RejectedExport(CONTRACT)
                    .write(delivery("csv", "penalty-2015", "UTF-8"), ROWS, folder))
        .hasMessage(
            "Cannot export rejected rows, contract penalties no longer has their layout:"
                + " penalty-2015");
  }
}
