package io.credlake.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.code.Regions;
import io.credlake.fact.DeliveryTables;
import io.credlake.fact.FactTables;
import io.credlake.fact.Reason;
import io.credlake.generate.GeneratedRegistrations;
import io.credlake.generate.GeneratedRegistrations.Truth;
import io.credlake.lake.DeliveryReport;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ingest job end to end: real files, real Flink, real Iceberg tables. */
class IngestJobTest {

  private static final String TITLES = "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址\n";
  private static final String CODE = "91350100M000100Y43";
  private static final String CITIZEN_NUMBER = "11010519491231002X";

  @TempDir private Path folder;

  @Test
  void generatedNationArrivesAsItsGeneratorSays() throws Exception {
    Path input = folder.resolve("input");
    Truth truth = generate(input, 60_000);

    IngestJob.Result result = lake().ingest(input);

    assertThat(result.progress().problems()).isEmpty();
    assertThat(result.deliveries()).hasSize(31);
    assertThat(sum(result, DeliveryReport::read)).isEqualTo(truth.rows()).isEqualTo(60_000);
    assertThat(sum(result, DeliveryReport::accepted)).isEqualTo(truth.accepted());
    assertThat(sum(result, DeliveryReport::duplicate)).isEqualTo(truth.duplicates());
    assertThat(reasons(result)).isEqualTo(byCode(truth.rejected()));
    assertThat(contents().rows(FactTables.SUBJECT)).hasSize((int) truth.accepted());
    assertThat(contents().distinct(FactTables.SUBJECT, "row_id")).isEqualTo(truth.accepted());
    assertThat(contents().sum(DeliveryTables.DELIVERY_REGION, "rows_read")).isEqualTo(truth.rows());
  }

  @Test
  void sameBytesAgainChangeNothing() throws Exception {
    Path input = folder.resolve("input");
    generate(input, 5_000);
    lake().ingest(input);
    long rows = contents().rows(FactTables.SUBJECT).size();
    Files.copy(input.resolve("浙江.csv"), input.resolve("浙江-again.csv"));

    IngestJob.Result again = lake().ingest(input);

    assertThat(again.deliveries()).isEmpty();
    assertThat(again.progress().knownDeliveries()).isEqualTo(32);
    assertThat(contents().rows(FactTables.SUBJECT)).hasSize((int) rows);
    assertThat(contents().rows(DeliveryTables.DELIVERY_LOG)).hasSize(31);
  }

  @Test
  void rowsOfAnEarlierRunAreDuplicatesInALaterDelivery() throws Exception {
    lake().ingest(file("first.csv", row("甲公司", CODE) + row("乙公司", CODE)));

    IngestJob.Result second =
        lake().ingest(file("second.csv", row("乙公司", CODE) + row("丙公司", CODE)));

    assertThat(second.deliveries()).hasSize(1);
    assertThat(second.deliveries().getFirst().accepted()).isEqualTo(1);
    assertThat(second.deliveries().getFirst().duplicate()).isEqualTo(1);
    assertThat(contents().rows(FactTables.SUBJECT))
        .extracting(row -> row.getField("name"))
        .containsExactlyInAnyOrder("甲公司", "乙公司", "丙公司");
  }

  @Test
  void badFilesAreToldAndTheOthersGoThrough() throws Exception {
    Charset gb18030 = Charset.forName("GB18030");
    file("utf8.csv", row("甲公司", CODE));
    Files.write(folder.resolve("in/gb.csv"), (TITLES + row("乙公司", CODE)).getBytes(gb18030));
    Files.writeString(
        folder.resolve("in/bom.csv"), "\uFEFF" + (TITLES + row("丙公司", CODE)).replace("\n", "\r\n"));
    Files.writeString(folder.resolve("in/cut.csv"), TITLES + row("丁公司", CODE) + "戊公司,9135");
    Files.createFile(folder.resolve("in/empty.csv"));
    Files.write(folder.resolve("in/picture.csv"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1});
    Files.writeString(folder.resolve("in/narrow.csv"), "企业名称,统一社会信用代码\n甲,乙\n");
    Files.writeString(
        folder.resolve("in/long.csv"),
        TITLES + row("己公司", CODE) + "x".repeat(3 << 20) + "\n" + row("庚公司", CODE));

    IngestJob.Result result = lake().ingest(folder.resolve("in"), folder.resolve("no such folder"));

    assertThat(contents().rows(FactTables.SUBJECT))
        .extracting(row -> row.getField("name"))
        .containsExactlyInAnyOrder("甲公司", "乙公司", "丙公司", "丁公司", "己公司", "庚公司");
    assertThat(result.progress().problems())
        .satisfiesExactlyInAnyOrder(
            problem -> assertThat(problem).contains("the file is empty").contains("empty.csv"),
            problem -> assertThat(problem).contains("a PNG image").contains("picture.csv"),
            problem ->
                assertThat(problem)
                    .contains("column missing: ")
                    .contains("地区")
                    .contains("narrow.csv"),
            problem ->
                assertThat(problem)
                    .startsWith("Cannot read file or folder, no such file or folder: "));
    assertThat(reasons(result)).isEqualTo(Map.of("columns.count", 1L, "row.length", 1L));
  }

  @Test
  void citizenNumberKeepsTheWholeDeliveryOut() throws Exception {
    file("leak.csv", row("甲公司", CODE) + row("乙公司（" + CITIZEN_NUMBER + "）", CODE));

    IngestJob.Result result = lake().ingest(folder.resolve("in"));

    assertThat(result.progress().problems())
        .singleElement()
        .asString()
        .startsWith("Cannot take delivery, citizen number in line 3, column 1: value withheld");
    assertThat(result.deliveries()).singleElement().matches(DeliveryReport::isRefused);
    assertThat(contents().rows(FactTables.SUBJECT)).isEmpty();
    assertThat(filesHolding(CITIZEN_NUMBER, lakeFolder())).isEmpty();
  }

  @Test
  void namesOfPersonsAreNeverStored() throws Exception {
    String person = "欧阳某某";
    file("mixed.csv", row("甲公司", CODE, person) + row("乙公司", "123", person));

    lake().ingest(folder.resolve("in"));

    assertThat(contents().rows(DeliveryTables.REJECTION))
        .singleElement()
        .satisfies(row -> assertThat((String) row.getField("row")).contains("123").contains("***"));
    assertThat(filesHolding(person, lakeFolder())).isEmpty();
  }

  @Test
  void stoppedRunIsCompletedByTheNext() throws Exception {
    Path input = folder.resolve("large.csv");
    GeneratedRegistrations generator = generator();
    generator.writeFile(input, 400_000);
    IngestRun often = new IngestRun(lakeFolder(), Duration.ofMillis(200));
    StopSignal stop = new StopSignal();

    IngestJob.Result stopped =
        often.ingest(
            stop,
            progress -> {
              if (progress.read() > 0) {
                stop.ask("test");
              }
            },
            false,
            input);
    IngestJob.Result completed = often.ingest(input);

    Truth truth = generator.truth();
    List<DeliveryReport> deliveries =
        stopped.deliveries().isEmpty() ? completed.deliveries() : stopped.deliveries();
    assertThat(deliveries).hasSize(1);
    assertThat(deliveries.getFirst().accepted()).isEqualTo(truth.accepted());
    assertThat(deliveries.getFirst().duplicate()).isEqualTo(truth.duplicates());
    assertThat(contents().rows(FactTables.SUBJECT)).hasSize((int) truth.accepted());
    assertThat(contents().distinct(FactTables.SUBJECT, "row_id")).isEqualTo(truth.accepted());
  }

  @Test
  void watchedFolderIsFollowedUntilStopped() throws Exception {
    file("first.csv", row("甲公司", CODE));
    StopSignal stop = new StopSignal();

    IngestJob.Result result =
        new IngestRun(lakeFolder(), Duration.ofMillis(200))
            .ingest(
                stop,
                progress -> {
                  if (progress.deliveries() == 1 && !Files.exists(folder.resolve("in/b.csv"))) {
                    arrive("b.csv", row("乙公司", CODE));
                  } else if (progress.deliveries() == 2) {
                    stop.ask("test");
                  }
                },
                true,
                folder.resolve("in"));

    assertThat(result.stopped()).isTrue();
    assertThat(result.deliveries()).hasSize(2);
    assertThat(contents().rows(FactTables.SUBJECT)).hasSize(2);
  }

  private void arrive(String name, String rows) {
    try {
      Path hidden = folder.resolve("in/." + name);
      Files.writeString(hidden, TITLES + rows);
      Files.move(hidden, folder.resolve("in").resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Truth generate(Path input, long rows) throws IOException {
    GeneratedRegistrations generator = generator();
    generator.writeFolder(input, rows);
    return generator.truth();
  }

  private static GeneratedRegistrations generator() throws IOException {
    return new GeneratedRegistrations(Regions.load(IngestRun.CONF.resolve("codes/regions.csv")), 7);
  }

  private Path file(String name, String rows) throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    return Files.writeString(in.resolve(name), TITLES + rows);
  }

  private static String row(String name, String code) {
    return row(name, code, "N/A");
  }

  private static String row(String name, String code, String person) {
    return "%s,%s,2019-01-02,N/A,%s,20(万元),N/A,福建,福州,N/A\n".formatted(name, code, person);
  }

  private Path lakeFolder() {
    return folder.resolve("lake");
  }

  private IngestRun lake() {
    return new IngestRun(lakeFolder());
  }

  private LakeContents contents() {
    return new LakeContents(lakeFolder());
  }

  private static long sum(
      IngestJob.Result result, java.util.function.ToLongFunction<DeliveryReport> count) {
    return result.deliveries().stream().mapToLong(count).sum();
  }

  private static Map<String, Long> reasons(IngestJob.Result result) {
    Map<String, Long> reasons = new HashMap<>();
    result
        .deliveries()
        .forEach(d -> d.rejections().forEach((code, n) -> reasons.merge(code, n, Long::sum)));
    return reasons;
  }

  private static Map<String, Long> byCode(Map<Reason, Long> reasons) {
    Map<String, Long> byCode = new HashMap<>();
    reasons.forEach((reason, rows) -> byCode.put(reason.code(), rows));
    return byCode;
  }

  /** Files below a folder whose bytes hold a text; Parquet pages are looked at through Iceberg. */
  private List<Path> filesHolding(String text, Path below) throws Exception {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    List<Path> holding = new java.util.ArrayList<>();
    try (var files = Files.walk(below)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (indexOf(Files.readAllBytes(file), wanted) >= 0) {
          holding.add(file);
        }
      }
    }
    for (var table : DeliveryTables.INGESTED) {
      assertThat(contents().rows(table).toString()).doesNotContain(text);
    }
    return holding;
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    outer:
    for (int i = 0; i + wanted.length <= bytes.length; i++) {
      for (int j = 0; j < wanted.length; j++) {
        if (bytes[i + j] != wanted[j]) {
          continue outer;
        }
      }
      return i;
    }
    return -1;
  }
}
