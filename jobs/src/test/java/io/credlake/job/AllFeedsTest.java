package io.credlake.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.fact.DeliveryTables;
import io.credlake.fact.FactTables;
import io.credlake.lake.DeliveryReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several feeds in one run: real contracts and one of the test's own, manifests, the gate. */
class AllFeedsTest {

  private static final String CODE = "91350100M000100Y43";
  private static final String CITIZEN_NUMBER = "11010519491231002X";
  private static final String PERSON = "欧阳无名氏";

  private static final String CONTRACT =
      """
      # A feed that exists in this test only.
      feed: test-awards
      version: 3
      compatible_from: 2
      title: {zh: 表彰, en: Awards}
      sender: SAIC
      shape: record
      format: csv
      encodings: [UTF-8, GB18030]
      missing: ["", "-"]
      columns:
        - {title: 单位, type: person}
        - {title: 类别, type: subject_type, persons: [自然人], optional: true}
        - {title: 证件号码, type: person, optional: true}
        - {title: 信用代码, also: [代码], field: credit_code, type: credit_code, required: true}
        - {title: 文号, field: document_no, type: text, required: true}
        - {title: 金额, field: amount, type: amount, unit: 元}
        - {title: 地区, field: province_code, type: region}
        - {title: 日期, field: event_date, type: date, required: true}
      constants: {category: rating, polarity: positive}
      key: [document_no]
      control_sums: [amount]
      in_force: {from: 2015-01-01, to: 2018-12-31}
      grade: public
      legal_basis: 示例
      """;
  private static final String TITLES = "单位,类别,证件号码,信用代码,文号,金额,地区,日期\n";

  @TempDir private Path folder;

  private Path conf;
  private Path inbox;

  @BeforeEach
  void addAFeedByOneFile() throws IOException {
    conf = folder.resolve("conf");
    FileUtils.copyDirectory(IngestRun.CONF.toFile(), conf.toFile());
    Files.writeString(conf.resolve("feeds/test-awards.yaml"), CONTRACT);
    inbox = folder.resolve("in/test-awards");
    Files.createDirectories(inbox);
  }

  @Test
  void feedAddedAsOneFileIsIngested() throws Exception {
    write("a.csv", row("甲", CODE, "1号", "100", "2018-07-01"));
    Files.createDirectories(folder.resolve("in/truth"));
    Files.writeString(folder.resolve("in/truth/deliveries.csv"), "not a delivery");

    IngestJob.Result result = ingest();

    assertThat(result.progress().problems()).isEmpty();
    assertThat(result.deliveries()).hasSize(1);
    assertThat(contents().rows(FactTables.RECORD))
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.getField("feed")).isEqualTo("test-awards");
              assertThat(fact.getField("category")).isEqualTo("rating");
              assertThat(fact.getField("credit_code")).isEqualTo(CODE);
              assertThat(fact.getField("amount")).isEqualTo(new BigDecimal("100.00"));
              assertThat(fact.getField("event_date")).isEqualTo(LocalDate.of(2018, 7, 1));
              assertThat(fact.getField("province_code")).isEqualTo("350000");
            });
  }

  @Test
  void manifestIsHeldAgainstWhatWasRead() throws Exception {
    write("met.csv", row("甲", CODE, "1号", "100", "2018-07-01"));
    manifest("met.csv", "rows: 1\nsums: {amount: 100}\nsent_on: 2018-07-10");
    write("cut.csv", row("甲", CODE, "2号", "100", "2018-07-01"));
    manifest("cut.csv", "{rows: 2, sums: {amount: 250.5}}");
    write("bare.csv", row("甲", CODE, "3号", "1", "2018-07-01"));

    ingest();

    assertThat(log("met.csv"))
        .satisfies(
            row -> {
              assertThat(row.getField("reconciliation")).isEqualTo("met");
              assertThat(row.getField("rows_declared")).isEqualTo(1L);
              assertThat(row.getField("sent_on")).isEqualTo(LocalDate.of(2018, 7, 10));
              assertThat(row.getField("message")).isNull();
            });
    assertThat(log("cut.csv"))
        .satisfies(
            row -> {
              assertThat(row.getField("reconciliation")).isEqualTo("not_met");
              assertThat(row.getField("status")).isEqualTo("accepted");
              assertThat(row.getField("message"))
                  .isEqualTo("Declared 2 rows, read 1. Declared amount 250.5, read 100.00.");
            });
    assertThat(log("bare.csv").getField("reconciliation")).isEqualTo("not_declared");
    assertThat(contents().rows(FactTables.RECORD)).hasSize(3);
  }

  @Test
  void deliveryThatItsManifestPutsOutOfTheContractIsRefused() throws Exception {
    Map<String, String> refusals =
        Map.of(
            "feed: test-award",
            "Cannot take delivery, its manifest names another feed than test-awards: test-award",
            "contract_version: 1",
            "Cannot take delivery, contract versions from 2 to 3 are read: 1",
            "contract_version: 4",
            "Cannot take delivery, contract versions from 2 to 3 are read: 4",
            "sender: MOF",
            "Cannot take delivery, feed test-awards is sent by SAIC: MOF",
            "period: {from: 2019-01-01, to: 2019-01-31}",
            "Cannot take delivery, out of the period of feed test-awards, 2015-01-01..2018-12-31:"
                + " 2019-01-01..2019-01-31",
            "{period: {from: 2018-07-01, to: 2018-07-31}, sent_on: 2018-06-30}",
            "Cannot take delivery, its period begins after it was sent on 2018-06-30:"
                + " 2018-07-01..2018-07-31",
            "rowz: 1",
            "Cannot take delivery, its manifest is not readable: Invalid key in"
                + " g.csv.manifest.yaml, line 1: rowz (did you mean rows?)");
    int i = 0;
    for (String manifest : refusals.keySet().stream().sorted().toList()) {
      String file = manifest.startsWith("rowz") ? "g.csv" : "r" + i++ + ".csv";
      write(file, row("甲", CODE, file, "1", "2018-07-01"));
      manifest(file, manifest);
    }
    write("successor.csv", row("甲", CODE, "9号", "1", "2018-07-01"));
    manifest("successor.csv", "sender: SAMR");

    IngestJob.Result result = ingest();

    assertThat(result.deliveries())
        .filteredOn(DeliveryReport::isRefused)
        .extracting(DeliveryReport::message)
        .containsExactlyInAnyOrderElementsOf(refusals.values());
    assertThat(contents().rows(FactTables.RECORD))
        .extracting(row -> row.getField("document_no"))
        .containsExactly("9号");
    assertThat(log("successor.csv").getField("sender")).isEqualTo("SAMR");
  }

  @Test
  void deliveryOfAnUnknownFeedIsRefusedWithTheNearest() throws Exception {
    Path unknown = Files.createDirectories(folder.resolve("in/test-award"));
    Files.writeString(unknown.resolve("x.csv"), TITLES);

    IngestJob.Result result = ingest();

    assertThat(result.deliveries())
        .extracting(DeliveryReport::message)
        .containsExactly(
            "Cannot take delivery, no contract of its feed in conf/feeds: test-award"
                + " (did you mean test-awards?)");
    assertThat(ingest().deliveries()).isEmpty();
  }

  @Test
  void deliveriesInAnyPackingArriveOnce() throws Exception {
    write("plain.csv", row("甲", CODE, "1号", "1", "2018-07-01"));
    byte[] gb =
        (TITLES + row("乙", CODE, "2号", "1", "2018-07-02")).getBytes(Charset.forName("GB18030"));
    try (var out =
        new java.util.zip.GZIPOutputStream(Files.newOutputStream(inbox.resolve("b.csv.gz")))) {
      out.write(gb);
    }
    try (var out =
        new java.util.zip.ZipOutputStream(Files.newOutputStream(inbox.resolve("c.zip")))) {
      out.putNextEntry(new java.util.zip.ZipEntry("c.csv"));
      out.write(
          (TITLES + row("丙", CODE, "3号", "1", "2018-07-03")).getBytes(StandardCharsets.UTF_8));
    }

    assertThat(ingest().progress().problems()).isEmpty();

    assertThat(contents().rows(FactTables.RECORD))
        .extracting(row -> row.getField("document_no"))
        .containsExactlyInAnyOrder("1号", "2号", "3号");
    assertThat(ingest().deliveries()).isEmpty();
  }

  /** T02 and T03, and the proof by bytes: nothing of a person is in any file of the lake. */
  @Test
  void nothingOfAPersonIsInAnyFileOfTheLake() throws Exception {
    write(
        "persons.csv",
        PERSON + ",自然人," + CITIZEN_NUMBER + ",,1号,5,福建,2018-07-02\n",
        PERSON + ",自然人," + CITIZEN_NUMBER + ",,2号,5,福建,2018-07-03\n",
        PERSON + ",,," + CODE + ",3号,5,福建,2018-07-03\n",
        PERSON + ",,,无效代码,4号,5,福建,2018-07-03\n",
        PERSON + "," + CODE + "\n");
    write("leak.csv", row(PERSON, CODE, CITIZEN_NUMBER, "1", "2018-07-01"));
    write("spread.csv", row(PERSON, CODE, "号１１０１０５１９４９１２３１００２Ｘ", "1", "2018-07-01"));
    write("minor.csv", PERSON + ",未成年人,,,7号,5,福建,2018-07-02\n");
    write("young.csv", PERSON + ",自然人," + minor() + ",,8号,5,福建,2018-07-02\n");
    Files.writeString(
        inbox.resolve("名单-" + CITIZEN_NUMBER + ".csv"),
        TITLES + row("甲", CODE, "5号", "1", "2018-07-01"));
    manifest("leak.csv", "sender: \"" + CITIZEN_NUMBER + "\"");

    IngestJob.Result result = ingest();

    assertThat(result.deliveries()).hasSize(6);
    assertThat(result.deliveries()).filteredOn(DeliveryReport::isRefused).hasSize(5);
    assertThat(result.progress().problems())
        .hasSize(5)
        .allSatisfy(
            problem ->
                assertThat(problem)
                    .contains("value withheld")
                    .doesNotContain("19491231")
                    .doesNotContain(PERSON));
    Record taken = log("persons.csv");
    assertThat(taken.getField("rows_read")).isEqualTo(5L);
    assertThat(taken.getField("rows_persons")).isEqualTo(2L);
    assertThat(taken.getField("rows_accepted")).isEqualTo(3L);
    assertThat(taken.getField("rows_rejected")).isEqualTo(2L);
    assertThat(contents().rows(FactTables.RETURN))
        .singleElement()
        .satisfies(
            cell -> {
              assertThat(cell.getField("numerator")).isEqualTo(new BigDecimal("2.00"));
              assertThat(cell.getField("province_code")).isEqualTo("350000");
              assertThat(cell.getField("period_from")).isEqualTo(LocalDate.of(2018, 7, 1));
              assertThat(cell.getField("guard")).isEqualTo("A");
            });
    assertThat(filesThatHold(PERSON)).isEmpty();
    assertThat(filesThatHold(CITIZEN_NUMBER)).isEmpty();
    assertThat(filesThatHold(minor())).isEmpty();
    assertThat(filesThatHold("19491231")).isEmpty();
  }

  /** A citizen number of somebody born in 2005, with the right check character. */
  private static String minor() {
    String start = "11010520050101001";
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (start.charAt(i) - '0');
    }
    return start + "10X98765432".charAt(sum % 11);
  }

  /** Data files are compressed: what their columns hold is looked through as well. */
  private List<String> filesThatHold(String text) throws Exception {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    List<String> found = new java.util.ArrayList<>();
    try (Stream<Path> files = Files.walk(folder.resolve("lake"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (indexOf(Files.readAllBytes(file), wanted) >= 0) {
          found.add(file.toString());
        }
      }
    }
    for (var table : DeliveryTables.INGESTED) {
      for (Record row : contents().rows(table)) {
        if (row.toString().contains(text)) {
          found.add(table.fullName() + ": " + row);
        }
      }
    }
    return found;
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (int i = 0; i <= bytes.length - wanted.length; i++) {
      int j = 0;
      while (j < wanted.length && bytes[i + j] == wanted[j]) {
        j++;
      }
      if (j == wanted.length) {
        return i;
      }
    }
    return -1;
  }

  private Record log(String file) throws Exception {
    return contents().rows(DeliveryTables.DELIVERY_LOG).stream()
        .filter(row -> ((String) row.getField("source")).endsWith("/" + file))
        .findFirst()
        .orElseThrow();
  }

  private static String row(String name, String code, String no, String amount, String date) {
    return "%s,,,%s,%s,%s,福建,%s\n".formatted(name, code, no, amount, date);
  }

  private void write(String file, String... rows) throws IOException {
    Files.writeString(inbox.resolve(file), TITLES + String.join("", rows));
  }

  private void manifest(String file, String yaml) throws IOException {
    Files.writeString(inbox.resolve(file + ".manifest.yaml"), yaml);
  }

  private IngestJob.Result ingest() throws Exception {
    return new IngestRun(folder.resolve("lake"), conf, Duration.ofSeconds(10))
        .ingestAll(folder.resolve("in"));
  }

  private LakeContents contents() {
    return new LakeContents(folder.resolve("lake"));
  }
}
