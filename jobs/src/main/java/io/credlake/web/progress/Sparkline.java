package io.credlake.web.progress;

import io.credlake.rate.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A small drawing of a series of years, cut where years cannot be compared.
 *
 * @param lines points of each line as SVG writes them, x from 0 to {@link #WIDTH}
 * @param dots years that stand alone, and the last one
 */
public record Sparkline(List<String> lines, List<Dot> dots) {

  /** Width of the drawing. */
  public static final int WIDTH = 96;

  /** Height of the drawing. */
  public static final int HEIGHT = 24;

  private static final int MARGIN = 3;

  /** A point of its own. */
  public record Dot(String x, String y) {}

  /** Draws a series between two years. */
  public static Sparkline of(CutSeries series, int first, int last) {
    List<Observed> values = series.values();
    double low = values.stream().mapToDouble(Observed::value).min().orElse(0);
    double high = values.stream().mapToDouble(Observed::value).max().orElse(0);
    List<String> lines = new ArrayList<>();
    List<Dot> dots = new ArrayList<>();
    for (List<Observed> piece : series.pieces()) {
      List<Dot> points =
          piece.stream()
              .map(one -> new Dot(x(one.period(), first, last), y(one.value(), low, high)))
              .toList();
      if (points.size() > 1) {
        lines.add(String.join(" ", points.stream().map(dot -> dot.x + "," + dot.y).toList()));
      }
      if (points.size() == 1 || piece == series.pieces().getLast()) {
        dots.add(points.getLast());
      }
    }
    return new Sparkline(lines, dots);
  }

  private static String x(Period period, int first, int last) {
    int steps = Math.max(1, last - first);
    double step = (WIDTH - 2.0 * MARGIN) / steps;
    return round(MARGIN + step * (period.last().getYear() - first));
  }

  // A series that never moves is drawn in the middle: it is neither at its best nor at its worst.
  private static String y(double value, double low, double high) {
    double height = HEIGHT - 2.0 * MARGIN;
    double share = high > low ? (value - low) / (high - low) : 0.5;
    return round(HEIGHT - MARGIN - height * share);
  }

  private static String round(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
