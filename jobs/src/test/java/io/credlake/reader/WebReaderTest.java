package io.credlake.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.credlake.reader.WebReader.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebReaderTest {

  private static final String PAGE =
      """
      <nav><a href="/regions/000000">outside</a></nav>
      <form class="filters"><select name="period">
        <option value="2018">2018</option><option value="2017-01">2017-01</option></select>
        <select name="region"><option value="">all</option></select></form>
      <main>
      <a href="/regions">itself</a><a href="/regions/350000/what-if">deeper</a>
      <a href="/regions/350000?period=2018">under</a>
      <section hx-get="/panels/a" hx-trigger="load, refresh"></section>
      <section hx-get="/panels/b?region=350000" hx-trigger="load"></section>
      <div hx-get="/later" hx-trigger="toggle from:closest details once"></div>
      <div hx-get="/poll" hx-trigger="load delay:700ms"></div>
      </main>
      """;

  @Test
  void aPageTellsWhatItLoadsOffersAndLeadsTo() {
    Answer page = Answer.of("/regions", 1, 200, PAGE);
    assertThat(page.fault()).isNull();
    assertThat(page.pieces()).containsExactly("/panels/a", "/panels/b?region=350000");
    assertThat(page.choices())
        .isEqualTo(Map.of("period", List.of("2018", "2017-01"), "region", List.of("")));
    assertThat(page.firstUnder("/regions")).isEqualTo("/regions/350000");
    assertThat(page.firstUnder("/releases")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "200, <p>fine</p>, ",
    "204, '', HTTP 204",
    "403, <p>no</p>, HTTP 403",
    "503, <p role='alert'>busy</p>, HTTP 503",
    "200, <div role='alert'><p>Column broken</p></div>, Column broken",
  })
  void whatIsNoAnswerIsAFault(int status, String body, String fault) {
    assertThat(Answer.of("/a", 1, status, body).fault()).isEqualTo(fault);
  }

  @Test
  void aPageIsSeenWithAllItsPieces() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    answer(server, "/page", 200, PAGE);
    answer(server, "/panels/a", 200, "<p>a</p>");
    answer(server, "/panels/b", 500, "<p>b</p>");
    server.start();
    URI home = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (WebReader reader = new WebReader(home)) {
      WebReader.Seen seen = reader.see("/page");
      assertThat(seen.page().fault()).isNull();
      assertThat(seen.pieces()).extracting(Answer::fault).containsExactly(null, "HTTP 500");
      assertThat(seen.whole()).isGreaterThanOrEqualTo(seen.page().nanos());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aServerThatIsNotThereIsAFault() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
      free = socket.getLocalPort();
    }
    try (WebReader reader = new WebReader(URI.create("http://127.0.0.1:" + free), 1)) {
      assertThat(reader.page("/a").fault()).contains("ConnectException");
    }
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  private static void answer(HttpServer server, String path, int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
