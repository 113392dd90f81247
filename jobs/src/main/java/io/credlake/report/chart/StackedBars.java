package io.credlake.report.chart;

import io.credlake.report.chart.Svg.Anchor;
import java.util.List;

/** Bars of the same length, each divided into the shares of what it is made of. */
public final class StackedBars {

  private static final int WIDTH = 600;
  private static final int ROW = 26;
  private static final int SIZE = 11;
  private static final int LEGEND_ROW = 18;
  private static final int RIGHT = 46;

  private StackedBars() {}

  /**
   * What bars are made of.
   *
   * @param color {@code #rrggbb}
   */
  public record Part(String name, String color) {}

  /** A bar, with as many numbers as there are parts. */
  public record Bar(String name, List<Long> numbers) {}

  /** How high the drawing is. */
  public static int height(List<Part> parts, List<Bar> bars) {
    return ROW * bars.size() + LEGEND_ROW * legendRows(parts) + 14;
  }

  /** How wide the drawing is. */
  public static int width() {
    return WIDTH;
  }

  /** Draws the bars; of a bar without anything only its name. */
  public static String draw(List<Part> parts, List<Bar> bars) {
    Svg svg = new Svg(WIDTH, height(parts, bars));
    double left =
        8 + bars.stream().mapToDouble(bar -> Svg.widthOf(bar.name(), SIZE)).max().orElse(0);
    double wide = WIDTH - left - RIGHT;
    double y = 4;
    for (Bar bar : bars) {
      long whole = bar.numbers().stream().mapToLong(Long::longValue).sum();
      svg.text(left - 6, y + ROW * 0.6, SIZE, Anchor.END, Palette.INK, bar.name());
      double x = left;
      for (int i = 0; i < parts.size() && whole > 0; i++) {
        long number = bar.numbers().get(i);
        double w = wide * number / whole;
        if (number > 0) {
          String fill = parts.get(i).color();
          svg.box(x, y + 3, w, ROW - 7.0, fill, "#ffffff");
          if (w > Svg.widthOf(Long.toString(number), SIZE) + 2) {
            svg.text(
                x + w / 2,
                y + ROW * 0.6,
                SIZE - 1,
                Anchor.MIDDLE,
                Palette.on(fill),
                Long.toString(number));
          }
        }
        x += w;
      }
      svg.text(
          WIDTH - 2.0, y + ROW * 0.6, SIZE, Anchor.END, Palette.INK, "n=" + Long.toString(whole));
      y += ROW;
    }
    legend(svg, parts, y + 12);
    return svg.drawing();
  }

  private static void legend(Svg svg, List<Part> parts, double top) {
    double x = 4;
    double y = top;
    for (Part part : parts) {
      double w = 18 + Svg.widthOf(part.name(), SIZE) + 12;
      if (x + w > WIDTH) {
        x = 4;
        y += LEGEND_ROW;
      }
      svg.box(x, y - 9, 11, 11, part.color(), Palette.GREY);
      svg.text(x + 15, y, SIZE, Anchor.START, Palette.INK, part.name());
      x += w;
    }
  }

  private static int legendRows(List<Part> parts) {
    double x = 4;
    int rows = 1;
    for (Part part : parts) {
      double w = 18 + Svg.widthOf(part.name(), SIZE) + 12;
      if (x + w > WIDTH) {
        x = 4;
        rows++;
      }
      x += w;
    }
    return rows;
  }
}
