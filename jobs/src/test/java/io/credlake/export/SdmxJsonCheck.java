package io.credlake.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Holds a data message to what SDMX-JSON 2.0 asks of the parts that Credlake writes. */
public final class SdmxJsonCheck {

  private static final String ID = "[A-Za-z0-9_@$-]+";
  private static final String COMPONENT = "[A-Za-z][A-Za-z0-9_-]*";

  private SdmxJsonCheck() {}

  /** Names are as they may be, keys and codes point to what is there. */
  public static void message(Path file) throws IOException {
    JsonNode root = new JsonMapper().readTree(file.toFile());
    meta(root.path("meta"));
    JsonNode dataSet = root.path("data").path("dataSets").path(0);
    links(dataSet.path("links"));
    assertThat(dataSet.path("action").asText()).isEqualTo("Information");
    JsonNode structure = root.path("data").path("structures").path(0);
    if (structure.isMissingNode()) {
      assertThat(dataSet.path("observations")).isEmpty();
      return;
    }
    assertThat(dataSet.path("structure").intValue()).isZero();
    links(structure.path("links"));
    JsonNode dimensions = structure.path("dimensions").path("observation");
    for (int i = 0; i < dimensions.size(); i++) {
      component(dimensions.get(i));
      assertThat(dimensions.get(i).path("keyPosition").intValue()).isEqualTo(i);
      assertThat(dimensions.get(i).path("values")).isNotEmpty();
    }
    JsonNode attributes = structure.path("attributes").path("observation");
    for (JsonNode attribute : attributes) {
      component(attribute);
      assertThat(attribute.path("relationship").path("observation").isObject()).isTrue();
    }
    int measures = structure.path("measures").path("observation").size();
    for (Map.Entry<String, JsonNode> one : dataSet.path("observations").properties()) {
      String[] key = one.getKey().split(":", -1);
      assertThat(key).as(one.getKey()).hasSize(dimensions.size());
      for (int i = 0; i < key.length; i++) {
        assertThat(dimensions.get(i).path("values").has(Integer.parseInt(key[i]))).isTrue();
      }
      assertThat(one.getValue()).hasSize(measures + attributes.size());
      for (int i = 0; i < attributes.size(); i++) {
        JsonNode told = one.getValue().get(measures + i);
        if (attributes.get(i).has("values") && !told.isNull()) {
          assertThat(attributes.get(i).path("values").has(told.intValue())).isTrue();
        }
      }
    }
  }

  private static void meta(JsonNode meta) {
    assertThat(meta.path("id").asText()).matches(ID);
    assertThat(Instant.parse(meta.path("prepared").asText())).isNotNull();
    assertThat(meta.path("sender").path("id").asText()).matches(ID);
  }

  private static void links(JsonNode links) {
    assertThat(links).isNotEmpty();
    for (JsonNode link : links) {
      assertThat(link.path("rel").asText()).isNotEmpty();
      assertThat(link.path("urn").asText()).startsWith("urn:sdmx:");
    }
  }

  private static void component(JsonNode component) {
    assertThat(component.path("id").asText()).matches(COMPONENT);
    Set<String> ids = new HashSet<>();
    for (JsonNode value : component.path("values")) {
      assertThat(value.path("id").asText()).matches(ID);
      assertThat(ids.add(value.path("id").asText())).as(value.toString()).isTrue();
      assertThat(value.path("name").isTextual()).isTrue();
    }
  }
}
