package io.credlake.job;

import io.credlake.trino.TrinoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A lake of a few rows that a test delivers by feeds of its own.
 *
 * @param folder for the contracts, the deliveries and the lake
 */
public record SmallLake(Path folder) {

  /** The folder of the program. */
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /** The contract of a register: name, code, province and day of each company. */
  public static final String REGISTER =
      """
      feed: register
      version: 1
      title: {zh: 登记, en: Register}
      sender: SAIC
      shape: subject
      format: csv
      encodings: UTF-8
      missing: [""]
      columns:
        - {title: 名称, field: name, type: text}
        - {title: 代码, field: credit_code, type: credit_code}
        - {title: 省份, field: province_code, type: province, required: true}
        - {title: 生效, field: valid_from, type: date, required: true}
      key: [credit_code]
      grade: public
      legal_basis: none
      """;

  /** A lake with the code lists of the program. */
  public static SmallLake in(Path folder) throws IOException {
    SmallLake lake = new SmallLake(folder);
    copy(HOME.resolve("conf/codes"), lake.conf().resolve("codes"));
    copy(HOME.resolve("conf/layouts"), lake.conf().resolve("layouts"));
    Files.createDirectories(lake.conf().resolve("feeds"));
    return lake;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  /** Where the contracts are. */
  public Path conf() {
    return folder.resolve("conf");
  }

  /** Where the lake is. */
  public Path lake() {
    return folder.resolve("lake");
  }

  /** Writes a contract, of the feed that its first line names. */
  public void contract(String yaml) throws IOException {
    String feed = yaml.lines().findFirst().orElseThrow().substring("feed: ".length());
    Files.writeString(conf().resolve("feeds/" + feed + ".yaml"), yaml);
  }

  /** Puts a file in place, with a manifest of the day it was sent and more lines. */
  public void deliver(String feed, String sentOn, List<String> manifest, String... rows)
      throws IOException {
    Files.createDirectories(file(feed, sentOn).getParent());
    Files.writeString(file(feed, sentOn), String.join("\n", rows) + "\n");
    List<String> lines = new ArrayList<>(List.of("sent_on: " + sentOn));
    lines.addAll(manifest);
    Files.write(Path.of(file(feed, sentOn) + ".manifest.yaml"), lines);
  }

  /** The line of a manifest that tells a period. */
  public static List<String> period(String from, String to) {
    return List.of("period: {from: %s, to: %s}".formatted(from, to));
  }

  /** The id of a delivery. */
  public String digest(String feed, String sentOn) throws IOException {
    return DigestUtils.sha256Hex(Files.readAllBytes(file(feed, sentOn)));
  }

  private Path file(String feed, String sentOn) {
    return folder.resolve("in").resolve(feed).resolve(sentOn + ".csv");
  }

  /** Takes the deliveries and counts coverage. */
  public IngestJob.Result ingest() throws Exception {
    IngestJob.Result result =
        new IngestRun(lake(), conf(), Duration.ofSeconds(10)).ingestAll(folder.resolve("in"));
    CoverageJob.of(lake(), conf(), EmbeddedFlink.ofThisMachine())
        .catchUp(new StopSignal(), holder -> {});
    return result;
  }

  /** All rows of an answer; days as text. */
  public List<List<Object>> ask(String sql) throws SQLException, InterruptedException {
    return new Trino(lake()).ask(sql);
  }

  /** A row as {@link #ask} gives it. */
  public static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }

  /** The server of the lake. */
  public TrinoServer server() {
    return TrinoServer.forLake(HOME, lake());
  }
}
