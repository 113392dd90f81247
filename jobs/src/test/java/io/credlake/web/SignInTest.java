package io.credlake.web;

import static io.credlake.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.access.TestCertificate;
import io.credlake.lake.Lake;
import io.credlake.report.Language;
import io.credlake.trino.Endpoint;
import io.credlake.trino.TrinoServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web application over TLS, where users sign in. */
class SignInTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String PASSWORD = "open sesame";

  /** Of the password, as htpasswd -B writes it. */
  private static final String HASH = "$2y$10$x1bBIuQAyc9Wfjr8yhejLORhMjZFZAPF0rYSW8LtUg0ZehdCUUu22";

  @TempDir private static Path folder;

  private static TrinoServer trino;
  private static Endpoint owner;
  private static WebServer server;
  private static SSLContext tls;

  @BeforeAll
  static void start() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path conf = Files.createDirectories(home.resolve("conf"));
    for (Path linked : linked()) {
      Files.createSymbolicLink(home.resolve(linked), HOME.resolve(linked));
    }
    Files.writeString(
        conf.resolve("access.yaml"),
        "users: [{user: planner, role: planner}, {user: researcher, role: researcher},"
            + " {user: leaver, role: planner}]\n");
    Files.writeString(
        conf.resolve("passwords"), "planner:%1$s\nresearcher:%1$s\nleaver:%1$s\n".formatted(HASH));
    String pem = TestCertificate.pem(folder.resolve("keys.p12"));
    Files.writeString(conf.resolve("server.pem"), pem);
    Files.writeString(
        conf.resolve("trino.properties"),
        "https-port=0\nhttps-keystore=server.pem\npassword-file=passwords\n");
    Path lake = folder.resolve("lake");
    Lake.open(lake).close();
    trino = TrinoServer.forLake(home, lake);
    owner = trino.ensureRunning(elapsed -> {});
    server =
        WebServer.start(
            new Site(home, lake, () -> owner, "test", WebSettings.read(conf)),
            null,
            0,
            Language.EN);
    tls = trusting(pem);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    trino.stop();
    for (Path linked : linked()) {
      Files.delete(folder.resolve("home").resolve(linked));
    }
  }

  /** What is taken from the program: all but who may see it, and how it is served. */
  private static List<Path> linked() throws IOException {
    List<Path> linked = new ArrayList<>(List.of(Path.of("jobs"), Path.of("sql")));
    try (Stream<Path> conf = Files.list(HOME.resolve("conf"))) {
      conf.map(HOME::relativize)
          .filter(path -> !path.endsWith("access.yaml") && !path.toString().endsWith("properties"))
          .forEach(linked::add);
    }
    return linked;
  }

  private static SSLContext trusting(String pem) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(
        "lake",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static Browser browser() {
    return new Browser(server.address(), tls);
  }

  private static HttpResponse<String> signIn(Browser browser, String user, String password)
      throws Exception {
    browser.get("/sign-in");
    return browser.post("/sign-in", "user", user, "password", password, "to", "/sql");
  }

  private static HttpCookie session(Browser browser) {
    return browser.cookies().getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("credlake-session"))
        .findAny()
        .orElseThrow();
  }

  @Test
  void withoutSigningInNothingIsShown() throws Exception {
    Browser browser = browser();
    for (String path : List.of("/", "/sql", "/releases", "/sql/names", "/sql?saved=abc&x=1")) {
      HttpResponse<String> answer = browser.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(303);
      assertThat(Browser.location(answer)).contains("/sign-in?to=%2F");
    }
    browser.get("/sign-in");
    assertThat(browser.post("/sql/runs", "sql", "SELECT 1").statusCode()).isEqualTo(401);
    assertThat(browser.fragment("/sql/side")).doesNotContain("<ul");
  }

  @Test
  void aUserSignsInAndTrinoIsAskedAsThatUser() throws Exception {
    Browser browser = browser();
    HttpResponse<String> in = signIn(browser, "planner", PASSWORD);
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(Browser.location(in)).endsWith("/sql");
    assertThat(browser.get("/sql").body()).contains("Signed in as</span> planner");
    HttpResponse<String> run = browser.post("/sql/runs", "sql", "SELECT current_user AS who");
    assertThat(run.statusCode()).isEqualTo(303);
    String id = Browser.location(run).replaceFirst(".*run=", "");
    String shown =
        await()
            .until(() -> browser.fragment("/sql/runs/" + id), text -> text.contains("data-ended"));
    assertThat(shown).contains("<td>planner</td>");
  }

  @Test
  void theOwnerSignsInByTheTokenOfTheLake() throws Exception {
    Browser browser = browser();
    signIn(browser, Endpoint.owner(), Files.readString(trino.tokenFile()).strip());
    assertThat(browser.get("/sql").body()).contains("You read as the owner");
  }

  @Test
  void aSessionKnownBeforeIsNotTheOneAfter() throws Exception {
    Browser browser = browser();
    browser.get("/sign-in");
    String before = session(browser).getValue();
    String token = browser.token();
    signIn(browser, "planner", PASSWORD);
    String after = session(browser).getValue();
    assertThat(after).isNotEqualTo(before);
    browser.get("/sql");
    assertThat(browser.token()).isNotEqualTo(token);
    // whoever planted the old one is not let in by it
    Browser other = browser();
    other.get("/sign-in");
    session(other).setValue(before);
    assertThat(other.get("/sql").statusCode()).isEqualTo(303);
  }

  @Test
  void cookiesAreForTlsAndNotForScripts() throws Exception {
    HttpResponse<String> answer = browser().get("/sign-in");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("Secure", "HttpOnly", "SameSite=Lax");
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void aWrongPasswordIsRefusedAndGuessingIsThrottled() throws Exception {
    Browser browser = browser();
    for (int i = 0; i < 5; i++) {
      HttpResponse<String> wrong = signIn(browser, "researcher", "guess" + i);
      assertThat(wrong.statusCode()).isEqualTo(401);
      assertThat(wrong.body()).contains("Wrong user or password.");
    }
    HttpResponse<String> waits = signIn(browser, "researcher", PASSWORD);
    assertThat(waits.statusCode()).isEqualTo(429);
    assertThat(waits.headers().firstValue("Retry-After")).isPresent();
    assertThat(waits.body()).contains("Too many attempts failed");
    assertThat(browser.get("/sql").statusCode()).isEqualTo(303);
  }

  @Test
  void aFormOfAnotherSiteSignsNobodyIn() throws Exception {
    Browser browser = browser();
    browser.get("/sign-in");
    assertThat(
            browser
                .postWith(null, "/sign-in", "user", "planner", "password", PASSWORD)
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void signingInLeadsToNoOtherHost() throws Exception {
    Browser browser = browser();
    browser.get("/sign-in");
    HttpResponse<String> answer =
        browser.post("/sign-in", "user", "planner", "password", PASSWORD, "to", "//evil.example/");
    assertThat(Browser.location(answer)).doesNotContain("evil");
  }

  @Test
  void whoIsStruckOffTheListIsOut() throws Exception {
    Browser browser = new Browser(server.address(), tls);
    signIn(browser, "leaver", PASSWORD);
    assertThat(browser.get("/sql").statusCode()).isEqualTo(200);
    Path list = folder.resolve("home/conf/access.yaml");
    String with = Files.readString(list);
    write(list, with.replace(", {user: leaver, role: planner}", ""));
    assertThat(Browser.location(browser.get("/sql"))).contains("/sign-in?to=");
    write(list, with);
    assertThat(browser.get("/sql").statusCode()).as("for good").isEqualTo(303);
  }

  /** At a time of its own, however coarse the clock of files is. */
  private static void write(Path list, String text) throws IOException {
    FileTime before = Files.getLastModifiedTime(list);
    Files.writeString(list, text);
    Files.setLastModifiedTime(list, FileTime.from(before.toInstant().plusSeconds(10)));
  }

  @Test
  void whoSignsOutIsOut() throws Exception {
    Browser browser = browser();
    signIn(browser, "planner", PASSWORD);
    browser.get("/sql");
    String id = session(browser).getValue();
    browser.post("/sign-out");
    assertThat(browser.get("/sql").statusCode()).isEqualTo(303);
    session(browser).setValue(id);
    assertThat(browser.get("/sql").statusCode()).isEqualTo(303);
  }

  @Test
  void signInsAreInTheAudit() throws Exception {
    signIn(browser(), "planner", PASSWORD);
    signIn(browser(), "somebody's password", "x");
    String attempts =
        "SELECT array_join(array_sort(array_agg(DISTINCT user_name || ' ' || outcome)), ',')"
            + " FROM lake.ops.audit WHERE kind = 'sign_in'"
            + " AND user_name IN ('planner', '(not listed)')"
            + " AND outcome <> 'interrupted'";
    await()
        .untilAsserted(
            () -> assertThat(ask(attempts)).contains("(not listed) refused", "planner answered"));
    assertThat(ask("SELECT count(*) FROM lake.ops.audit WHERE user_name LIKE 'somebody%'"))
        .isEqualTo("0");
  }

  private static String ask(String sql) throws Exception {
    try (Connection connection = owner.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : null;
    }
  }
}
