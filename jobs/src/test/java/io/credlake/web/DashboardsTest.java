package io.credlake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.Patience;
import io.credlake.access.AccessList;
import io.credlake.dashboard.LakeState;
import io.credlake.job.SmallLake;
import io.credlake.report.Language;
import io.credlake.trino.KeptServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboards of a small lake over HTTP, with panels of the test's own, over a real Trino. */
class DashboardsTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private static final String YAML =
      """
      title: {zh: 图表, en: Panel}
      note: {zh: 说明, en: Note}
      chart: table
      columns:
        name: {zh: 名称, en: Name}
        part: {zh: 部分, en: Part, unit: count}
        whole: {zh: 总体, en: Whole, unit: count}
        rate: {zh: 比率, en: Rate, unit: percent, numerator: part, denominator: whole, status: status}
        status: {shown: false}
      """;

  private static final String SQL =
      """
      SELECT * FROM (VALUES
        ('=1+1', 1, 4, 2.5e-1, 'reported'),
        ('<b>zero</b>', 0, 4, 0e0, 'reported'),
        ('a', NULL, NULL, NULL, 'not_reported'),
        ('b', NULL, NULL, NULL, 'not_applicable'),
        ('c', NULL, NULL, NULL, 'suppressed'),
        (:region || coalesce(:field, ''), NULL, NULL, NULL, NULL)) AS t (name, part, whole, rate, status)
      """;

  private static final Sessions.Reader READER = new Sessions.Reader(AccessList.READER, "owner");

  @TempDir private static Path folder;
  private static SmallLake lake;
  private static WebServer web;
  private static MetricsServer metrics;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void serve() throws Exception {
    lake = SmallLake.in(folder);
    lake.contract(SmallLake.REGISTER);
    deliver("2018-02-01", "甲,91350100M000100Y43,福建,2018-01-05");
    lake.ingest();
    Path home = program();
    panel(home, "10-values", SQL, YAML);
    panel(home, "20-broken", "SELECT\n  nam\nFROM (VALUES 1) AS t (name)", YAML);
    panel(home, "30-unknown-key", SQL, YAML.replace("chart:", "chrat:"));
    panel(
        home,
        "40-subjects",
        "SELECT count(*) AS name, 1 AS part, 1 AS whole, 1 AS rate, 'reported' AS status"
            + " FROM lake.core.subject",
        YAML);
    panel(home, "50-nothing", SQL.strip() + " WHERE false", YAML);
    Site site = site(home);
    web = WebServer.start(site, READER, 0, Language.ZH);
    metrics = MetricsServer.start(site.registry(), new InetSocketAddress("127.0.0.1", 0));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (web != null) {
      web.close();
    }
    if (metrics != null) {
      metrics.close();
    }
    lake.server().stop();
  }

  private static Site site(Path home) throws IOException {
    return new Site(
        home,
        lake.lake(),
        new KeptServer(lake.server()),
        "test",
        WebSettings.read(home.resolve("conf")));
  }

  /** The program with panels of our own on the page of coverage. */
  private static Path program() throws IOException {
    Path home = OwnPanels.in(folder, HOME);
    Path dashboards = home.resolve("sql/dashboards");
    try (Stream<Path> pages = Files.list(HOME.resolve("sql/dashboards"))) {
      for (Path page : pages.filter(one -> !one.endsWith("coverage")).toList()) {
        Files.createSymbolicLink(dashboards.resolve(page.getFileName()), page);
      }
    }
    return home;
  }

  private static void panel(Path home, String name, String sql, String yaml) throws IOException {
    Path panel = Files.createDirectories(home.resolve("sql/dashboards/coverage").resolve(name));
    Files.writeString(panel.resolve("panel.sql"), sql);
    Files.writeString(panel.resolve("panel.yaml"), yaml);
  }

  private static void deliver(String sentOn, String row) throws IOException {
    lake.deliver(
        "register", sentOn, SmallLake.period("2018-01-01", "2018-01-31"), "名称,代码,省份,生效", row);
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(web.address()).resolve(path)).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  @Test
  void aPageHasItsPanelsInOrderAndBrokenOnesToo() throws Exception {
    HttpResponse<String> page = get("/coverage?lang=en&region=350000");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<html lang=\"en\"")
        .containsSubsequence(
            "hx-get=\"/panels/coverage/values?region=350000\"",
            "hx-get=\"/panels/coverage/broken?region=350000\"",
            "hx-get=\"/panels/coverage/unknown-key?region=350000\"");
  }

  @Test
  void prometheusIsToldHowQueriesEnd() throws Exception {
    Map<String, Double> before = told();
    get("/panels/coverage/values?region=330000");
    get("/panels/coverage/values?region=330000"); // from memory
    get("/panels/coverage/broken?region=330000");
    Map<String, Double> after = told();
    assertThat(difference(before, after, query("page", "answered"))).isEqualTo(1);
    assertThat(difference(before, after, query("page", "failed"))).isEqualTo(1);
    assertThat(difference(before, after, query("page", "denied"))).isZero();
    assertThat(difference(before, after, "credlake_questions_total")).isEqualTo(3);
    assertThat(after)
        .containsKeys(query("sql", "failed"), query("boards", "answered"))
        .containsKey("credlake_questions_turned_away_total");
    assertThat(after.keySet()).anyMatch(name -> name.startsWith("jvm_memory_used_bytes"));
  }

  private static String query(String asker, String end) {
    return "credlake_query_seconds_count{asker=\"%s\",end=\"%s\"}".formatted(asker, end);
  }

  private static double difference(
      Map<String, Double> before, Map<String, Double> after, String name) {
    return after.get(name) - before.get(name);
  }

  private static Map<String, Double> told() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(metrics.address())).GET().build();
    Map<String, Double> told = new HashMap<>();
    CLIENT
        .send(request, BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              int end = line.lastIndexOf(' ');
              told.put(line.substring(0, end), Double.valueOf(line.substring(end + 1)));
            });
    return told;
  }

  @Test
  void everyAnswerIsGuarded() throws Exception {
    for (String path : List.of("/coverage", "/assets/web.css", "/no-such", "/coverage?region=x")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }
    assertThat(get("/coverage").headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly")
        .contains("SameSite=Lax");
  }

  @Test
  void aPanelTellsZeroAndTheWaysToBeMissingApart() throws Exception {
    String panel = get("/panels/coverage/values?lang=en&region=350000&field=taxation").body();
    assertThat(panel)
        .contains("25.0%", "0.0%")
        .contains("absent not_reported", "absent not_applicable", "absent suppressed")
        .contains("absent unknown")
        .contains("350000taxation")
        .contains("<dt>Numerator (Part)</dt><dd>1</dd>", "<dt>Denominator (Whole)</dt><dd>4</dd>")
        .contains("<dt>Status</dt><dd>reported</dd>")
        .contains("&lt;b&gt;zero&lt;/b&gt;")
        .contains("<code>:region</code>", "<code>'350000'</code>");
    assertThat(get("/panels/coverage/nothing?lang=en").body()).contains("Nothing fits");
  }

  @Test
  void aBrokenPanelSaysWhereInItsPlace() throws Exception {
    assertThat(get("/panels/coverage/broken?lang=en").body())
        .contains("not defined right")
        .contains("Column 'nam' cannot be resolved")
        .contains("sql/dashboards/coverage/20-broken/panel.sql, line 2");
    assertThat(get("/panels/coverage/unknown-key?lang=en").body())
        .contains("Invalid key: chrat (did you mean chart?)")
        .contains("sql/dashboards/coverage/30-unknown-key/panel.yaml, line 3");
  }

  @Test
  void aDownloadIsSafeForSpreadsheets() throws Exception {
    HttpResponse<String> csv = get("/panels/coverage/values/data.csv");
    assertThat(csv.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"coverage-values-live.csv\"");
    assertThat(csv.body())
        .startsWith("\uFEFFname,part,whole,rate,status\r\n'=1+1,1,4,0.25,reported\r\n");
  }

  @Test
  void manyReadersGetOneAnswer() throws Exception {
    // what another test delivered is shown when the boards have it, as another answer
    String newest = "data: " + new LakeState(lake.lake()).now();
    Patience.await().until(() -> newest.equals(events().next()));
    String address = "/panels/coverage/values?lang=en&region=110000";
    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, 20)
            .mapToObj(
                reader ->
                    CLIENT.sendAsync(
                        HttpRequest.newBuilder(URI.create(web.address()).resolve(address)).build(),
                        BodyHandlers.ofString()))
            .toList();
    List<String> took =
        answers.stream()
            .map(CompletableFuture::join)
            .map(HttpResponse::body)
            .map(DashboardsTest::took)
            .distinct()
            .toList();
    assertThat(took).hasSize(1);
  }

  private static String took(String panel) {
    Matcher took = Pattern.compile("took [0-9]+ ms").matcher(panel);
    assertThat(took.find()).isTrue();
    return took.group();
  }

  @Test
  void anOpenPageHearsOfAChangeAndAsksOnlyForWhatChanged() throws Exception {
    String first = get("/panels/coverage/subjects?lang=en").body();
    String same = get("/panels/coverage/values?lang=en").body();
    Iterator<String> lines = events();
    String before = lines.next();
    deliver("2018-02-02", "乙,91110000MA00000152,北京,2018-01-06");
    lake.ingest();
    assertThat(lines.next()).isNotEqualTo(before);
    assertThat(get("/panels/coverage/subjects?lang=en&seen=" + seen(first)).body())
        .containsPattern("<td class=\"words\">\\s*2\\s*</td>");
    assertThat(get("/panels/coverage/values?lang=en&seen=" + seen(same)).statusCode())
        .isEqualTo(204);
  }

  /** What an open page hears. */
  private static Iterator<String> events() throws Exception {
    HttpResponse<Stream<String>> events =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(web.address()).resolve("/events"))
                .header("Accept", "text/event-stream")
                .build(),
            BodyHandlers.ofLines());
    return events.body().filter(line -> line.startsWith("data:")).iterator();
  }

  private static String seen(String panel) {
    Matcher seen = Pattern.compile("data-seen=\"([0-9a-f]+)\"").matcher(panel);
    assertThat(seen.find()).isTrue();
    return seen.group(1);
  }

  @Test
  void whatIsWrongInTheAddressIsSaidWithoutInternals() throws Exception {
    assertThat(get("/coverage?region=33").statusCode()).isEqualTo(400);
    assertThat(get("/coverage?lang=en&release=no-such").body())
        .contains("Invalid release, none of that name is out: no-such")
        .doesNotContain("Exception", "io.credlake");
    assertThat(get("/panels/coverage/no-such").statusCode()).isEqualTo(404);
    assertThat(get("/panels/..%2Fviews/values").statusCode()).isGreaterThanOrEqualTo(400);
  }

  @Test
  void aChangeNeedsTheTokenOfTheSession() throws Exception {
    HttpRequest.Builder cancel =
        HttpRequest.newBuilder(URI.create(web.address()).resolve("/panels/coverage/values/cancel"))
            .POST(BodyPublishers.noBody());
    assertThat(CLIENT.send(cancel.build(), BodyHandlers.discarding()).statusCode()).isEqualTo(403);
    HttpResponse<String> page = get("/coverage");
    String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    Matcher token = Pattern.compile("X-CSRF-Token\":\"([A-Za-z0-9_-]+)").matcher(page.body());
    assertThat(token.find()).isTrue();
    cancel.header("Cookie", cookie).header("X-CSRF-Token", token.group(1));
    assertThat(CLIENT.send(cancel.build(), BodyHandlers.discarding()).statusCode()).isEqualTo(204);
  }

  @Test
  void anotherHostThatLeadsHereIsRefused() throws Exception {
    URI address = URI.create(web.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /coverage HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("credlake-session");
    }
  }

  @Test
  void languageAndThemeAreKept() throws Exception {
    HttpResponse<String> english = get("/coverage?lang=en&theme=dark");
    assertThat(english.headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("lang=en;"))
        .anyMatch(cookie -> cookie.startsWith("theme=dark;"));
    assertThat(get("/coverage", "Cookie", "lang=en; theme=dark").body())
        .contains("<html lang=\"en\" data-theme=\"dark\"");
    assertThat(get("/coverage").body()).contains("<html lang=\"zh-CN\" data-theme=\"auto\"");
  }

  @Test
  void aServerThatEndedIsStartedAgain() throws Exception {
    assertThat(get("/panels/coverage/values?lang=en&region=430000").body()).contains("25.0%");
    assertThat(lake.server().stop()).isTrue();
    assertThat(get("/panels/coverage/values?lang=en&region=440000").body()).contains("25.0%");
    assertThat(lake.server().running()).isPresent();
  }

  @Test
  void aPortThatIsTakenSaysHowToMend() throws Exception {
    int port = URI.create(web.address()).getPort();
    String message =
        "Cannot serve, the port is taken or not allowed: %d%nChoose another, or 0 for any 换一个端口: --port 0"
            .formatted(port);
    try (Site site = site(HOME)) {
      assertThatThrownBy(() -> WebServer.ensureFree(site.settings(), port)).hasMessage(message);
      assertThatThrownBy(() -> WebServer.start(site, READER, port, null)).hasMessage(message);
    }
  }
}
