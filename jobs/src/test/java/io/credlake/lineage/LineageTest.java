package io.credlake.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.credlake.lake.LakePlace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineageTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Lineage.Source> INBOX = List.of(new Lineage.Source("file", "/inbox"));

  @TempDir private Path folder;

  @Test
  void nothingIsToldByDefault() throws Exception {
    assertThat(lineage("").during(LineageJob.INGEST, INBOX, () -> 7)).isEqualTo(7);
    assertThat(folder.resolve("lineage.ndjson")).doesNotExist();
  }

  @Test
  void aRunIsToldAsLinesOfAFile() throws Exception {
    Lineage lineage = lineage("to=lineage.ndjson");
    lineage.during(LineageJob.INGEST, INBOX, () -> 7);
    assertThatThrownBy(
            () ->
                lineage.during(
                    LineageJob.INDEX,
                    List.of(),
                    () -> {
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");

    List<JsonNode> events = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("lineage.ndjson"))) {
      events.add(JSON.readTree(line));
    }
    assertThat(events)
        .extracting(event -> event.at("/job/name").asText() + " " + event.at("/eventType").asText())
        .containsExactly("ingest START", "ingest COMPLETE", "index START", "index FAIL");
    assertThat(events.get(1).at("/run/runId")).isEqualTo(events.get(0).at("/run/runId"));
    assertThat(events.get(3).at("/run/facets/errorMessage/message").asText())
        .isEqualTo("disk full");
    JsonNode first = events.getFirst();
    assertThat(first.at("/inputs/0").toString())
        .isEqualTo("{\"namespace\":\"file\",\"name\":\"/inbox\"}");
    assertThat(first.at("/outputs").findValuesAsText("name"))
        .contains("core.record", "ops.delivery");
    assertThat(first.at("/outputs/0/namespace").asText())
        .isEqualTo("file://" + folder + "/warehouse");
    // what OpenLineage requires of a run event
    for (JsonNode event : events) {
      assertThat(Instant.parse(event.path("eventTime").asText())).isBeforeOrEqualTo(Instant.now());
      assertThat(UUID.fromString(event.at("/run/runId").asText())).isNotNull();
      assertThat(event.path("producer").asText()).isEqualTo("urn:credlake");
      assertThat(event.path("schemaURL").asText()).endsWith("#/$defs/RunEvent");
      assertThat(event.at("/job/namespace").asText()).isEqualTo("credlake");
    }
  }

  @Test
  void aRunIsToldToAServer() throws Exception {
    List<String> told = new ArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/lineage",
        exchange -> {
          told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(201, -1);
          exchange.close();
        });
    server.start();
    try {
      lineage("to=http://127.0.0.1:%d/api/v1/lineage".formatted(server.getAddress().getPort()))
          .during(LineageJob.RELEASE, List.of(), () -> 7);
    } finally {
      server.stop(0);
    }
    assertThat(told).hasSize(2);
    assertThat(JSON.readTree(told.get(1)).path("eventType").asText()).isEqualTo("COMPLETE");
  }

  @Test
  void aServerThatDoesNotAnswerHindersNoJob() throws Exception {
    assertThat(lineage("to=http://127.0.0.1:1/").during(LineageJob.COVERAGE, List.of(), () -> 7))
        .isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://my_marquez:5000", "http://", "https://a b/"})
  void addressesWithoutAHostAreRefused(String address) {
    assertThatThrownBy(() -> lineage("to=" + address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid address for lineage, it names no host: " + address);
  }

  @Test
  void wrongKeysAreRefused() {
    assertThatThrownBy(() -> lineage("too=x"))
        .hasMessageStartingWith("Invalid key in " + folder.resolve("lineage.properties") + ": too");
  }

  private Lineage lineage(String settings) throws IOException {
    Files.writeString(folder.resolve("lineage.properties"), settings);
    return Lineage.of(LakePlace.of(folder), folder);
  }
}
