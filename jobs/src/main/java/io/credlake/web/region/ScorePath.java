package io.credlake.web.region;

import io.credlake.rate.IndexFigures.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Scores of a region over time with their intervals, as coordinates of a drawing of {@link #WIDTH}
 * by {@link #HEIGHT}; scores from 0 to 100.
 *
 * @param region code
 * @param lines points as SVG writes them, cut where a year does not compare with the one before
 * @param marks of each year with a score
 */
public record ScorePath(String region, List<String> lines, List<Mark> marks) {

  /** Width of the drawing. */
  public static final int WIDTH = 560;

  /** Height of the drawing. */
  public static final int HEIGHT = 220;

  /** Where time begins. */
  public static final int LEFT = 40;

  private static final int TOP = 10;
  private static final int BOTTOM = HEIGHT - 28;
  private static final int MARGIN = 20;
  private static final double MOST = 100;

  /** A score with its interval. */
  public record Mark(int year, double x, double y, double low, double high, Standing standing) {}

  /**
   * Draws a region.
   *
   * @param standings at the index, by year
   * @param parted whether a year does not compare with the one before
   */
  public static ScorePath of(
      String region, List<Standing> standings, int first, int last, IntPredicate parted) {
    List<Mark> marks = new ArrayList<>();
    List<List<Mark>> pieces = new ArrayList<>();
    for (Standing one : standings) {
      if (one.score() == null) {
        continue;
      }
      Mark mark =
          new Mark(
              one.year(),
              x(one.year(), first, last),
              y(one.score()),
              y(one.low()),
              y(one.high()),
              one);
      boolean joined =
          !marks.isEmpty() && marks.getLast().year == one.year() - 1 && !parted.test(one.year());
      if (!joined) {
        pieces.add(new ArrayList<>());
      }
      pieces.getLast().add(mark);
      marks.add(mark);
    }
    return new ScorePath(
        region,
        pieces.stream().filter(piece -> piece.size() > 1).map(ScorePath::line).toList(),
        marks);
  }

  private static String line(List<Mark> piece) {
    return String.join(
        " ",
        piece.stream()
            .map(mark -> String.format(Locale.ROOT, "%.1f,%.1f", mark.x, mark.y))
            .toList());
  }

  /** Where a year lies. */
  public static double x(int year, int first, int last) {
    double range = Math.max(1, last - first);
    return LEFT + MARGIN + (WIDTH - LEFT - 2.0 * MARGIN) * (year - first) / range;
  }

  /** Where a score lies. */
  public static double y(double score) {
    return BOTTOM - (BOTTOM - TOP) * Math.clamp(score, 0, MOST) / MOST;
  }
}
