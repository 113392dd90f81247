package io.credlake.indicator;

import io.credlake.conf.ConfException;
import io.credlake.conf.Nearest;
import io.credlake.conf.StrictYaml;
import io.credlake.plan.Commitment;
import io.credlake.plan.Plan;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The indicators of all commitments, of a folder with a file {@code <node>.yaml} for each node. */
public final class Indicators implements Serializable {

  private static final long serialVersionUID = 1;
  private static final String YAML = ".yaml";

  private final LinkedHashMap<String, Indicator> byCommitment = new LinkedHashMap<>();

  private Indicators() {}

  /** What a file holds. */
  record OfNode(String node, List<Indicator> indicators) {
    OfNode {
      indicators = indicators == null ? List.of() : indicators;
    }
  }

  /**
   * The indicators of a folder.
   *
   * @param plan whose commitments they measure
   * @param feeds names of the feeds that they may count
   * @throws ConfException if a file is wrong, or a commitment has no indicator; the message names
   *     file and line
   */
  public static Indicators load(Path folder, Plan plan, Collection<String> feeds)
      throws IOException {
    Map<String, Indicator> found = new LinkedHashMap<>();
    for (Path path : files(folder)) {
      String yaml = Files.readString(path);
      String file = path.getFileName().toString();
      OfNode ofNode = StrictYaml.read(OfNode.class, yaml, file, Map.of());
      if (!file.equals(ofNode.node() + YAML)) {
        throw wrong(
            file, yaml, "node", String.valueOf(ofNode.node()), List.of(file.replace(YAML, "")));
      }
      for (Indicator indicator : ofNode.indicators()) {
        check(indicator, ofNode.node(), plan, file, yaml);
        checkFeeds(indicator, feeds, file, yaml);
        if (found.put(indicator.commitment(), indicator) != null) {
          throw new ConfException(
              "Invalid indicator in %s, the commitment has two: %s"
                  .formatted(file, indicator.commitment()));
        }
      }
    }
    Indicators indicators = new Indicators();
    for (Commitment commitment : plan.commitments()) {
      Indicator indicator = found.get(commitment.id());
      if (indicator == null) {
        throw new ConfException(
            "Invalid indicators, %s has none of commitment: %s"
                .formatted(commitment.node() + YAML, commitment.id()));
      }
      indicators.byCommitment.put(commitment.id(), indicator);
    }
    return indicators;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(YAML)).sorted().toList();
    }
  }

  private static void check(Indicator indicator, String node, Plan plan, String file, String yaml) {
    List<String> inNode =
        plan.commitments().stream()
            .filter(commitment -> commitment.node().equals(node))
            .map(Commitment::id)
            .toList();
    if (!inNode.contains(indicator.commitment())) {
      throw wrong(file, yaml, "commitment", String.valueOf(indicator.commitment()), inNode);
    }
    try {
      indicator.check();
    } catch (IllegalArgumentException e) {
      throw new ConfException(
          "Invalid indicator in %s, line %d, %s: %s"
              .formatted(
                  file, line(yaml, indicator.commitment()), e.getMessage(), indicator.commitment()),
          e);
    }
  }

  private static void checkFeeds(
      Indicator indicator, Collection<String> feeds, String file, String yaml) {
    for (String feed : indicator.measure().feeds()) {
      if (!feeds.contains(feed)) {
        throw wrong(file, yaml, "feed", feed, feeds);
      }
    }
  }

  /** Tells a wrong value with the line on which it stands. */
  private static ConfException wrong(
      String file, String yaml, String key, String value, Collection<String> right) {
    return new ConfException(
        "Invalid %s in %s, line %d: %s%s"
            .formatted(key, file, line(yaml, value), value, Nearest.hint(value, right)));
  }

  /** Number of the first line with a text. */
  private static int line(String yaml, String text) {
    List<String> lines = yaml.lines().toList();
    int line = 0;
    while (line < lines.size() && !lines.get(line).contains(text)) {
      line++;
    }
    return line + 1;
  }

  /** All indicators, in the order of the outline. */
  public Collection<Indicator> all() {
    return byCommitment.values();
  }

  /** The indicator of a commitment of the plan. */
  public Indicator of(Commitment commitment) {
    return byCommitment.get(commitment.id());
  }
}
