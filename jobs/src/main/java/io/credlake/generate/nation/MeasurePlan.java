package io.credlake.generate.nation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the generator must know of an indicator to write what it is counted from; read as plain
 * data, so that nothing of the evaluation is relied on.
 *
 * @param commitment that it measures
 * @param share whether it has a denominator
 * @param feed that returns it; empty: it is not returned
 * @param months of the period for which it is returned
 * @param per what a unit of a milestone is; empty: it is none
 * @param members that a milestone's units are of
 * @param comes whether a milestone counts what came, not what is in force
 */
record MeasurePlan(
    String commitment,
    boolean share,
    String feed,
    int months,
    String per,
    List<String> members,
    boolean comes) {

  private static final YAMLMapper YAML = new YAMLMapper();

  /** The indicators of a folder; none if there is no such folder. */
  static List<MeasurePlan> load(Path folder) throws IOException {
    List<MeasurePlan> plans = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return plans;
    }
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    for (Path file : files) {
      for (JsonNode indicator : YAML.readTree(file.toFile()).path("indicators")) {
        plans.add(of(indicator));
      }
    }
    return plans;
  }

  private static MeasurePlan of(JsonNode indicator) {
    JsonNode measure = indicator.path("measure");
    JsonNode returned = measure.path("return");
    JsonNode milestone = measure.path("milestone");
    List<String> members = new ArrayList<>();
    milestone.path("members").forEach(member -> members.add(member.asText()));
    return new MeasurePlan(
        indicator.path("commitment").asText(),
        indicator.has("denominator"),
        returned.path("feed").asText(""),
        switch (returned.path("period").asText("")) {
          case "yearly" -> 12;
          case "quarterly" -> 3;
          default -> 1;
        },
        milestone.path("per").asText(""),
        members,
        milestone.path("over").asText("").equals("flow"));
  }
}
