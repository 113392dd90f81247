package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.access.AccessList;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.plan.Commitment;
import io.credlake.web.Sessions;
import io.credlake.web.Site;
import io.credlake.web.WebServer;
import io.credlake.web.WebSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Progress and regions of a generated nation as a browser asks for them. */
@ExtendWith(NationLake.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanPagesTest {

  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private WebServer web;

  @BeforeAll
  void serve(NationLake nation) throws Exception {
    Site site =
        new Site(
            nation.home(),
            nation.lake(),
            nation.server(),
            "test",
            WebSettings.read(nation.home().resolve("conf")));
    web = WebServer.start(site, new Sessions.Reader(AccessList.READER, "owner"), 0, null);
  }

  @AfterAll
  void leaveNoServerBehind() {
    web.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(web.address()).resolve(path));
  }

  private String get(String path) throws Exception {
    HttpResponse<String> answer = send(request(path));
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @Test
  void treeHoldsAllCommitmentsAndTheShareThatCannotBeAssessed() throws Exception {
    String page = get("/progress?lang=en");
    assertThat(count(page, "<tr id=\"P")).isEqualTo(483);
    assertThat(page)
        .contains("483 commitments of 483")
        .containsPattern("[0-9.]+% of them \\([0-9]+ of 483\\) cannot be assessed");
  }

  @ParameterizedTest
  @CsvSource({
    "node=P2.2.1, 12",
    "node=P2.2.1&type=LIST, 2",
    "q=12365, 1",
    "q=nothing+of+the+sort, 0"
  })
  void filtersAreInTheAddressAndNeedNoScript(String query, int commitments) throws Exception {
    String page = get("/progress?lang=en&" + query);
    assertThat(count(page, "<tr id=\"P")).isEqualTo(commitments);
    assertThat(page).contains(commitments + " commitments of 483");
  }

  @Test
  void commitmentTellsWhatItsFigureRestsOn() throws Exception {
    String page = get("/progress/P2.2.4-03?lang=en&region=330000&period=2018");
    assertThat(page)
        .contains("进一步完善纳税信用等级评定和发布制度", "Tax-credit rating and publication")
        .contains("enterprise taxpayers evaluated for the year")
        .contains("2018-04 Tax credit grade M added")
        .contains("Zhejiang · 2018");
    assertThat(get("/progress/P2.2.4-03/behind?lang=en&region=330000&period=2018"))
        .contains("sat-returns-2018-")
        .doesNotContain("/deliveries/");
    assertThat(get("/progress/P2.2.4-03/history?lang=en&region=330000&period=2018"))
        .contains("What was known when", "stands");
    String figure = get("/progress/P2.2.4-03/figure?lang=en&region=330000&period=2018");
    assertThat(figure)
        .contains("Numerator", "Denominator", "Live, not a release", "counted at", "version 1")
        .doesNotContain("<html");
  }

  @Test
  void commitmentThatConcernsIndividualsIsMeasuredByItsSubstituteAndSaysSo() throws Exception {
    String page = get("/progress?lang=en");
    Matcher ids = Pattern.compile("<tr id=\"(P[^\"]+)\"").matcher(page);
    String guarded =
        ids.results()
            .map(found -> found.group(1))
            .filter(id -> isGuarded(id))
            .findFirst()
            .orElseThrow();
    assertThat(get("/progress/" + guarded + "?lang=en"))
        .contains("institution-level substitute")
        .contains("That part is not carried out");
    assertThat(get("/progress/P2.2.4-03?lang=en")).doesNotContain("That part is not carried out");
  }

  private static boolean isGuarded(String id) {
    try {
      return MeasuredPlan.load(Path.of("../conf")).orElseThrow().plan().commitment(id).guard()
          == Commitment.Guard.X;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"series", "regions", "history"})
  void figuresOfASectionCanBeTakenAway(String section) throws Exception {
    String csv = get("/progress/P2.2.4-03/" + section + ".csv?region=330000&period=2018");
    assertThat(csv).startsWith("\uFEFF").contains("value").contains("\r\n");
    assertThat(csv.lines().count()).isGreaterThan(1);
  }

  @Test
  void regionsStandWithIntervalsAndWhatCannotBeToldApart() throws Exception {
    String page = get("/regions?lang=en");
    assertThat(count(page, "name=\"with\" value=\"")).isEqualTo(31);
    assertThat(page)
        .containsPattern("[0-9]+ of 465 pairs of provinces cannot be told apart")
        .containsPattern("\\([0-9]+–[0-9]+ of 31\\)");
    String byCode = get("/regions?lang=en&sort=region");
    assertThat(byCode.indexOf("value=\"110000\"")).isLessThan(byCode.indexOf("value=\"120000\""));
    assertThat(get("/regions?lang=en&framework=city-2020")).contains("city-2020");
  }

  @Test
  void profileTellsWhatMakesUpTheScoreAndComparesWithOthers() throws Exception {
    String page = get("/regions/330000?lang=zh&with=320000,440000");
    assertThat(page)
        .contains("浙江省", "江苏", "广东", "指数构成", "地区比较", "相对同类的短板")
        .containsAnyOf("浙江与江苏不可区分", "浙江高于江苏", "江苏高于浙江");
    for (String section : List.of("coverage", "commitments", "deliveries")) {
      assertThat(get("/regions/330000/" + section + "?lang=zh")).contains("浙江");
    }
    HttpResponse<String> compare = send(request("/regions/compare?with=330000&with=110000"));
    assertThat(compare.statusCode()).isEqualTo(302);
    assertThat(compare.headers().firstValue("Location").orElseThrow())
        .endsWith("/regions/330000?with=110000");
  }

  @Test
  void whatIfComputesAnewAndNeedsTheTokenOfTheSession() throws Exception {
    String path = "/regions/330000/what-if?lang=en";
    String form = get(path);
    assertThat(form).contains("nothing is stored", "No indicator was moved yet");
    Matcher token = TOKEN.matcher(form);
    assertThat(token.find()).isTrue();
    assertThat(post(path, "csrf=" + token.group(1) + "&set-P2.1.3-08=100").body())
        .contains("Rank would be")
        .containsPattern("\\+[0-9]+\\.[0-9]{2}");
    HttpResponse<String> wrong = post(path, "csrf=" + token.group(1) + "&set-P2.1.3-08=1000");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("Invalid value, a percentage is from 0 to 100: 1000");
    assertThat(post(path, "csrf=none&set-P2.1.3-08=100").statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> post(String path, String form) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  @ParameterizedTest
  @CsvSource({
    "/progress?status=fine, 400, 'Invalid status: fine'",
    "/progress?node=P2.9, 400, 'Invalid node: P2.9 (did you mean P2.'",
    "/progress?period=2013, 400, 'years 2014 to 2018 are assessed: 2013'",
    "/progress/P9.9-99, 404, 'No such page'",
    "/regions?framework=beauty, 400, 'Invalid framework: beauty'",
    "/regions?sort=shame, 400, 'Invalid order: shame'",
    "/regions/330100, 404, 'No such page'",
    "/regions/999999, 404, 'No such page'",
    "/regions/330000?with=x, 400, 'Invalid region, write six digits: x'"
  })
  void whatThereIsNotIsRefusedWithoutInternals(String path, int status, String complaint)
      throws Exception {
    String separator = path.contains("?") ? "&" : "?";
    HttpResponse<String> answer = send(request(path + separator + "lang=en"));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(complaint).doesNotContain("Exception", "io.credlake");
  }

  @Test
  void textOfAReaderIsNeverMarkup() throws Exception {
    String hostile = URLEncoder.encode("\"><script>alert(1)</script>", StandardCharsets.UTF_8);
    assertThat(get("/progress?lang=en&q=" + hostile)).doesNotContain("<script>alert");
  }
}
