package io.credlake.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The REST interface of a Flink cluster.
 *
 * @param host of the JobManager
 * @param port of the interface
 */
record FlinkRest(String host, int port) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  String url() {
    return "http://%s:%d/".formatted(host, port);
  }

  /** The address that commands are told. */
  String authority() {
    return host + ":" + port;
  }

  boolean answers() throws InterruptedException {
    return ask("overview").isPresent();
  }

  /** Names of the TaskManagers that are there; none where nobody answers. */
  Set<String> taskManagers() throws InterruptedException {
    Set<String> names = new HashSet<>();
    ask("taskmanagers")
        .ifPresent(
            answer ->
                answer.path("taskmanagers").forEach(one -> names.add(one.path("id").asText())));
    return names;
  }

  /** What it answers; empty: nobody does. */
  Optional<JsonNode> ask(String what) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + what)).timeout(PATIENCE).build();
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Optional.of(JSON.readTree(answer.body()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // not yet, or not any more
    }
  }
}
