package io.credlake.trino;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credlake.access.AccessList;
import io.credlake.access.AccessUser;
import io.credlake.access.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AccessRulesTest {

  private static final List<ViewFile> VIEWS = ViewFile.readAll(Path.of("../sql/views"));

  private static final JsonNode RULES =
      rules(
          new AccessUser("ann", Role.POLICY_OFFICE, "330000", null, false),
          new AccessUser("bob", Role.RESEARCHER, null, null, false),
          new AccessUser("cyl", Role.STEWARD, null, List.of("SAIC", "SAMR"), false),
          new AccessUser("dan", Role.OPERATOR, null, null, false));

  private static JsonNode rules(AccessUser... users) {
    String json =
        AccessRules.json(new AccessList(List.of(users)), VIEWS, List.of("credlake", "root"));
    try {
      return new JsonMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean matches(JsonNode rule, String key, String value) {
    return !rule.has(key) || Pattern.compile(rule.get(key).asText()).matcher(value).matches();
  }

  /** The first rule that matches, as Trino finds it. */
  private static JsonNode table(String user, String catalog, String schema, String table) {
    for (JsonNode rule : RULES.get("tables")) {
      if (matches(rule, "user", user)
          && matches(rule, "catalog", catalog)
          && matches(rule, "schema", schema)
          && matches(rule, "table", table)) {
        return rule;
      }
    }
    return null;
  }

  @Test
  void noSectionIsLeftToTrinosDefaults() {
    List<String> sections = new ArrayList<>();
    RULES.fieldNames().forEachRemaining(sections::add);
    assertThat(sections)
        .containsExactlyInAnyOrder(
            "catalogs",
            "schemas",
            "tables",
            "queries",
            "impersonation",
            "system_information",
            "system_session_properties",
            "catalog_session_properties",
            "functions",
            "procedures");
    for (String section : sections) {
      for (JsonNode rule : RULES.get(section)) {
        assertThat(rule.has("user") || rule.has("original_user")).as(section).isTrue();
      }
    }
  }

  @Test
  void aResearcherHasTheOpenSchemaAndNothingElse() {
    assertThat(table("bob", "lake", "open", "coverage").get("privileges"))
        .hasToString("[\"SELECT\"]");
    assertThat(table("bob", "lake", "open", "coverage$files")).isNull();
    assertThat(table("bob", "lake", "opened", "coverage")).isNull();
    for (String schema : List.of("core", "ops", "ref", "stat", "policy", "release_2018")) {
      assertThat(table("bob", "lake", schema, "coverage")).as(schema).isNull();
    }
    assertThat(table("bob", "system", "runtime", "queries")).isNull();
    assertThat(table("eve", "lake", "open", "coverage")).isNull();
  }

  @Test
  void theReaderSeesAllOfTheLakeAndOnlyReads() {
    for (String schema : List.of("core", "ops", "open", "policy", "release_2018")) {
      assertThat(table("credlake-reader", "lake", schema, "coverage").get("privileges"))
          .as(schema)
          .hasToString("[\"SELECT\"]");
    }
    assertThat(table("credlake-reader", "system", "runtime", "queries")).isNull();
    for (JsonNode rule : RULES.get("procedures")) {
      assertThat(matches(rule, "user", "credlake-reader")).isFalse();
    }
    for (JsonNode rule : RULES.get("catalogs")) {
      if (matches(rule, "user", "credlake-reader")) {
        assertThat(rule.get("allow").asText()).isEqualTo("read-only");
      }
    }
  }

  @Test
  void aProvinceSeesItsRowsThoseOfTheNationAndThoseOfTickets() {
    JsonNode rule = table("ann", "lake", "policy", "coverage");
    assertThat(rule.get("filter").asText())
        .isEqualTo(
            "coalesce(\"region\" IS NULL OR \"region\" = '000000' OR substr(\"region\", 1, 2) ="
                + " '33' OR substr(\"region\", 1, 2) IN (SELECT t.province FROM"
                + " lake.policy.live_ticket t WHERE t.user_name = 'ann' AND t.object ="
                + " 'policy.coverage'), false)");
    assertThat(rule.get("filter_environment").get("user").asText()).isEqualTo("credlake");
    assertThat(table("ann", "lake", "policy", "identity")).isNull();
    assertThat(table("ann", "lake", "policy", "commitment").has("filter")).isFalse();
  }

  @Test
  void numbersOfControlledGradeAreMasked() {
    Map<String, String> masks = new HashMap<>();
    for (JsonNode column : table("ann", "lake", "policy", "person_coverage").get("columns")) {
      masks.put(column.get("name").asText(), column.get("mask").asText());
    }
    assertThat(masks).containsOnlyKeys("numerator", "denominator", "rate");
    assertThat(masks.get("rate"))
        .startsWith("CASE WHEN feed IN (SELECT f.feed FROM lake.ref.feed f WHERE f.grade <>")
        .endsWith("THEN \"rate\" END");
  }

  @Test
  void aStewardSeesTheOwnDepartments() {
    assertThat(table("cyl", "lake", "policy", "quarantine").get("filter").asText())
        .isEqualTo("\"sender\" IN ('SAIC', 'SAMR')");
    assertThat(table("cyl", "lake", "ops", "rejection").get("filter").asText())
        .isEqualTo(
            "feed IN (SELECT f.feed FROM lake.ref.feed f WHERE f.sender IN ('SAIC', 'SAMR'))");
    assertThat(table("cyl", "lake", "ops", "audit")).isNull();
    assertThat(table("cyl", "lake", "policy", "record_history")).isNull();
  }

  @Test
  void anOperatorSeesNoRejectedText() {
    assertThat(table("dan", "lake", "ops", "rejection").get("columns"))
        .hasToString("[{\"name\":\"value\",\"allow\":false},{\"name\":\"row\",\"allow\":false}]");
    assertThat(table("dan", "lake", "ops", "rejection$files")).isNull();
    assertThat(table("dan", "lake", "core", "record$snapshots")).isNotNull();
    assertThat(table("dan", "lake", "core", "record$partitions")).isNull();
    assertThat(table("dan", "lake", "core", "record")).isNull();
  }

  @Test
  void theOwnerMayLendRightsToViews() {
    for (String owner : List.of("credlake", "root")) {
      assertThat(table(owner, "lake", "core", "record").get("privileges").toString())
          .contains("OWNERSHIP", "GRANT_SELECT");
    }
  }

  @Test
  void withoutUsersOnlyTheOwnerIsLetIn() {
    JsonNode rules = rules();
    for (String section : List.of("catalogs", "queries", "tables", "functions")) {
      for (JsonNode rule : rules.get(section)) {
        assertThat(matches(rule, "user", "")).as(rule.toString()).isFalse();
        assertThat(matches(rule, "user", "ann")).as(rule.toString()).isFalse();
      }
    }
  }

  @Test
  void everyViewSaysWhoReadsItAndItsColumnsAreThere() {
    for (ViewFile view : VIEWS) {
      ViewAccess access = view.about().access();
      List<String> columns = new ArrayList<>(access.region());
      columns.addAll(access.controlled());
      if (access.department() != null) {
        columns.add(access.department());
      }
      assertThat(view.about().columns().keySet()).as(view.name()).containsAll(columns);
      assertThat(access.readers()).as(view.name()).doesNotContain(Role.RESEARCHER);
      if (!access.controlled().isEmpty()) {
        assertThat(view.about().columns()).as(view.name()).containsKey("feed");
      }
      if (!view.name().equals("live_ticket")) {
        assertThat(access.readers()).as("access of " + view.name()).isNotEmpty();
      }
    }
  }
}
