package io.credlake.rate;

import io.credlake.index.explain.Series;
import io.credlake.plan.Plan;
import io.credlake.plan.SeriesBreak;
import io.credlake.rate.IndexFigures.Basis;
import io.credlake.rate.IndexFigures.Contribution;
import io.credlake.rate.IndexFigures.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Scores of regions over time, with what keeps a year from being compared with the one before.
 *
 * @param series by region
 * @param sources changes of rules or sources in the years that are told
 */
public record IndexSeries(Map<Place, Series> series, List<SeriesBreak> sources) {

  /**
   * Of regions.
   *
   * @param standings of each region, at the index among others
   * @param contributions to the scores of each region, by year
   */
  public static IndexSeries of(
      Basis basis,
      Plan plan,
      Map<Place, List<Standing>> standings,
      Map<Place, Map<Integer, List<Contribution>>> contributions) {
    Set<SeriesBreak> sources = new LinkedHashSet<>();
    Map<Place, Series> series = new HashMap<>();
    for (Map.Entry<Place, List<Standing>> entry : standings.entrySet()) {
      Place place = entry.getKey();
      Map<Integer, List<Contribution>> years = contributions.get(place);
      for (Contribution one : years.getOrDefault(basis.lastYear(), List.of())) {
        plan.breaksOf(plan.commitment(one.commitment())).stream()
            .filter(found -> found.month().getYear() > basis.firstYear())
            .filter(found -> found.month().getYear() <= basis.lastYear())
            .forEach(sources::add);
      }
      List<Series.Score> scores = new ArrayList<>();
      for (Standing one : entry.getValue()) {
        if (one.parent() == null && one.score() != null) {
          scores.add(
              new Series.Score(
                  Integer.toString(one.year()),
                  one.score(),
                  basis.framework() + " " + basis.version(),
                  basis.scale(),
                  present(years.getOrDefault(one.year(), List.of()))));
        }
      }
      List<String> parting =
          sources.stream().map(found -> Integer.toString(found.month().getYear())).toList();
      series.put(place, Series.of(scores, parting));
    }
    return new IndexSeries(
        series, sources.stream().sorted(Comparator.comparing(SeriesBreak::month)).toList());
  }

  private static List<String> present(List<Contribution> contributions) {
    return contributions.stream()
        .filter(one -> one.normalised() != null)
        .map(Contribution::node)
        .sorted()
        .toList();
  }

  /** What parts a year of a region from the one before; empty: nothing, or there is no score. */
  public List<Series.Break> breaks(Place place, int year) {
    Optional<Series.Point> point =
        series.get(place).points().stream()
            .filter(one -> one.score().period().equals(Integer.toString(year)))
            .findAny();
    return point.map(Series.Point::breaks).orElse(List.of());
  }
}
