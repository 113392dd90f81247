package io.credlake.index.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * Scores of a unit over time, with marks where they cannot be compared as they are.
 *
 * @param points in order of time
 */
public record Series(List<Point> points) {

  /**
   * A score.
   *
   * @param period of it
   * @param score of the unit
   * @param framework id and version by which it was computed
   * @param basis of its scale: {@code goalposts}, {@code panel}, {@code each} or the base period
   * @param indicators ids of those that were there
   */
  public record Score(
      String period, double score, String framework, String basis, List<String> indicators) {}

  /** Why a score cannot be compared with the one before. */
  public enum Break {
    /** Each period has a scale of its own: only ranks can be compared. */
    OWN_SCALE,
    /** The base period of the scale is another. */
    REBASED,
    /** The framework or its version is another. */
    METHOD,
    /** Other indicators were there. */
    INDICATORS,
    /** A rule or a source changed. */
    SOURCE
  }

  /**
   * A score with what parts it from the one before.
   *
   * @param score as computed
   * @param linked on the basis of the last score: earlier ones times the ratio of both in the
   *     periods in which they overlap; the score itself where nothing was rebased
   * @param breaks between the score before and this one; empty: they can be compared
   */
  public record Point(Score score, double linked, List<Break> breaks) {}

  /**
   * Marks breaks.
   *
   * @param scores in order of time; of a period that is there twice the first is by the old basis,
   *     the second by the new one, and both link the parts
   * @param sourceBreaks periods with which a rule or a source changed
   */
  public static Series of(List<Score> scores, List<String> sourceBreaks) {
    List<Point> points = new ArrayList<>();
    double[] linked = linked(scores);
    for (int i = 0; i < scores.size(); i++) {
      Score score = scores.get(i);
      boolean old = i + 1 < scores.size() && scores.get(i + 1).period().equals(score.period());
      if (!old) {
        Score before = points.isEmpty() ? null : points.getLast().score();
        points.add(
            new Point(
                score,
                linked[i],
                before == null ? List.of() : breaks(before, score, sourceBreaks)));
      }
    }
    return new Series(points);
  }

  private static double[] linked(List<Score> scores) {
    double[] linked = new double[scores.size()];
    double factor = 1;
    for (int i = scores.size() - 1; i >= 0; i--) {
      Score score = scores.get(i);
      if (i + 1 < scores.size() && scores.get(i + 1).period().equals(score.period())) {
        factor = score.score() == 0 ? factor : factor * scores.get(i + 1).score() / score.score();
      }
      linked[i] = factor * score.score();
    }
    return linked;
  }

  private static List<Break> breaks(Score before, Score after, List<String> sourceBreaks) {
    List<Break> breaks = new ArrayList<>();
    if (after.basis().equals("each")) {
      breaks.add(Break.OWN_SCALE);
    } else if (!after.basis().equals(before.basis())) {
      breaks.add(Break.REBASED);
    }
    if (!after.framework().equals(before.framework())) {
      breaks.add(Break.METHOD);
    }
    if (!after.indicators().equals(before.indicators())) {
      breaks.add(Break.INDICATORS);
    }
    boolean source =
        sourceBreaks.stream()
            .anyMatch(
                period ->
                    period.compareTo(before.period()) > 0 && period.compareTo(after.period()) <= 0);
    if (source) {
      breaks.add(Break.SOURCE);
    }
    return breaks;
  }
}
