package io.credlake.lineage;

import io.credlake.conf.SettingsFile;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where events go. */
interface LineageSink {

  /** Takes an event. */
  void send(String event) throws IOException, InterruptedException;

  /**
   * The sink that a file of settings names; empty: none.
   *
   * @param lake folder of the lake
   */
  static Optional<LineageSink> of(Path settings, Path lake) {
    return Optional.ofNullable(new SettingsFile(settings, List.of("to")).text("to"))
        .map(to -> to.matches("https?://.*") ? new Url(address(to)) : new Lines(lake.resolve(to)));
  }

  private static URI address(String to) {
    try {
      URI uri = new URI(to);
      if (uri.getHost() != null) { // e.g. with an underscore
        return uri;
      }
    } catch (URISyntaxException e) {
      // told below
    }
    throw new IllegalArgumentException("Invalid address for lineage, it names no host: " + to);
  }

  /** A file of JSON lines; each is written at once, so that jobs side by side do not mix them. */
  record Lines(Path file) implements LineageSink {

    @Override
    public void send(String event) throws IOException {
      Files.write(
          file,
          (event + "\n").getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  /** A server that takes events by POST. */
  record Url(URI uri) implements LineageSink {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int REDIRECTED = 300;

    @Override
    public void send(String event) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(event))
              .build();
      try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
        int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status < OK || status >= REDIRECTED) {
          throw new IOException("the server answered " + status);
        }
      }
    }
  }
}
