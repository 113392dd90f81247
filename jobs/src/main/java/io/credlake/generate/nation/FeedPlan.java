package io.credlake.generate.nation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the generator must know of a feed to write its deliveries; read from the contract as plain
 * data, so that nothing of the pipeline's reading is relied on.
 *
 * @param position among all feeds, in the order of their names
 * @param field key field of all its records; empty: none
 * @param months that one delivery covers
 * @param timelyDays working days in which an event must be reported; -1: no such rule
 * @param minimumCell smallest cell about persons; 0: the feed counts none
 * @param firstDay first day the feed runs; null: it always did
 * @param lastDay last day the feed runs; null: it goes on
 */
record FeedPlan(
    int position,
    String feed,
    int version,
    String sender,
    String shape,
    String category,
    String field,
    List<String> layouts,
    List<String> formats,
    List<String> encodings,
    int months,
    int timelyDays,
    int minimumCell,
    boolean share,
    List<String> controlSums,
    LocalDate firstDay,
    LocalDate lastDay) {

  private static final YAMLMapper YAML = new YAMLMapper();

  /** The feeds of a folder of contracts whose layout the generator can write. */
  static List<FeedPlan> load(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    List<FeedPlan> plans = new ArrayList<>();
    for (Path file : files) {
      FeedPlan plan = of(YAML.readTree(file.toFile()), plans.size());
      if (Form.isKnown(plan.layout())) {
        plans.add(plan);
      }
    }
    return plans;
  }

  private static FeedPlan of(JsonNode yaml, int position) {
    JsonNode timeliness = yaml.path("timeliness");
    boolean working = timeliness.path("working").asBoolean();
    String since = yaml.path("in_force").path("from").asText("");
    String until = yaml.path("in_force").path("to").asText("");
    String feed = yaml.path("feed").asText();
    List<String> layouts = texts(yaml.path("layouts"));
    return new FeedPlan(
        position,
        feed,
        yaml.path("version").asInt(),
        yaml.path("sender").asText(),
        yaml.path("shape").asText(),
        yaml.path("constants").path("category").asText(""),
        yaml.path("constants").path("field").asText(""),
        layouts.isEmpty() ? List.of(feed) : layouts,
        texts(yaml.path("format")),
        texts(yaml.path("encodings")),
        months(yaml.path("period").asText(""), feed),
        working ? timeliness.path("days").asInt() : -1,
        yaml.path("guard").asText("").equals("A") ? yaml.path("minimum_cell").asInt() : 0,
        yaml.path("share").asBoolean(),
        texts(yaml.path("control_sums")),
        since.isEmpty() ? null : LocalDate.parse(since),
        until.isEmpty() ? null : LocalDate.parse(until));
  }

  /** What provinces send but for licences and penalties is gathered over a quarter. */
  private static int months(String period, String feed) {
    boolean gathered =
        feed.startsWith("prov-") && !feed.equals("prov-licences") && !feed.equals("prov-penalties");
    return switch (period) {
      case "yearly" -> 12;
      case "quarterly", "on_change" -> 3;
      default -> gathered ? 3 : 1;
    };
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.forEach(element -> texts.add(element.asText()));
    return texts;
  }

  /** The newest edition of the standard that the feed follows. */
  String layout() {
    return layouts.getFirst();
  }

  /** Whether each province sends deliveries of its own. */
  boolean isProvincial() {
    return sender.equals("PROV");
  }

  /** Whether its rows say whether an event was reported in time. */
  boolean isTimed() {
    return timelyDays >= 0 && shape.equals("record");
  }

  /** Whether the feed runs on a day. */
  boolean runsOn(LocalDate day) {
    boolean begun = firstDay == null || !day.isBefore(firstDay);
    return begun && (lastDay == null || !day.isAfter(lastDay));
  }
}
