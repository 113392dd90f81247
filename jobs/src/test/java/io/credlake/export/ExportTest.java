package io.credlake.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.credlake.dataset.Codelist;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.iceberg.shaded.org.apache.parquet.format.Encoding;
import org.apache.iceberg.shaded.org.apache.parquet.format.FileMetaData;
import org.apache.iceberg.shaded.org.apache.parquet.format.Util;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Odd values in every format, read back by readers that are not ours. */
class ExportTest {

  @TempDir private Path folder;
  private OddData odd;
  private Path out;

  @BeforeEach
  void makeData() throws Exception {
    odd = new OddData(folder.resolve("sql"));
    out = folder.resolve("out");
  }

  @AfterEach
  void closeData() throws Exception {
    odd.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "-0.0|0",
        "12.0|12",
        "-0.125|-0.125",
        "0.1|0.1",
        "1.0E20|100000000000000000000",
        "1.0E-9|0.000000001",
        "1.7976931348623157E308|1.7976931348623157E+308",
        "4.9E-324|4.9E-324"
      })
  void numbersAreWrittenInFull(double number, String text) {
    assertThat(CellText.number(number)).isEqualTo(text);
    assertThat(Double.parseDouble(text)).isEqualTo(number == 0 ? 0 : number);
  }

  @Test
  void csvOpensRightInSpreadsheetsAndHoldsNoFormula() throws Exception {
    odd.export(ExportFormat.CSV, out);
    String text = Files.readString(out.resolve("data/odd.csv"));
    assertThat(text).startsWith("\uFEFFfreq,period,region,note,day,good,covered,");
    assertThat(text.replace("a,\"\"b\"\"\r\nc", "").replace("\r\n", "")).doesNotContain("\n", "\r");
    List<NamedCsvRecord> rows = rows(out.resolve("data/odd.csv"));
    assertThat(rows).hasSize(15);
    for (int i = 0; i < OddData.TEXTS.size(); i++) {
      String cell = rows.get(i).getField("note");
      assertThat(cell).doesNotStartWith("=").doesNotStartWith("@").doesNotStartWith("\t");
      assertThat(cell.startsWith("'") ? cell.substring(1) : cell).isEqualTo(OddData.TEXTS.get(i));
    }
    assertThat(text)
        .contains("2009,11.01,\"\",2018-12-31,true,9,A,F,1.125,A,F")
        .as("what is missing is nothing, and kept back is told")
        .contains("Q,2018-Q4,000000,,2018-12-31,true,,Q,D,0,A,F")
        .contains("2018-12,11.02,,2018-12-31,true,9223372036854775807,A,F,1.7976931348623157E+308")
        .as("numbers are not guarded")
        .contains("2020,11.02,,2018-12-31,true,-5,A,F,0.000000001");
    JsonNode descriptor = PackageCheck.descriptor(out);
    PackageCheck.tables(out, descriptor);
    assertThat(descriptor.path("licenses").get(0).path("name").asText()).isEqualTo("CC-BY-4.0");
    assertThat(Files.readString(out.resolve("README.zh.md")))
        .contains("发布版本：2018", "发布日期：2019-04-02", "取代版本：2018-first", "奇怪的值")
        .doesNotContain("未发布");
    assertThat(rows(out.resolve("codebook.csv")))
        .extracting(row -> row.getField("column"))
        .containsExactlyElementsOf(
            odd.datasets().dataset("odd").published().stream().map(c -> c.name()).toList());
  }

  @Test
  void workbookHasTextsNumbersAndNoFormula() throws Exception {
    odd.export(ExportFormat.XLSX, out);
    try (ReadableWorkbook workbook = new ReadableWorkbook(out.resolve("data/odd.xlsx").toFile())) {
      assertThat(workbook.getSheets().map(sheet -> sheet.getName()))
          .containsExactly("data", "codebook", "codes", "about");
      List<Row> rows = workbook.getFirstSheet().read();
      assertThat(rows).hasSize(16);
      for (int i = 0; i < OddData.TEXTS.size(); i++) {
        Cell cell = rows.get(i + 1).getCell(3);
        assertThat(cell.getType()).isEqualTo(CellType.STRING);
        assertThat(cell.getText().replace("\r\n", "\n"))
            .isEqualTo(OddData.TEXTS.get(i).replace("\r\n", "\n"));
      }
      assertThat(rows.stream().flatMap(Row::stream).filter(cell -> cell != null))
          .noneMatch(cell -> cell.getType() == CellType.FORMULA);
      assertThat(rows.get(1).getCell(6).getType()).isEqualTo(CellType.NUMBER);
      assertThat(rows.get(1).getCell(4).asDate().toLocalDate()).hasToString("2018-12-31");
      assertThat(rows.stream().filter(row -> row.getCellText(1).equals("2018-12")))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.getCell(6).getType()).isEqualTo(CellType.STRING);
                assertThat(row.getCellText(6)).isEqualTo("9223372036854775807");
                assertThat(row.getCell(9).asNumber().doubleValue())
                    .isEqualTo(1.7976931348623157E308);
              });
    }
    try (ZipFile zip = new ZipFile(out.resolve("data/odd.xlsx").toFile())) {
      String sheet =
          new String(
              zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(sheet).contains("state=\"frozen\"").doesNotContain("<f>");
      String properties =
          new String(
              zip.getInputStream(zip.getEntry("docProps/core.xml")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(properties).contains("2019-04-01T16:30:00Z");
    }
    PackageCheck.descriptor(out);
  }

  @Test
  void rowsBeyondASheetGoOnOnAnother() throws Exception {
    Path file = folder.resolve("small.xlsx");
    ExportPackage about = about(ExportFormat.XLSX);
    try (TableWriter table = new XlsxTable(file, odd.datasets().dataset("odd"), about, 4)) {
      for (int i = 0; i < 7; i++) {
        table.write(new Object[] {"A", Integer.toString(2000 + i)});
      }
    }
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
      List<String> seen = new ArrayList<>();
      for (String name : List.of("data", "data_2", "data_3")) {
        List<Row> rows = workbook.findSheet(name).orElseThrow().read();
        assertThat(rows.getFirst().getCellText(0)).isEqualTo("freq");
        rows.stream().skip(1).forEach(row -> seen.add(row.getCellText(1)));
      }
      assertThat(seen).containsExactly("2000", "2001", "2002", "2003", "2004", "2005", "2006");
    }
  }

  @Test
  void parquetIsReadByAnotherEngine() throws Exception {
    odd.export(ExportFormat.PARQUET, out);
    Path file = out.resolve("data/odd.parquet");
    try (Statement statement = odd.connection().createStatement()) {
      for (String difference :
          List.of(
              "SELECT * EXCLUDE (release) FROM open.odd EXCEPT ALL SELECT * FROM"
                  + " read_parquet('%s')",
              "SELECT * FROM read_parquet('%s') EXCEPT ALL SELECT * EXCLUDE (release) FROM"
                  + " open.odd")) {
        try (ResultSet rows = statement.executeQuery(difference.formatted(file))) {
          assertThat(rows.next()).isFalse();
        }
      }
      StringBuilder metadata = new StringBuilder();
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT decode(key) || '=' || decode(value) FROM parquet_kv_metadata('%s')"
                  .formatted(file))) {
        while (rows.next()) {
          metadata.append(rows.getString(1)).append('\n');
        }
      }
      assertThat(metadata)
          .contains("credlake.release=2018", "覆盖 | Covered [organisations]", "An office (2019)");
    }
    PackageCheck.descriptor(out);
  }

  /** Whose order the writer takes from a hash set, so that it would differ in another process. */
  @Test
  void parquetListsEncodingsInOneOrder() throws Exception {
    odd.export(ExportFormat.PARQUET, out);
    Path file = out.resolve("data/odd.parquet");
    byte[] written = Files.readAllBytes(file);
    FileMetaData footer = footer(written);
    List<List<Encoding>> encodings =
        footer.getRow_groups().stream()
            .flatMap(rows -> rows.getColumns().stream())
            .map(column -> column.getMeta_data().getEncodings())
            .toList();
    assertThat(encodings).allSatisfy(each -> assertThat(each).isSorted());
    assertThat(encodings).anySatisfy(each -> assertThat(each).hasSizeGreaterThan(1));
    // as another process might have listed them
    encodings.forEach(Collections::reverse);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int start = written.length - 8 - length(written);
    bytes.write(written, 0, start);
    Util.writeFileMetaData(footer, bytes);
    bytes.write(written, written.length - 8, 8);
    assertThat(bytes.toByteArray()).hasSameSizeAs(written).isNotEqualTo(written);
    Path other = Files.write(folder.resolve("other.parquet"), bytes.toByteArray());
    ParquetFooter.sort(other);
    assertThat(other).hasSameBinaryContentAs(file);
  }

  private static FileMetaData footer(byte[] file) throws IOException {
    int length = length(file);
    return Util.readFileMetaData(new ByteArrayInputStream(file, file.length - 8 - length, length));
  }

  private static int length(byte[] file) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
  }

  @Test
  void sdmxTellsEachNumberWithUnitAndStatus() throws Exception {
    odd.export(ExportFormat.SDMX_CSV, out);
    PackageCheck.structure(out);
    PackageCheck.descriptor(out);
    String text = Files.readString(out.resolve("data/odd.csv"));
    assertThat(text)
        .startsWith(
            "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REGION,MEASURE,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,"
                + "OBS_STATUS,CONF_STATUS,NOTE,DAY,GOOD\r\n")
        .contains(
            "dataflow,OFFICE:ODD(1.0),I,Q,000000,COVERED,2018-Q4,,organisations,Q,D,,2018-12-31")
        .contains("dataflow,OFFICE:ODD(1.0),I,A,11_02,SIZE,2019,,ratio,M,F,,2018-12-31,true")
        .contains(",11_01,COVERED,2000,0,organisations,A,F,'=1+1,");
    assertThat(rows(out.resolve("data/odd.csv"))).hasSize(2 * 15);
  }

  @Test
  void sdmxJsonTellsTheSameAsSdmxCsv() throws Exception {
    odd.export(ExportFormat.SDMX_CSV, out);
    Path json = folder.resolve("json");
    odd.export(ExportFormat.SDMX_JSON, json);
    PackageCheck.structure(json);
    SdmxJsonCheck.message(json.resolve("data/odd.json"));
    List<String> told = new ArrayList<>();
    for (NamedCsvRecord row : rows(out.resolve("data/odd.csv"))) {
      String note = row.getField("NOTE");
      told.add(
          Stream.of(
                      "FREQ",
                      "REGION",
                      "MEASURE",
                      "TIME_PERIOD",
                      "OBS_VALUE",
                      "UNIT_MEASURE",
                      "OBS_STATUS",
                      "CONF_STATUS")
                  .map(row::getField)
                  .toList()
              + (note.startsWith("'") ? note.substring(1) : note));
    }
    JsonNode root = new JsonMapper().readTree(json.resolve("data/odd.json").toFile());
    JsonNode structure = root.path("data").path("structures").get(0);
    JsonNode dimensions = structure.path("dimensions").path("observation");
    JsonNode attributes = structure.path("attributes").path("observation");
    List<String> observed = new ArrayList<>();
    root.path("data")
        .path("dataSets")
        .get(0)
        .path("observations")
        .properties()
        .forEach(
            one -> {
              String[] indexes = one.getKey().split(":", -1);
              List<String> cells = new ArrayList<>();
              for (int i = 0; i < indexes.length; i++) {
                cells.add(
                    dimensions
                        .get(i)
                        .path("values")
                        .get(Integer.parseInt(indexes[i]))
                        .path("id")
                        .asText());
              }
              JsonNode value = one.getValue().get(0);
              cells.add(
                  value.isNull()
                      ? ""
                      : CellText.of(
                          value.isIntegralNumber()
                              ? (Object) value.bigIntegerValue()
                              : (Object) value.doubleValue()));
              for (int i = 0; i < 3; i++) {
                cells.add(
                    attributes
                        .get(i)
                        .path("values")
                        .get(one.getValue().get(i + 1).asInt())
                        .path("id")
                        .asText());
              }
              JsonNode note = one.getValue().get(4);
              observed.add(cells + (note.isNull() ? "" : note.asText()));
            });
    assertThat(observed).containsExactlyElementsOf(told);
    assertThat(root.path("meta").path("prepared").asText()).isEqualTo("2019-04-01T16:30:00Z");
  }

  @ParameterizedTest
  @EnumSource(ExportFormat.class)
  void sameBytesWheneverAndWherever(ExportFormat format) throws Exception {
    odd.export(format, out);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    Path elsewhere = folder.resolve("elsewhere/deep/另一处");
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      odd.export(format, elsewhere);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(digests(elsewhere)).isEqualTo(digests(out)).hasSizeGreaterThan(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2018-12|11.02|A|F|Cannot export odd, two rows have the same keys: [M, 2018-12, 11.02]",
        "2021|99|A|F|Cannot export odd, code list area does not have region: 99",
        "2021|11.01|A|X|Cannot export odd, code list conf_status does not have covered_conf_status:"
            + " X",
        "|11.01|A|F|is missing in row"
      })
  void wrongRowLeavesNothingBehind(
      String period, String region, String obs, String conf, String message) throws Exception {
    if (period == null) {
      try (Statement statement = odd.connection().createStatement()) {
        statement.execute("UPDATE open.odd SET region = NULL WHERE period = '2020'");
      }
    } else {
      odd.add(period, region, null, 1L, obs, conf, 1.0);
    }
    for (ExportFormat format : ExportFormat.values()) {
      assertThatThrownBy(() -> odd.export(format, out)).hasMessageContaining(message);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("sql"));
    }
  }

  @Test
  void whatIsNoNumberIsRefused() throws Exception {
    odd.add("2021", "11.01", null, 1L, "A", "F", Double.NaN);
    assertThatThrownBy(() -> odd.export(ExportFormat.CSV, out))
        .hasMessage("Cannot export odd, size is no number: NaN");
  }

  @Test
  void textTooLongForACellIsRefusedNotCut() throws Exception {
    odd.add("2021", "11.01", "长".repeat(32_768), 1L, "A", "F", 1.0);
    assertThatThrownBy(() -> odd.export(ExportFormat.XLSX, out))
        .hasMessageStartingWith("Cannot write workbook, a text has more than 32767 characters");
    assertThat(out).doesNotExist();
  }

  @Test
  void folderThatIsThereStaysUnlessItIsToBeReplaced() throws Exception {
    Files.createDirectories(out);
    odd.export(ExportFormat.CSV, out);
    assertThatThrownBy(() -> odd.export(ExportFormat.PARQUET, out))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage("Cannot write export, the folder is there already and not empty: " + out);
    assertThat(out.resolve("data/odd.csv")).exists();
    odd.export(ExportFormat.PARQUET, out, Export.Existing.REPLACE);
    assertThat(out.resolve("data/odd.csv")).doesNotExist();
    assertThat(out.resolve("data/odd.parquet")).exists();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(folder.resolve("sql"), out);
    }
  }

  @Test
  void rowsAreSelectedByRegionAndYears() throws Exception {
    List<Export.Written> written =
        new Export(
                odd.connection(),
                new RowSource.Published("2018", true),
                odd.datasets(),
                OddData.RELEASE,
                OddData.PUBLICATION)
            .write(
                odd.datasets().all(),
                ExportFormat.CSV,
                new Selection(null, 2018, 2019),
                out,
                Export.Existing.REFUSE);
    assertThat(written).extracting(Export.Written::rows).containsExactly(3L);
    assertThat(Files.readString(out.resolve("README.en.md")))
        .contains("Selection: from=2018, to=2019");
  }

  private ExportPackage about(ExportFormat format) {
    TreeMap<String, Codelist> lists = new TreeMap<>();
    odd.datasets()
        .codelistsOf(odd.datasets().dataset("odd"))
        .forEach(list -> lists.put(list.name(), list));
    return new ExportPackage(
        odd.datasets().all(),
        odd.datasets(),
        lists,
        OddData.RELEASE,
        OddData.PUBLICATION,
        Selection.ALL,
        format);
  }

  private static List<NamedCsvRecord> rows(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
      return rows.stream().toList();
    }
  }

  private static TreeMap<String, String> digests(Path folder) throws IOException {
    TreeMap<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(folder.relativize(file).toString(), PackageCheck.digest(file));
      }
    }
    return digests;
  }
}
