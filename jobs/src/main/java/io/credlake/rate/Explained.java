package io.credlake.rate;

import io.credlake.rate.IndexFigures.Contribution;
import io.credlake.rate.IndexFigures.Effect;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What makes up the score of a region, and what changed it, summed and put in order. */
public final class Explained {

  private Explained() {}

  /** What each part adds to the score, in the order of its first indicator. */
  public static Map<String, Double> byPart(List<Contribution> contributions) {
    return contributions.stream()
        .filter(one -> one.contribution() != null)
        .collect(
            Collectors.groupingBy(
                Contribution::part,
                LinkedHashMap::new,
                Collectors.summingDouble(Contribution::contribution)));
  }

  /** Indicators by which it is ahead of its peers, the greatest first. */
  public static List<Contribution> strengths(List<Contribution> contributions) {
    return contributions.stream()
        .filter(one -> one.strength() != null && one.strength() > 0)
        .sorted(Comparator.comparingDouble(Contribution::strength).reversed())
        .toList();
  }

  /** Indicators by which it is behind its peers, the greatest first. */
  public static List<Contribution> weaknesses(List<Contribution> contributions) {
    return contributions.stream()
        .filter(one -> one.strength() != null && one.strength() < 0)
        .sorted(Comparator.comparingDouble(Contribution::strength))
        .toList();
  }

  /** Indicators without a value, in the order of the framework. */
  public static List<Contribution> missing(List<Contribution> contributions) {
    return contributions.stream().filter(one -> !one.status().equals("reported")).toList();
  }

  /** How much each cause moved the score, in the order of their first effects. */
  public static Map<String, Double> causes(List<Effect> effects) {
    return effects.stream()
        .collect(
            Collectors.groupingBy(
                Effect::cause, LinkedHashMap::new, Collectors.summingDouble(Effect::amount)));
  }
}
