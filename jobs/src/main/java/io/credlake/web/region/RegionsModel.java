package io.credlake.web.region;

import io.credlake.rate.IndexFigures.Standing;
import io.credlake.web.progress.Steps;
import io.credlake.web.progress.Told;
import java.util.List;
import java.util.Map;

/**
 * What the page of the regions shows.
 *
 * @param standings in the order asked for
 * @param pairs regions from which each cannot be told apart, by code
 */
public record RegionsModel(
    Told told,
    IndexChosen index,
    Order order,
    List<Standing> standings,
    Map<String, List<String>> pairs) {

  /** The classes of the map. */
  public Steps steps() {
    return Steps.of(
        standings.stream().map(Standing::score).filter(score -> score != null).toList());
  }

  /** Lowest end of all intervals. */
  public double low() {
    return standings.stream()
        .filter(one -> one.low() != null)
        .mapToDouble(Standing::low)
        .min()
        .orElse(0);
  }

  /** Highest end of all intervals. */
  public double high() {
    return standings.stream()
        .filter(one -> one.high() != null)
        .mapToDouble(Standing::high)
        .max()
        .orElse(1);
  }

  /** Where a score lies between {@link #low} and {@link #high}, 0 to 100. */
  public double at(double score) {
    double range = Math.max(1e-9, high() - low());
    return 100 * (score - low()) / range;
  }

  /** How many pairs cannot be told apart. */
  public int apart() {
    return pairs.values().stream().mapToInt(List::size).sum() / 2;
  }

  /** How many pairs there are among those with a score. */
  public long couples() {
    long scored = standings.stream().filter(one -> one.score() != null).count();
    return scored * (scored - 1) / 2;
  }

  /** Why regions have no score, each once. */
  public List<String> reasons() {
    return standings.stream()
        .filter(one -> one.score() == null)
        .map(Standing::reason)
        .distinct()
        .sorted()
        .toList();
  }

  /** The names of the regions from which one cannot be told apart. */
  public List<String> like(Standing standing) {
    return pairs.getOrDefault(standing.region(), List.of()).stream().map(told::region).toList();
  }
}
