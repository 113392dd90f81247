package io.credlake.export;

import io.credlake.dataset.Codelist;
import io.credlake.dataset.Datasets;
import io.credlake.dataset.Text;
import io.credlake.release.ReleaseNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A published dataset with values that formats stumble over, in a database of its own. */
final class OddData implements AutoCloseable {

  static final String LONG_TEXT = "很长".repeat(5_000);

  /** Texts of the rows, by their key. */
  static final List<String> TEXTS =
      List.of(
          "=1+1",
          "+86",
          "-x",
          "@cmd",
          "'quoted",
          "\tтab",
          "a,\"b\"\r\nc",
          "信用，\"湖\"",
          "＝１",
          "",
          LONG_TEXT);

  static final ReleaseNote RELEASE =
      new ReleaseNote(
          "2018",
          LocalDate.of(2019, 3, 31),
          Instant.parse("2019-04-01T16:30:00Z"),
          "credlake 0.1.0",
          "更正 <T05> & \"more\"",
          "2018-first");

  static final Publication PUBLICATION =
      new Publication(
          new Text("某办公室", "An office"),
          "OFFICE",
          new Publication.Licence(
              "CC-BY-4.0",
              new Text("署名", "Attribution"),
              "https://creativecommons.org/licenses/by/4.0/"));

  private static final String DEFINITION =
      """
      title: {zh: 奇怪的值, en: Odd values}
      description: {zh: 每行一个, en: One a row}
      method: {zh: 手写, en: By hand}
      columns:
        - {name: freq, title: {zh: 频率, en: Frequency}, role: dimension, type: text, codes: freq}
        - {name: period, title: {zh: 时期, en: Period}, role: time, type: text}
        - {name: region, title: {zh: 地区, en: Region}, role: dimension, type: text, codes: area}
        - {name: note, title: {zh: 备注, en: Note}, role: attribute, type: text}
        - {name: day, title: {zh: 日, en: Day}, role: attribute, type: date}
        - {name: good, title: {zh: 是否, en: Good}, role: attribute, type: boolean}
        - name: covered
          title: {zh: 覆盖, en: Covered}
          role: measure
          type: integer
          unit: organisations
          protection: count
        - name: size
          title: {zh: 大小, en: Size}
          role: measure
          type: number
          unit: ratio
          protection: open
          open_because: It is made up
      disclosure:
        hierarchies: [region]
      """;

  private final Connection connection;
  private final Datasets datasets;

  OddData(Path sql) throws IOException, SQLException {
    Files.createDirectories(sql.resolve("open/odd"));
    Files.createDirectories(sql.resolve("codelists"));
    Files.writeString(sql.resolve("open/odd/dataset.yaml"), DEFINITION);
    Files.writeString(sql.resolve("open/odd/dataset.sql"), "SELECT * FROM live");
    Path home = Path.of("../sql/codelists");
    for (String list : List.of("freq.yaml", "unit.yaml")) {
      Files.copy(home.resolve(list), sql.resolve("codelists").resolve(list));
    }
    Files.writeString(
        sql.resolve("codelists/area.yaml"),
        """
        title: {zh: 地区, en: Area}
        codes: [{code: "000000", zh: 全国, en: Nation}]
        query: >-
          SELECT code, name_zh, name_en, parent
          FROM (VALUES ('11.01', '甲', NULL, '000000'), ('11.02', '乙', 'B', '000000'))
            AS a (code, name_zh, name_en, parent)
        """);
    datasets = Datasets.read(sql);
    connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA open");
      statement.execute(
          """
          CREATE TABLE open.odd (
            release varchar, freq varchar, period varchar, region varchar, note varchar, day date, good boolean,
            covered bigint, covered_obs_status varchar, covered_conf_status varchar,
            size double, obs_status varchar, conf_status varchar)
          """);
    }
    publishCodes();
    for (int i = 0; i < TEXTS.size(); i++) {
      add("%d".formatted(2000 + i), "11.01", TEXTS.get(i), (long) i, "A", "F", i / 8.0);
    }
    add("2018-Q4", "000000", null, null, "Q", "D", -0.0);
    add("2018-12", "11.02", null, Long.MAX_VALUE, "A", "F", 1.7976931348623157E308);
    add("2019", "11.02", null, 0L, "A", "F", null);
    add("2020", "11.02", null, -5L, "A", "F", 1.0E-9);
  }

  private void publishCodes() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE open.code (
            release varchar, list varchar, position bigint, code varchar, name_zh varchar,
            name_en varchar, parent varchar)
          """);
    }
    DatasetReader live = new DatasetReader(connection, new RowSource.Live());
    for (Codelist list : datasets.codelistsOf(datasets.dataset("odd"))) {
      long position = 0;
      for (Codelist.Code code : live.read(list).codes()) {
        try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO open.code VALUES ('2018', ?, ?, ?, ?, ?, ?)")) {
          Object[] values = {
            list.name(), position++, code.code(), code.zh(), code.en(), code.parent()
          };
          for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
          }
          insert.execute();
        }
      }
    }
  }

  /** Adds a row to the published table. */
  void add(
      String period, String region, String note, Long covered, String obs, String conf, Double size)
      throws SQLException {
    String freq = period.contains("Q") ? "Q" : period.contains("-") ? "M" : "A";
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO open.odd VALUES ('2018', ?, ?, ?, ?, DATE '2018-12-31', true, ?, ?, ?, ?,"
                + " 'A', 'F')")) {
      Object[] values = {freq, period, region, note, covered, obs, conf, size};
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      insert.execute();
    }
  }

  Connection connection() {
    return connection;
  }

  Datasets datasets() {
    return datasets;
  }

  /** Writes the dataset. */
  List<Export.Written> export(ExportFormat format, Path folder) throws IOException, SQLException {
    return export(format, folder, Export.Existing.REFUSE);
  }

  List<Export.Written> export(ExportFormat format, Path folder, Export.Existing existing)
      throws IOException, SQLException {
    return new Export(
            connection, new RowSource.Published("2018", true), datasets, RELEASE, PUBLICATION)
        .write(datasets.all(), format, Selection.ALL, folder, existing);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
