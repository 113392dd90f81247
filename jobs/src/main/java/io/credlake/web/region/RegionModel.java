package io.credlake.web.region;

import io.credlake.index.explain.Series;
import io.credlake.rate.Ahead;
import io.credlake.rate.Explained;
import io.credlake.rate.IndexFigures.Contribution;
import io.credlake.rate.IndexFigures.Effect;
import io.credlake.rate.IndexFigures.Standing;
import io.credlake.rate.IndexSeries;
import io.credlake.rate.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the profile of a region shows.
 *
 * @param all standings of the region and those beside it: at all nodes, in all years
 * @param contributions to the score of the region in the year, in the order of the framework
 * @param effects on its score since the year before, the greatest first
 * @param like codes of the regions from which it cannot be told apart
 * @param pairs each two of those that are compared
 */
public record RegionModel(
    IndexChosen index,
    Place place,
    Map<Place, List<Standing>> all,
    List<Contribution> contributions,
    List<Effect> effects,
    List<String> like,
    IndexSeries series,
    List<Pair> pairs) {

  private static final int MOST = 8;

  /**
   * Two regions that are compared.
   *
   * @param above part of the replications in which the first is above; null if they can be told
   *     apart
   */
  public record Pair(Place first, Place other, Ahead ahead, Double above) {}

  /** Its standings of the year, in the order of the framework. */
  public List<Standing> now() {
    return now(place);
  }

  /** Standings of a region in the year, in the order of the framework. */
  public List<Standing> now(Place of) {
    return all.get(of).stream().filter(one -> one.year() == index.year()).toList();
  }

  /** How the region stands at the index; empty if the run does not tell. */
  public Optional<Standing> top() {
    return top(index.year());
  }

  /** How the region stood at the index the year before. */
  public Optional<Standing> before() {
    return top(index.year() - 1).filter(one -> one.score() != null);
  }

  private Optional<Standing> top(int year) {
    return tops(place).stream().filter(one -> one.year() == year).findAny();
  }

  private List<Standing> tops(Place of) {
    return all.get(of).stream().filter(one -> one.parent() == null).toList();
  }

  /** How a region stands at a node in the year. */
  public Optional<Standing> at(Place of, String node) {
    return now(of).stream().filter(one -> one.node().equals(node)).findAny();
  }

  /** What a part adds to the score; null if it adds nothing. */
  public Double adds(String node) {
    return Explained.byPart(contributions).get(node);
  }

  /** The indicators of a part. */
  public List<Contribution> leaves(String part) {
    return contributions.stream().filter(one -> part.equals(one.part())).toList();
  }

  /** The greatest contribution, by which bars are drawn. */
  public double greatest() {
    return contributions.stream()
        .filter(one -> one.contribution() != null)
        .mapToDouble(one -> Math.abs(one.contribution()))
        .max()
        .orElse(1);
  }

  /** What it does best against its peers. */
  public List<Contribution> strengths() {
    return Explained.strengths(contributions).stream().limit(MOST).toList();
  }

  /** What it does worst against its peers. */
  public List<Contribution> weaknesses() {
    return Explained.weaknesses(contributions).stream().limit(MOST).toList();
  }

  /** What its score misses. */
  public List<Contribution> missing() {
    return Explained.missing(contributions);
  }

  /** How much each cause moved its score since the year before. */
  public Map<String, Double> causes() {
    return Explained.causes(effects);
  }

  /** The indicators that moved its score most. */
  public List<Effect> moved() {
    return effects.stream().filter(one -> one.node() != null).limit(MOST).toList();
  }

  /** The greatest of the causes, by which bars are drawn. */
  public double greatestCause() {
    return causes().values().stream().mapToDouble(Math::abs).max().orElse(1);
  }

  /** Scores over time of the region and those beside it. */
  public List<ScorePath> paths() {
    int first = index.basis().firstYear();
    int last = index.basis().lastYear();
    return all.keySet().stream()
        .map(
            of ->
                ScorePath.of(of.code(), tops(of), first, last, year -> !breaks(of, year).isEmpty()))
        .toList();
  }

  /** What keeps a year of a region from being compared with the one before. */
  public List<Series.Break> breaks(Place of, int year) {
    return series.breaks(of, year);
  }

  /** Whether others stand beside it. */
  public boolean isComparison() {
    return all.size() > 1;
  }
}
