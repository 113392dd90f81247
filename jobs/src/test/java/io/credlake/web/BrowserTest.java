package io.credlake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.credlake.access.AccessList;
import io.credlake.command.NationLake;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in Chromium over the lake of a generated nation, as readers use them. */
@ExtendWith(NationLake.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final double PATIENCE = 60_000;
  private static final int WIDE = 1440;
  private static final int NARROW = 390;
  private static final int HEIGHT = 900;

  private static final List<String> PAGES =
      List.of(
          "/overview",
          "/progress?node=P2.2.1",
          "/progress/P2.2.4-03",
          "/regions",
          "/regions/330000",
          "/regions/330000/what-if",
          "/coverage",
          "/quality",
          "/releases",
          "/sql");

  private static final Set<String> GRAVE = Set.of("serious", "critical");

  private WebServer web;
  private WebServer broken;
  private WebServer researcher;
  private Playwright playwright;
  private com.microsoft.playwright.Browser browser;
  private BrowserContext context;
  private Page page;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> strangers = new ArrayList<>();

  @BeforeAll
  void serve(NationLake nation, @TempDir Path folder) throws Exception {
    assumeTrue(
        Files.isExecutable(CHROMIUM),
        "SKIPPED, Chromium is not installed (apt-get install chromium fonts-noto-cjk)");
    Files.createDirectories(SCREENSHOTS);
    web = serve(nation, nation.home(), AccessList.READER);
    broken = serve(nation, withBrokenPanel(nation.home(), folder), AccessList.READER);
    researcher = serve(nation, nation.home(), "researcher");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  private static WebServer serve(NationLake nation, Path home, String user) throws Exception {
    Site site =
        new Site(
            home,
            nation.lake(),
            nation.server(),
            "test",
            WebSettings.read(nation.home().resolve("conf")));
    site.fill();
    return WebServer.start(site, new Sessions.Reader(user, user), 0, null);
  }

  /** The program with a panel that asks for a column that there is not. */
  private static Path withBrokenPanel(Path program, Path folder) throws Exception {
    Path home = OwnPanels.in(folder, program);
    Path original = program.resolve("sql/dashboards/quality/50-quarantine");
    Path panel = Files.createDirectories(home.resolve("sql/dashboards/quality/50-quarantine"));
    Files.writeString(panel.resolve("panel.sql"), "SELECT reason,\n  rowz\nFROM policy.quarantine");
    Files.copy(original.resolve("panel.yaml"), panel.resolve("panel.yaml"));
    return home;
  }

  @AfterAll
  void leaveNothingBehind() {
    Stream.of(playwright, web, broken, researcher)
        .filter(one -> one != null)
        .forEach(
            one -> {
              try {
                one.close();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
  }

  @BeforeEach
  void open() {
    look(WIDE, "zh-CN");
  }

  private void look(int width, String locale) {
    close();
    context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setLocale(locale));
    context.setDefaultTimeout(PATIENCE);
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(
        request -> {
          URI address = URI.create(request.url());
          if (address.getHost() != null && !address.getHost().equals("127.0.0.1")) {
            strangers.add(request.url());
          }
        });
  }

  @AfterEach
  void close() {
    if (context != null) {
      context.close();
      context = null;
    }
  }

  private void visit(WebServer server, String path) {
    page.navigate(URI.create(server.address()).resolve(path).toString());
    settle();
  }

  /** Waits until nothing on the page is still being asked for. */
  private void settle() {
    PlaywrightAssertions.assertThat(page.locator(".loading, [aria-busy=true]")).hasCount(0);
  }

  private static Stream<org.junit.jupiter.params.provider.Arguments> looks() {
    return PAGES.stream()
        .flatMap(
            path ->
                Stream.of("zh", "en")
                    .flatMap(
                        language ->
                            Stream.of(WIDE, NARROW)
                                .map(
                                    width ->
                                        org.junit.jupiter.params.provider.Arguments.of(
                                            path, language, width))));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void pageIsWholeReadableAndAsksNobodyElse(String path, String language, int width)
      throws Exception {
    look(width, language.equals("zh") ? "zh-CN" : "en");
    visit(web, path);

    assertThat(page.locator("html").getAttribute("lang")).startsWith(language);
    assertThat(page.locator(".note.error").allInnerTexts()).as("errors in place").isEmpty();
    assertThat(complaints).as("console").isEmpty();
    assertThat(strangers).as("requests to other hosts").isEmpty();
    assertThat((Boolean) page.evaluate("document.body.scrollWidth <= window.innerWidth"))
        .as("nothing sticks out at " + width)
        .isTrue();
    if (language.equals("zh") == (width == WIDE)) { // each language and each width once: it is slow
      List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
      assertThat(violations.stream().filter(rule -> GRAVE.contains(rule.getImpact())).toList())
          .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
          .isEmpty();
    }
    String name = path.substring(1).replaceAll("[^A-Za-z0-9]+", "-");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(SCREENSHOTS.resolve("%s-%s-%d.png".formatted(name, language, width))));
  }

  @Test
  void languageAndThemeAreChosenAndKept() {
    visit(web, "/coverage");
    page.locator("header.site a[hreflang=en]").click();
    settle();
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
    page.locator("header.site a[title]").last().click();
    settle();
    String theme = page.locator("html").getAttribute("data-theme");
    page.locator("nav.pages a").first().click();
    settle();
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
    assertThat(page.locator("html").getAttribute("data-theme")).isEqualTo(theme);
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .filteredOn(rule -> GRAVE.contains(rule.getImpact()))
        .isEmpty();
  }

  @Test
  void treeLeadsToACommitmentAndARegionToItsProfile() {
    visit(web, "/progress?node=P2.2.1&lang=en");
    page.locator("tr#P2\\.2\\.1-02 a").first().click();
    settle();
    assertThat(page.url()).contains("/progress/P2.2.1-02");
    assertThat(page.locator("main").innerText()).contains("完善安全生产承诺");
    visit(web, "/regions?lang=en");
    page.locator("main a[href*='/regions/330000']").first().click();
    settle();
    assertThat(page.url()).contains("/regions/330000");
    assertThat(page.locator("h1").innerText()).contains("Zhejiang");
  }

  @Test
  void filterIsInTheAddressAndAFigureTellsWhatItIsMadeOf() {
    visit(web, "/coverage?lang=en");
    page.locator("form.filters select[name=region]").selectOption("330000");
    page.waitForURL("**region=330000**");
    settle();
    Locator figure = page.locator(".panel details.figure").first();
    figure.locator("summary").focus();
    page.keyboard().press("Enter");
    assertThat(figure.locator("dl.facts").innerText()).isNotBlank();
    page.keyboard().press("Escape");
    assertThat(figure.getAttribute("open")).isNull();
  }

  @Test
  void figuresOfThePageFollowTheLakeWhileWhatIsOpenStaysOpen() {
    page.route(
        "**/events",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/event-stream")
                    .setBody("event: state\ndata: one\n\nevent: state\ndata: two\n\n")));
    page.route(
        "**/regions/330000*",
        route -> {
          APIResponse answer = route.fetch();
          boolean again = route.request().resourceType().equals("fetch");
          route.fulfill(
              new Route.FulfillOptions()
                  .setResponse(answer)
                  .setBody(
                      again
                          ? answer.text().replaceAll("(<h2 id=\"tree\">)", "$1NEWER ")
                          : answer.text()));
        });
    page.navigate(URI.create(web.address()).resolve("/regions/330000?lang=en").toString());
    PlaywrightAssertions.assertThat(page.locator("h2#tree")).containsText("NEWER");
    settle();
    assertThat(page.locator("details.branch").first().getAttribute("open")).isNotNull();
    assertThat(complaints).as("console").isEmpty();
  }

  @Test
  void sectionsOfAProfileTellTheirSqlDataAndCitation() throws Exception {
    visit(web, "/regions/330000?lang=en");
    Locator section = page.locator("section[aria-labelledby=tree]");
    section.locator("footer summary").first().click();
    assertThat(section.locator("footer pre").innerText())
        .contains("lake.policy.index_contribution")
        .contains("'330000'");
    Download download = page.waitForDownload(() -> section.locator("footer a[download]").click());
    List<String> lines = Files.readAllLines(download.path(), StandardCharsets.UTF_8);
    assertThat(lines.getFirst()).contains("contribution");
    assertThat(lines.size()).isGreaterThan(10);
    assertThat(page.locator("main footer.section").count()).isGreaterThanOrEqualTo(8);
  }

  @Test
  void panelIsDownloadedAndShowsItsSql() throws Exception {
    visit(web, "/coverage?lang=en");
    Locator panel = page.locator("#panel-by-province");
    Download file = page.waitForDownload(() -> panel.locator("footer a[download]").first().click());
    assertThat(Files.readString(file.path(), StandardCharsets.UTF_8)).contains(",").contains("\n");
    panel.locator("summary", new Locator.LocatorOptions().setHasText("SQL")).first().click();
    assertThat(panel.locator("pre").first().innerText()).containsIgnoringCase("select");
  }

  @Test
  void statementIsRunAndAnotherIsCancelled() {
    visit(web, "/sql?lang=en");
    type("SELECT month, count(*) AS n FROM policy.reported_month GROUP BY month ORDER BY month");
    page.keyboard().press("Control+Enter");
    PlaywrightAssertions.assertThat(page.locator("#result table")).isVisible();
    assertThat(page.locator("#result tbody tr").count()).isGreaterThanOrEqualTo(24);

    type(
        "SELECT count(*) FROM UNNEST(sequence(1, 10000)) a (x)"
            + " CROSS JOIN UNNEST(sequence(1, 10000)) b (y)"
            + " CROSS JOIN UNNEST(sequence(1, 10000)) c (z) WHERE sin(x + y + z) > 2");
    page.keyboard().press("Control+Enter");
    page.locator("#cancel").click();
    PlaywrightAssertions.assertThat(page.locator("#current-run[data-ended]")).hasCount(1);
    assertThat(page.locator("#sql-status").innerText()).containsIgnoringCase("cancel");

    type("SELECT\n  nam FROM policy.commitment");
    page.keyboard().press("Control+Enter");
    PlaywrightAssertions.assertThat(page.locator("#result .note.error code")).containsText("nam");
  }

  private void type(String sql) {
    page.locator(".CodeMirror").click();
    page.keyboard().press("Control+A");
    page.keyboard().insertText(sql);
    page.keyboard().press("Escape"); // the list of completions
  }

  @Test
  void brokenPanelShowsItsErrorInPlaceWithFileAndLine() {
    visit(broken, "/quality?lang=en");
    assertThat(page.locator("#panel-quarantine .note.error").innerText())
        .contains("rowz", "sql/dashboards/quality/50-quarantine/panel.sql, line 2");
  }

  @Test
  void whoMayNotSeeIsToldSo() {
    visit(researcher, "/quality?lang=en");
    assertThat(page.locator(".panel .note").count()).isPositive();
    assertThat(page.locator("main").innerText())
        .contains("Not for your role")
        .doesNotContain("io.credlake", "Exception");
    visit(researcher, "/sql?lang=en");
    type("SELECT * FROM core.record");
    page.keyboard().press("Control+Enter");
    PlaywrightAssertions.assertThat(page.locator("#result .note.error")).isVisible();
    assertThat(page.locator("#result").innerText()).contains("Access Denied");
  }
}
