package io.credlake.command;

import static io.credlake.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.access.AccessList;
import io.credlake.report.Language;
import io.credlake.web.Browser;
import io.credlake.web.Sessions;
import io.credlake.web.Site;
import io.credlake.web.WebServer;
import io.credlake.web.WebSettings;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages of releases: a release, its correction, and one under embargo. */
@ExtendWith(ReleasedLake.Shared.class)
class ReleasesPageTest {

  private static final String NEVER = "never-made";

  /** Where the name of a release may be guessed. */
  private static final List<String> ADDRESSES =
      List.of(
          "/releases/%s",
          "/releases/%s/orders/export-coverage-csv",
          "/releases/%1$s/files/export-coverage-csv/%1$s-export-coverage-csv.zip",
          "/releases/%s/diff/2018",
          "/releases/2018/diff/%s",
          "/overview?release=%s",
          "/progress?release=%s",
          "/progress/P2.2.1-02?release=%s",
          "/regions?release=%s",
          "/regions/350000?release=%s",
          "/coverage?release=%s",
          "/quality?release=%s",
          "/panels/coverage/three-rates?release=%s",
          "/panels/coverage/three-rates/data.csv?release=%s",
          "/sql?release=%s");

  private static final List<WebServer> SERVERS = new ArrayList<>();
  private static Browser owner;
  private static Browser planner;
  private static Browser researcher;
  private static Browser province;

  @BeforeAll
  static void serve(ReleasedLake released) throws Exception {
    owner = browser(released, AccessList.READER);
    planner = browser(released, "planner");
    researcher = browser(released, "researcher");
    province = browser(released, "office-330000");
  }

  @AfterAll
  static void stop() {
    SERVERS.forEach(WebServer::close);
  }

  private static Browser browser(ReleasedLake released, String user) throws Exception {
    WebServer server =
        WebServer.start(
            new Site(
                released.home(),
                released.lake(),
                released.server(),
                "test",
                WebSettings.read(released.home().resolve("conf"))),
            new Sessions.Reader(user, user),
            0,
            Language.EN);
    SERVERS.add(server);
    return new Browser(server.address(), null);
  }

  /** Orders files of a release and waits for them; gives the fragment that tells of them. */
  private static String ordered(Browser browser, String release, String name, String... fields)
      throws Exception {
    browser.get("/releases/" + release);
    HttpResponse<String> answer = browser.post("/releases/" + release + "/orders", fields);
    if (answer.statusCode() != 303) {
      return answer.body();
    }
    return await()
        .until(
            () -> browser.fragment("/releases/%s/orders/%s".formatted(release, name)),
            shown -> !shown.contains("<progress"));
  }

  @Test
  void theCalendarTellsEmbargoesToWhoMayKnowThem() throws Exception {
    assertThat(owner.get("/releases").body())
        .contains("/releases/2018-r1", "superseded by 2018-r1", "under embargo", "2999-01-01")
        .contains("异议成立 objection &lt;upheld&gt;")
        .doesNotContain("<upheld>");
    assertThat(researcher.get("/releases").body())
        .contains("/releases/2018-r1", "superseded by 2018-r1")
        .doesNotContain("/releases/early", "2999");
    assertThat(owner.get("/releases/early").statusCode()).isEqualTo(200);
    assertThat(researcher.get("/releases/early").statusCode()).isEqualTo(404);
    assertThat(planner.get("/releases/early/diff/2018").statusCode()).isEqualTo(404);
    assertThat(owner.get("/releases/none").statusCode()).isEqualTo(404);
  }

  /** Whoever guesses a name learns nothing: not that it is taken, nor of what or until when. */
  @Test
  void whatIsNotOutIsAnsweredAsWhatWasNeverMade(ReleasedLake released) throws Exception {
    String withdrawn;
    try (CommandHome home = CommandHome.ofProgram()) {
      withdrawn = released.withdrawn(home);
    }
    for (Browser browser : List.of(researcher, planner, province)) {
      browser.get("/releases");
      for (String address : ADDRESSES) {
        String never = told(browser.get(address.formatted(NEVER)), NEVER);
        if (address.contains("?release=") && !address.startsWith("/sql")) {
          assertThat(never).as(address).contains("none of that name is out: NAME");
        }
        for (String name : List.of("early", withdrawn)) {
          assertThat(told(browser.get(address.formatted(name)), name))
              .as(address.formatted(name))
              .isEqualTo(never);
        }
      }
      String[] order = {"kind", "export", "dataset", "coverage", "format", "csv"};
      String never = told(browser.post("/releases/" + NEVER + "/orders", order), NEVER);
      for (String name : List.of("early", withdrawn)) {
        assertThat(told(browser.post("/releases/" + name + "/orders", order), name))
            .isEqualTo(never);
      }
      assertThat(browser.get("/coverage?release=earlx").body())
          .contains("none of that name is out: earlx")
          .doesNotContain("early");
    }
  }

  private static String told(HttpResponse<String> answer, String name) {
    return answer.statusCode() + " " + answer.body().replace(name, "NAME");
  }

  @Test
  void aReleaseTellsWhatItPinsToWhoMayKnow() throws Exception {
    assertThat(owner.get("/releases/2018-r1").body())
        .contains("core.record", "supersedes", "Frozen views", "Revision log")
        .doesNotContain("Not for your role");
    assertThat(researcher.get("/releases/2018-r1").body())
        .contains("Not for your role.", "Trino does not let researcher read this")
        .doesNotContain("core.record");
  }

  @Test
  void openDataIsForAllAndTheSameForAll() throws Exception {
    String[] fields = {"kind", "export", "dataset", "coverage", "format", "csv"};
    String name = "export-coverage-csv";
    String link = "/releases/2018-r1/files/%s/2018-r1-%s.zip".formatted(name, name);
    assertThat(ordered(researcher, "2018-r1", name, fields)).contains(link);
    assertThat(ordered(owner, "2018-r1", name, fields)).contains(link);
    byte[] zip = researcher.file(link).body();
    assertThat(owner.file(link).body()).isEqualTo(zip);
    List<String> names = new ArrayList<>();
    String table = "";
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
        if (entry.getName().endsWith("data/coverage.csv")) {
          table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    assertThat(names)
        .contains(name + "/datapackage.json", name + "/SHA256SUMS", name + "/README.zh.md");
    assertThat(table).contains("2018-12");
    assertThat(
            ordered(researcher, "2018-r1", "x", "kind", "export", "dataset", "no", "format", "csv"))
        .contains("Invalid dataset");
  }

  @Test
  void reportsAreForWhoMayReadTheirViewsOfAllProvinces() throws Exception {
    String[] fields = {
      "kind", "bulletin", "month", "2018-12", "region", "350000", "language", "zh"
    };
    String name = "bulletin-2018-12-350000-zh";
    assertThat(ordered(researcher, "2018-r1", name, fields)).contains("Not for your role");
    assertThat(ordered(province, "2018-r1", name, fields)).contains("Not for your role");
    String shown = ordered(planner, "2018-r1", name, fields);
    for (String ending : List.of("html", "pdf", "docx")) {
      String link = "/releases/2018-r1/files/%s/%s.%s".formatted(name, name, ending);
      assertThat(shown).contains(link);
      HttpResponse<byte[]> file = planner.file(link);
      assertThat(file.statusCode()).isEqualTo(200);
      assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
          .isEqualTo("attachment; filename=\"%s.%s\"".formatted(name, ending));
      assertThat(file.body().length).as(ending).isGreaterThan(1000);
      // they are there now, which does not open them to others
      assertThat(researcher.file(link).statusCode()).isEqualTo(404);
      assertThat(province.file(link).statusCode()).isEqualTo(404);
    }
    assertThat(researcher.get("/releases/2018-r1").body()).doesNotContain(name);
    assertThat(planner.get("/releases/2018-r1").body()).contains(name);
  }

  @Test
  void aReportThatCannotBeSaysWhy() throws Exception {
    assertThat(
            ordered(
                planner,
                "2018",
                "bulletin-2016-01-nation-en",
                "kind",
                "bulletin",
                "month",
                "2016-01",
                "region",
                "000000",
                "language",
                "en"))
        .contains("could not be made", "nothing was delivered in the month");
    assertThat(ordered(planner, "2018", "x", "kind", "annual", "year", "19", "language", "en"))
        .contains("Invalid year: 19");
    assertThat(
            ordered(
                planner,
                "2018",
                "x",
                "kind",
                "annual",
                "year",
                "2018",
                "region",
                "../",
                "language",
                "en"))
        .contains("Invalid region: ../");
  }

  @Test
  void theDifferenceOfTwoReleasesIsTold() throws Exception {
    String page = owner.get("/releases/2018/diff/2018-r1").body();
    assertThat(page)
        .as("whoever only looks begins nothing")
        .contains("<button type=\"submit\">Compare</button>")
        .doesNotContain("<progress");
    assertThat(Browser.location(owner.post("/releases/2018-r1/diff", "other", "2018")))
        .as("from the earlier to the later")
        .endsWith("/releases/2018/diff/2018-r1");
    page =
        await()
            .until(
                () -> owner.get("/releases/2018/diff/2018-r1").body(),
                shown -> !shown.contains("<progress"));
    assertThat(page)
        .contains("figures differ, by kind and cause", "rows that arrived after the first release")
        .contains("diff-2018-2018-r1.csv", "<td>350000 Fujian</td>");
    String link = page.replaceFirst("(?s).*href=\"([^\"]*diff-2018-2018-r1.csv)\".*", "$1");
    String csv = new String(owner.file(link).body(), StandardCharsets.UTF_8);
    assertThat(csv).startsWith("\uFEFFkind,figure,region,period,before,after,cause");
    assertThat(csv.toLowerCase(Locale.ROOT)).contains("late_data");
    assertThat(planner.get("/releases/2018/diff/2018-r1").body()).contains("Not for your role");
    assertThat(planner.file(link).statusCode()).isEqualTo(404);
    assertThat(owner.post("/releases/2018/diff", "other", "//evil").statusCode()).isEqualTo(400);
  }
}
