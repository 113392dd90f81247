package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.credlake.export.PackageCheck;
import io.credlake.export.SdmxJsonCheck;
import io.credlake.job.SmallLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All open datasets of a generated nation, from its deliveries to files on disk. */
@ExtendWith(NationLake.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportCommandTest {

  private static final List<String> DATASETS =
      List.of(
          "commitment",
          "coverage",
          "coverage_by_kind",
          "delivery_quality",
          "double_publicity",
          "index_contribution",
          "index_score",
          "indicator",
          "joint_measure",
          "progress");

  private CommandHome home;
  private Path lake;
  private Path folder;

  /** All of it as CSV. */
  private Path tables;

  @BeforeAll
  void export(NationLake nation, @TempDir Path temporary) {
    folder = temporary;
    home = CommandHome.ofProgram();
    lake = nation.lake();
    tables = folder.resolve("csv");
    assertThat(export("all", "csv", tables)).isZero();
    assertThat(home.err()).contains("Not released, without disclosure control");
  }

  @AfterAll
  void leaveHome() {
    home.close();
  }

  private int export(String dataset, String format, Path out, Object... more) {
    Object[] words =
        Stream.concat(
                Stream.of("export", dataset, "--format", format, "--out", out, "--lake", lake),
                Stream.of(more))
            .toArray();
    return home.run(words);
  }

  @Test
  void tablesAreWhatTheirDescriptorSays() throws Exception {
    assertThat(Files.readString(tables.resolve("README.en.md"))).contains("for internal use only");
    PackageCheck.tables(tables, PackageCheck.descriptor(tables));
    for (String dataset : DATASETS) {
      assertThat(rows(tables, dataset)).as(dataset).isNotEmpty();
    }
  }

  @Test
  void numbersAreThoseOfTheViews() throws Exception {
    assertThat(
            rows(tables, "coverage").stream()
                .filter(row -> row.getField("period").equals("2018-Q4"))
                .filter(row -> row.getField("region").equals("000000"))
                .filter(row -> row.getField("facet").equals("all"))
                .map(row -> row.getField("covered") + "," + row.getField("subjects"))
                .toList())
        .isEqualTo(
            ask(
                "SELECT covered, subjects FROM policy.coverage_period WHERE period = '2018Q4'"
                    + " AND level = 'nation' AND facet = 'all'"))
        .hasSize(1);
    assertThat(
            rows(tables, "indicator").stream()
                .collect(
                    Collectors.groupingBy(
                        row -> row.getField("status"), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + "," + entry.getValue())
                .toList())
        .isEqualTo(
            ask(
                "SELECT status, count(*) FROM policy.indicator WHERE kind_of_period = 'year'"
                    + " AND department IS NULL AND field IS NULL GROUP BY 1 ORDER BY 1"));
    assertThat(
            rows(tables, "joint_measure").stream()
                .filter(row -> row.getField("region").equals("000000"))
                .filter(row -> row.getField("polarity").equals("_T"))
                .mapToLong(row -> Long.parseLong(row.getField("cases")))
                .sum())
        .isEqualTo(
            Long.parseLong(
                ask("SELECT count(first_measure) FROM policy.joint_measure").getFirst()));
    assertThat(rows(tables, "double_publicity"))
        .as("what provinces report adds up to the nation")
        .isNotEmpty();
    assertThat(sum(tables, "2018-06", false)).isEqualTo(sum(tables, "2018-06", true)).isPositive();
  }

  /** Rows that the nation, or its provinces, reported in a month. */
  private static long sum(Path out, String month, boolean nation) throws IOException {
    return rows(out, "double_publicity").stream()
        .filter(row -> row.getField("period").equals(month))
        .filter(row -> row.getField("document").equals("_T") == nation)
        .filter(row -> row.getField("region").equals("000000") == nation)
        .mapToLong(row -> Long.parseLong(row.getField("rows_reported")))
        .sum();
  }

  @Test
  void flagsKeepTheAbsencesApart() throws Exception {
    Path out = folder.resolve("flags");
    assertThat(export("indicator", "csv", out)).isZero();
    Map<String, List<String>> flags =
        rows(out, "indicator").stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getField("status"),
                    TreeMap::new,
                    Collectors.mapping(
                        row -> row.getField("numerator_obs_status"),
                        Collectors.collectingAndThen(
                            Collectors.toList(), all -> all.stream().distinct().toList()))));
    assertThat(flags).containsEntry("reported", List.of("A"));
    assertThat(flags).containsEntry("not_reported", List.of("L"));
    assertThat(flags).containsEntry("not_applicable", List.of("M"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sdmx-csv", "sdmx-json"})
  void sdmxIsValidAndLeavesOutWhatHasNoMeasures(String format) throws Exception {
    Path out = folder.resolve(format);
    assertThat(export("all", format, out)).isZero();
    assertThat(home.err()).contains("Left out 未包括: commitment");
    PackageCheck.structure(out);
    PackageCheck.descriptor(out);
    if (format.equals("sdmx-json")) {
      try (Stream<Path> files = Files.list(out.resolve("data"))) {
        for (Path file : files.toList()) {
          SdmxJsonCheck.message(file);
        }
      }
    }
    assertThat(export("commitment", format, folder.resolve("none"))).isOne();
    assertThat(home.err())
        .contains("Cannot export as " + format + ", the dataset has no measures: commitment");
  }

  @Test
  void parquetAndCsvTellTheSame() throws Exception {
    Path csv = folder.resolve("as-csv");
    Path parquet = folder.resolve("as-parquet");
    assertThat(export("coverage", "csv", csv)).isZero();
    assertThat(export("coverage", "parquet", parquet)).isZero();
    PackageCheck.descriptor(parquet);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), sum(covered), sum(subjects) FROM read_parquet('%s')"
                    .formatted(parquet.resolve("data/coverage.parquet")))) {
      row.next();
      List<NamedCsvRecord> rows = rows(csv, "coverage");
      assertThat(row.getLong(1)).isEqualTo(rows.size());
      assertThat(row.getLong(2))
          .isEqualTo(rows.stream().mapToLong(r -> Long.parseLong(r.getField("covered"))).sum());
      assertThat(row.getLong(3))
          .isEqualTo(rows.stream().mapToLong(r -> Long.parseLong(r.getField("subjects"))).sum());
    }
  }

  @Test
  void sameLakeGivesTheSameBytes() throws Exception {
    Path workbooks = folder.resolve("xlsx");
    assertThat(export("all", "xlsx", workbooks)).isZero();
    for (Path once : List.of(tables, workbooks)) {
      Path twice = folder.resolve("twice").resolve(once.getFileName());
      assertThat(export("all", once.getFileName().toString(), twice)).isZero();
      assertThat(PackageCheck.digest(twice.resolve("SHA256SUMS")))
          .isEqualTo(PackageCheck.digest(once.resolve("SHA256SUMS")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "covrage|csv||1|Invalid dataset: covrage (did you mean coverage?)",
        "coverage|cvs||2|it must be csv, xlsx, parquet, sdmx-csv or sdmx-json: cvs",
        "commitment|csv|--region=330000|1|Cannot select region, the dataset is not by region:"
            + " commitment",
        "coverage|csv|--region=浙江|1|Invalid region, it has six digits: 浙江",
        "coverage|csv|--from=2019 --to=2018|1|Invalid years, from 2019 to 2018"
      })
  void whatCannotBeDoneIsSaid(
      String dataset, String format, String more, int status, String message) {
    Path out = folder.resolve("not-there");
    Object[] words = more == null ? new Object[0] : more.split(" ", -1);
    assertThat(export(dataset, format, out, words)).isEqualTo(status);
    assertThat(home.err()).contains(message);
    assertThat(out).doesNotExist();
  }

  @Test
  void selectionIsApplied() throws Exception {
    Path out = folder.resolve("selected");
    String province =
        rows(tables, "coverage").stream()
            .map(row -> row.getField("region"))
            .filter(region -> !region.equals("000000"))
            .findFirst()
            .orElseThrow();
    assertThat(export("coverage", "csv", out, "--region", province, "--from", "2018")).isZero();
    assertThat(rows(out, "coverage"))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.getField("region")).isEqualTo(province);
              assertThat(row.getField("period")).startsWith("2018");
            });
  }

  @Test
  void datasetsAreListed() {
    assertThat(home.run("export", "--list")).isZero();
    assertThat(home.out()).contains(DATASETS);
  }

  private static List<NamedCsvRecord> rows(Path out, String dataset) throws IOException {
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .detectBomHeader(true)
            .ofNamedCsvRecord(out.resolve("data/" + dataset + ".csv"))) {
      return rows.stream().toList();
    }
  }

  private List<String> ask(String sql) throws Exception {
    return new SmallLake(lake.getParent())
        .ask(sql).stream()
            .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(",")))
            .toList();
  }
}
