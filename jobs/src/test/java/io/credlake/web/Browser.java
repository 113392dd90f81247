package io.credlake.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** A browser without scripts: it keeps cookies, and sends forms with their token. */
public final class Browser {

  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final URI home;
  private final HttpClient client;
  private final CookieManager cookies = new CookieManager();
  private String token = "";

  /** A browser on a server; tls may be null. */
  public Browser(String home, SSLContext tls) {
    this.home = URI.create(home);
    HttpClient.Builder builder = HttpClient.newBuilder().cookieHandler(cookies);
    if (tls != null) {
      builder.sslContext(tls);
    }
    this.client = builder.build();
  }

  /** The cookies. */
  public CookieManager cookies() {
    return cookies;
  }

  /** The token of the page that was seen last. */
  public String token() {
    return token;
  }

  /** Asks for a page. */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return seen(client.send(request(path).build(), BodyHandlers.ofString()));
  }

  /** Asks for a fragment. */
  public String fragment(String path) throws IOException, InterruptedException {
    return client
        .send(request(path).header("HX-Request", "true").build(), BodyHandlers.ofString())
        .body();
  }

  /** Asks for a file. */
  public HttpResponse<byte[]> file(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), BodyHandlers.ofByteArray());
  }

  /** Sends a form with the token of the last page; names and values in turn. */
  public HttpResponse<String> post(String path, String... fields)
      throws IOException, InterruptedException {
    return postWith(token, path, fields);
  }

  /** Sends a form with a token; null: without one. */
  public HttpResponse<String> postWith(String given, String path, String... fields)
      throws IOException, InterruptedException {
    StringJoiner form = new StringJoiner("&");
    if (given != null) {
      form.add("csrf=" + encoded(given));
    }
    for (int i = 0; i < fields.length; i += 2) {
      form.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
    }
    return seen(
        client.send(
            request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                .build(),
            BodyHandlers.ofString()));
  }

  /** Where an answer leads. */
  public static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private HttpResponse<String> seen(HttpResponse<String> answer) {
    Matcher found = TOKEN.matcher(answer.body());
    if (found.find()) {
      token = found.group(1);
    }
    return answer;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(home.resolve(path));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
