package io.credlake.reader;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Reads pages as a browser does: keeps cookies, and asks for what a page loads by itself, so many
 * pieces at once as browsers do. Scripts, styles and drawing are not part of it.
 */
public final class WebReader implements AutoCloseable {

  /** So many pieces of a page browsers ask for at once. */
  private static final int BROWSER = 6;

  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final URI home;
  private final HttpClient client;
  private final ExecutorService pieces;

  /** A reader of the server at an address, who asks for as much at once as browsers do. */
  public WebReader(URI home) {
    this(home, BROWSER);
  }

  /**
   * A reader of the server at an address.
   *
   * @param atOnce how many pieces of a page are asked for at once
   */
  public WebReader(URI home, int atOnce) {
    this.home = home;
    this.pieces = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory());
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .cookieHandler(new CookieManager())
            .build();
  }

  /**
   * What was answered.
   *
   * @param nanos from the request to the last byte
   * @param fault why it is none: the status, or what the page says of an error; null: it is one
   * @param html what was sent
   */
  public record Answer(String address, long nanos, String fault, Document html) {

    /** An answer as it came. */
    public static Answer of(String address, long nanos, int status, String body) {
      Document html = Jsoup.parse(body);
      Element alert = html.selectFirst("[role=alert]");
      String fault = alert == null ? null : alert.text();
      return new Answer(address, nanos, status == OK ? fault : "HTTP " + status, html);
    }

    /** Addresses of what the page loads by itself, without those that wait for more to happen. */
    public List<String> pieces() {
      List<String> addresses = new ArrayList<>();
      for (Element piece : html.select("[hx-get][hx-trigger]")) {
        List<String> triggers = List.of(piece.attr("hx-trigger").split(",\\s*"));
        if (triggers.contains("load")) {
          addresses.add(piece.attr("hx-get"));
        }
      }
      return addresses;
    }

    /** What the filters of the page offer, by their names. */
    public Map<String, List<String>> choices() {
      Map<String, List<String>> choices = new LinkedHashMap<>();
      for (Element filter : html.select("form.filters select[name]")) {
        choices.put(filter.attr("name"), filter.select("option").eachAttr("value"));
      }
      return choices;
    }

    /** The first page under another to which this one leads, without filters; null: none. */
    public String firstUnder(String page) {
      return html.select("main a[href^=" + page + "/]").eachAttr("href").stream()
          .map(link -> URI.create(link).getPath())
          .filter(path -> path.indexOf('/', page.length() + 1) < 0)
          .findFirst()
          .orElse(null);
    }
  }

  /**
   * A page with all its pieces.
   *
   * @param whole nanoseconds until the last piece was there
   */
  public record Seen(Answer page, List<Answer> pieces, long whole) {}

  /** Opens a page. */
  public Seen see(String address) throws InterruptedException {
    long start = System.nanoTime();
    Answer page = ask(address, false);
    List<Answer> seen = new ArrayList<>();
    List<Future<Answer>> asked =
        pieces.invokeAll(
            page.pieces().stream().<Callable<Answer>>map(piece -> () -> ask(piece, true)).toList());
    for (Future<Answer> one : asked) {
      try {
        seen.add(one.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("Cannot ask for a piece of page: " + address, e);
      }
    }
    return new Seen(page, seen, System.nanoTime() - start);
  }

  /** Asks for a page without its pieces. */
  public Answer page(String address) throws InterruptedException {
    return ask(address, false);
  }

  /** Asks for a piece of a page. */
  public Answer piece(String address) throws InterruptedException {
    return ask(address, true);
  }

  private Answer ask(String address, boolean isPiece) throws InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(home.resolve(address)).timeout(PATIENCE);
    if (isPiece) {
      request.header("HX-Request", "true");
    }
    long start = System.nanoTime();
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      long nanos = System.nanoTime() - start;
      return Answer.of(address, nanos, answer.statusCode(), answer.body());
    } catch (IOException e) {
      return new Answer(address, System.nanoTime() - start, e.toString(), new Document(""));
    }
  }

  @Override
  public void close() {
    pieces.shutdownNow();
    client.shutdownNow();
  }
}
