package io.credlake.web;

import static io.credlake.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.access.AccessList;
import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContracts;
import io.credlake.fact.CountTables;
import io.credlake.fact.DeliveryTables;
import io.credlake.fact.FactTables;
import io.credlake.lake.Lake;
import io.credlake.lake.ReferenceTables;
import io.credlake.report.Language;
import io.credlake.trino.Endpoint;
import io.credlake.trino.TrinoServer;
import io.credlake.web.sql.SqlLimits;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL page over HTTP, against a real Trino, as a browser without scripts sees it. */
class SqlPageTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final int KEPT = 250;
  private static final String ENDLESS =
      "SELECT count(*) FROM UNNEST(sequence(1, 10000)) a (x)"
          + " CROSS JOIN UNNEST(sequence(1, 10000)) b (y)"
          + " CROSS JOIN UNNEST(sequence(1, 10000)) c (z) WHERE sin(x + y + z) > 2";

  @TempDir private static Path folder;

  private static TrinoServer trino;
  private static Endpoint owner;
  private static Path lake;
  private static final List<WebServer> SERVERS = new ArrayList<>();
  private static Browser reader;
  private static Browser planner;
  private static Browser researcher;

  @BeforeAll
  static void start() throws Exception {
    lake = folder.resolve("lake");
    try (Lake opened = Lake.open(lake)) {
      FeedContracts contracts = new FeedContracts(HOME.resolve("conf/feeds"));
      new ReferenceTables(opened)
          .load(
              CodeLists.load(HOME.resolve("conf/codes")),
              List.of(contracts.contract("prov-penalties")));
      FactTables.FACTS.forEach(opened::table);
      List.of(
              DeliveryTables.DELIVERY_LOG,
              DeliveryTables.DELIVERY_REGION,
              DeliveryTables.REJECTION,
              DeliveryTables.MENDED)
          .forEach(opened::table);
      CountTables.COVERAGE.forEach(opened::table);
    }
    trino = TrinoServer.forLake(HOME, lake);
    owner = trino.ensureRunning(elapsed -> {});
    owner("CREATE SCHEMA lake.open");
    owner("CREATE TABLE lake.open.figure AS SELECT '330000' region, 7 n");
    SqlLimits limits = new SqlLimits(Duration.ofMinutes(2), 256, KEPT, 2, 20);
    reader = browser(AccessList.READER, limits);
    planner = browser("planner", limits);
    researcher = browser("researcher", limits);
  }

  @AfterAll
  static void stop() throws Exception {
    SERVERS.forEach(WebServer::close);
    trino.stop();
  }

  private static Browser browser(String user, SqlLimits limits) throws Exception {
    WebSettings settings =
        new WebSettings("127.0.0.1", Security.LOOPBACK, Duration.ofMinutes(30), limits, null, null);
    WebServer server =
        WebServer.start(
            new Site(HOME, lake, () -> owner, "test", settings),
            new Sessions.Reader(user, user),
            0,
            Language.EN);
    SERVERS.add(server);
    Browser browser = new Browser(server.address(), null);
    browser.get("/sql");
    return browser;
  }

  private static String owner(String sql) throws SQLException {
    try (Connection connection = owner.connect();
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        return rows.next() ? rows.getString(1) : null;
      }
    }
  }

  /** The id of a run that was started. */
  private static String start(Browser browser, String sql, String... more) throws Exception {
    List<String> fields = new ArrayList<>(List.of("sql", sql));
    fields.addAll(List.of(more));
    HttpResponse<String> answer = browser.post("/sql/runs", fields.toArray(String[]::new));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(Browser.location(answer)).contains("/sql?run=");
    return Browser.location(answer).replaceFirst(".*run=", "");
  }

  /** What is shown once a run has ended. */
  private static String ended(Browser browser, String run) throws Exception {
    return await()
        .until(() -> browser.fragment("/sql/runs/" + run), shown -> shown.contains("data-ended"));
  }

  private static String answer(Browser browser, String sql, String... more) throws Exception {
    return ended(browser, start(browser, sql, more));
  }

  @Test
  void aStatementIsAnsweredWithoutScripts() throws Exception {
    String run = start(reader, "SELECT code, name_zh FROM ref.region WHERE code = '330000'");
    ended(reader, run);
    String page = reader.get("/sql?run=" + run).body();
    assertThat(page)
        .contains("<td>330000</td>", "<td>浙江省</td>", "1 rows in")
        .contains("SELECT code, name_zh FROM ref.region");
  }

  @Test
  void rowsArePagedAndOrderedOnTheServer() throws Exception {
    String run = start(reader, "SELECT x, null AS nothing FROM UNNEST(sequence(1, 220)) t (x)");
    ended(reader, run);
    String second = reader.fragment("/sql/runs/%s?page=2&sort=0&desc=true".formatted(run));
    assertThat(second)
        .contains("Page 2 of 3", "<td class=\"number\">120</td>", "aria-sort=\"descending\"")
        .contains(">null</td>")
        .doesNotContain("<td class=\"number\">121</td>");
    assertThat(reader.fragment("/sql/runs/%s?page=two".formatted(run)))
        .contains("Invalid number: two");
  }

  @Test
  void moreRowsThanAreKeptAreCutOnThePageAndWholeInTheFile() throws Exception {
    String run = start(reader, "SELECT x FROM UNNEST(sequence(1, 2000)) t (x)");
    assertThat(ended(reader, run)).contains("The first 250 rows", "The result was cut");
    String csv =
        new String(reader.file("/sql/runs/" + run + "/result.csv").body(), StandardCharsets.UTF_8);
    assertThat(csv.lines()).hasSize(2001).startsWith("\uFEFFx", "1").endsWith("2000");
  }

  @Test
  void noTextOfAResultIsMarkup() throws Exception {
    String shown =
        answer(reader, "SELECT '<script>alert(1)</script>' AS \"<b onclick=x>\", '\"><img>' AS i");
    assertThat(shown)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b onclick=x&gt;")
        .doesNotContain("<script", "<b onclick", "<img");
    String error = answer(reader, "SELECT \"<img src=x>\" FROM ref.region");
    assertThat(error).contains("cannot be resolved").doesNotContain("<img");
    start(reader, "SELECT '</textarea><script>alert(2)</script>'");
    assertThat(reader.get("/sql").body()).doesNotContain("<script>alert");
  }

  @Test
  void noTextOfAFileIsAFormula() throws Exception {
    String run =
        start(
            reader,
            "SELECT '=HYPERLINK(\"http://evil.example\")' AS \"=cmd\", '＋1' AS b, -5 AS c,"
                + " DECIMAL '-1.50' AS d, DATE '2018-12-31' AS e, CAST(null AS varchar) AS f,"
                + " true AS g, nan() AS h, 9007199254740993 AS i");
    ended(reader, run);
    String csv =
        new String(reader.file("/sql/runs/" + run + "/result.csv").body(), StandardCharsets.UTF_8);
    assertThat(csv)
        .isEqualTo(
            "\uFEFF'=cmd,b,c,d,e,f,g,h,i\r\n"
                + "\"'=HYPERLINK(\"\"http://evil.example\"\")\",'＋1,-5,-1.50,2018-12-31,,true,NaN,"
                + "9007199254740993\r\n");
    byte[] file = reader.file("/sql/runs/" + run + "/result.xlsx").body();
    try (Workbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      List<CellType> types = new ArrayList<>();
      for (Cell cell : workbook.getSheet("data").getRow(1)) {
        types.add(cell.getCellType());
      }
      assertThat(types)
          .containsExactly(
              CellType.STRING,
              CellType.STRING,
              CellType.NUMERIC,
              CellType.NUMERIC,
              CellType.NUMERIC,
              CellType.BOOLEAN,
              CellType.STRING,
              // more digits than Excel keeps
              CellType.STRING);
      assertThat(workbook.getSheet("about").getRow(1).getCell(1).getStringCellValue())
          .startsWith("SELECT '=HYPERLINK");
    }
  }

  /** It is Trino that refuses, and its words are shown. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO ref.region SELECT * FROM ref.region",
        "DELETE FROM ref.region",
        "UPDATE ref.region SET name_zh = 'x'",
        "CREATE TABLE open.mine AS SELECT 1 x",
        "CREATE VIEW open.mine AS SELECT 1 x",
        "CREATE SCHEMA mine",
        "DROP TABLE open.figure",
        "DROP SCHEMA open CASCADE",
        "TRUNCATE TABLE open.figure",
        "ALTER TABLE open.figure EXECUTE optimize",
        "ALTER TABLE open.figure EXECUTE expire_snapshots(retention_threshold => '0d')",
        "CALL lake.system.unregister_table('open', 'figure')",
        "GRANT SELECT ON open.figure TO USER planner",
        "COMMENT ON TABLE open.figure IS 'x'",
        "ANALYZE open.figure",
      })
  void nobodyWritesNotEvenTheOwner(String sql) throws Exception {
    assertThat(answer(reader, sql)).contains("Access Denied", "Trino refused this");
    assertThat(answer(planner, sql)).contains("Access Denied", "Trino refused this");
    assertThat(owner("SELECT count(*) FROM open.figure")).isEqualTo("1");
    assertThat(owner("SELECT count(*) FROM ref.region WHERE name_zh = 'x'")).isEqualTo("0");
  }

  @Test
  void aResearcherSeesTheOpenSchemaAndNothingElse() throws Exception {
    assertThat(answer(researcher, "SELECT region, n FROM open.figure"))
        .contains("<td>330000</td>", "<td class=\"number\">7</td>");
    assertThat(answer(researcher, "SELECT * FROM ref.region"))
        .contains("Access Denied: Cannot select from")
        .contains("The role of researcher does not allow it.");
    assertThat(researcher.get("/sql/names").body())
        .isEqualTo("{\"open.figure\":[\"region\",\"n\"]}");
    assertThat(planner.get("/sql/names").body())
        .contains("\"ref.region\":[\"code\"")
        .doesNotContain("core.record", "ops.");
    assertThat(reader.get("/sql/names").body()).contains("core.record", "policy.coverage");
  }

  @Test
  void aPanelSaysThatItIsNotForTheRole() throws Exception {
    researcher.get("/overview");
    assertThat(researcher.fragment("/panels/overview/coverage-trend"))
        .contains("Not for your role.", "Trino does not let researcher read this")
        .doesNotContain("lake.policy", "note error");
  }

  @Test
  void plansAreForTheOwner() throws Exception {
    String sql = "SELECT count(*) FROM ref.region";
    assertThat(answer(reader, sql, "plan", "1")).contains("class=\"plan\"", "Aggregate");
    assertThat(answer(planner, sql, "plan", "1"))
        .contains("Cannot explain query, plans are for the owner of the lake: planner");
    assertThat(planner.get("/sql").body()).doesNotContain("name=\"plan\"");
  }

  @ParameterizedTest
  @CsvSource({
    "'SELECT 1,\n  nothing', 2, 3",
    "'-- why\nSELECT nothing', 2, 8",
    "SELEC 1, 1, 1",
  })
  void anErrorTellsItsPlace(String sql, int line, int column) throws Exception {
    assertThat(answer(reader, sql))
        .contains("data-line=\"%d\" data-column=\"%d\"".formatted(line, column))
        .contains("Line %d, column %d".formatted(line, column));
  }

  @Test
  void aRunningQueryIsCancelledInTrino() throws Exception {
    String run = start(reader, ENDLESS);
    String running = reader.fragment("/sql/runs/" + run);
    assertThat(running).contains("<progress", "/sql/runs/%s/cancel".formatted(run));
    assertThat(reader.get("/sql?run=" + run).body()).contains("http-equiv=\"refresh\"");
    assertThat(reader.post("/sql/runs/%s/cancel".formatted(run)).statusCode()).isEqualTo(303);
    assertThat(ended(reader, run)).contains("Cancelled after").doesNotContain("Access Denied");
    String left =
        "SELECT count(*) FROM system.runtime.queries WHERE query LIKE '%sin(x + y%'"
            + " AND state IN ('QUEUED', 'RUNNING') AND query NOT LIKE '%runtime%'";
    await().until(() -> owner(left), "0"::equals);
    assertThat(reader.get("/sql/side").body()).contains("cancelled");
  }

  @Test
  void timeAndMemoryAreLimitedInTrinoForAllRoles() throws Exception {
    SqlLimits tight = new SqlLimits(Duration.ofSeconds(3), 64, KEPT, 2, 20);
    for (String user : List.of(AccessList.READER, "planner")) {
      Browser browser = browser(user, tight);
      assertThat(answer(browser, ENDLESS)).contains("maximum time limit of 3.00s");
      assertThat(
              answer(
                  browser,
                  "SELECT cardinality(array_agg(rpad('x', 1000, 'y') || CAST(x AS varchar)))"
                      + " FROM UNNEST(sequence(1, 10000)) a (x)"
                      + " CROSS JOIN UNNEST(sequence(1, 100)) b (y)"))
          .contains("memory limit of 64MB");
    }
  }

  @Test
  void noStatementLiftsItsLimits() throws Exception {
    HttpResponse<String> answer =
        reader.post("/sql/runs", "sql", "WITH SESSION query_max_run_time = '9d' SELECT 1");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("Cannot run query, its limits are those of the installation: WITH SESSION");
  }

  @Test
  void aFormWithoutItsTokenIsRefused() throws Exception {
    for (String path : List.of("/sql/runs", "/sql/saved", "/sql/history/clear")) {
      assertThat(reader.postWith(null, path, "sql", "SELECT 1").statusCode()).isEqualTo(403);
      assertThat(reader.postWith("guessed", path, "sql", "SELECT 1").statusCode()).isEqualTo(403);
      assertThat(reader.postWith(planner.token(), path, "sql", "SELECT 1").statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void whatOthersRanIsNotShown() throws Exception {
    String run = start(reader, "SELECT 'only mine'");
    ended(reader, run);
    Browser other = browser("planner", new SqlLimits(Duration.ofMinutes(1), 256, KEPT, 2, 20));
    for (String path : List.of("", "/chart", "/result.csv", "/result.xlsx")) {
      assertThat(other.get("/sql/runs/" + run + path).statusCode()).isEqualTo(404);
    }
    assertThat(planner.get("/sql/side").body()).doesNotContain("only mine");
    assertThat(reader.get("/sql/side").body()).contains("only mine");
  }

  @Test
  void aSavedQueryIsSharedByItsLink() throws Exception {
    HttpResponse<String> saved =
        reader.post(
            "/sql/saved", "sql", "SELECT 42 AS n", "title_zh", "答案", "title_en", "<i>Answer</i>");
    assertThat(saved.statusCode()).isEqualTo(303);
    String link = Browser.location(saved).replaceFirst("^https?://[^/]+", "");
    assertThat(planner.get(link).body())
        .contains("SELECT 42 AS n", "&lt;i&gt;Answer&lt;/i&gt;")
        .doesNotContain("<i>Answer");
    String id = link.replaceFirst(".*saved=", "");
    HttpResponse<String> refused = planner.post("/sql/saved/%s/delete".formatted(id));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("Cannot delete saved query, you have none of this id");
    assertThat(reader.post("/sql/saved/%s/delete".formatted(id)).statusCode()).isEqualTo(303);
    assertThat(planner.get(link).statusCode()).isEqualTo(404);
  }

  @Test
  void theChartHasTheNumbersOfTheResult() throws Exception {
    String run = start(reader, "SELECT region, n, n * 2.5 AS m FROM open.figure");
    ended(reader, run);
    assertThat(reader.get("/sql/runs/" + run + "/chart").body())
        .isEqualTo(
            "{\"isLine\":false,\"axis\":\"region\",\"labels\":[\"330000\"],\"series\":["
                + "{\"name\":\"n\",\"values\":[7]},{\"name\":\"m\",\"values\":[17.5]}],"
                + "\"isCut\":false}");
  }
}
