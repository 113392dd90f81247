package io.credlake.report.chart;

import io.credlake.report.chart.Svg.Anchor;
import java.util.List;

/** Shares from 0 to 100 % as bars one below the other; what is not known has no bar but words. */
public final class RateBars {

  private static final int WIDTH = 600;
  private static final int ROW = 19;
  private static final int SIZE = 11;
  private static final int TOP = 20;
  private static final int RIGHT = 150;

  private RateBars() {}

  /**
   * A share.
   *
   * @param rate 0 to 1; null: not known
   * @param told what stands behind it: numbers, or why there is none
   */
  public record Bar(String name, Double rate, String told, boolean marked) {}

  /** How high the drawing is. */
  public static int height(List<Bar> bars) {
    return TOP + ROW * bars.size() + 6;
  }

  /** How wide the drawing is. */
  public static int width() {
    return WIDTH;
  }

  /** Draws the shares on a scale from nothing to a round share above the largest. */
  public static String draw(List<Bar> bars) {
    Svg svg = new Svg(WIDTH, height(bars));
    double most =
        bars.stream()
            .filter(bar -> bar.rate() != null)
            .mapToDouble(bar -> 100 * bar.rate())
            .max()
            .orElse(0);
    Scale scale = Scale.around(0, Math.max(most, 1));
    double left =
        8 + bars.stream().mapToDouble(bar -> Svg.widthOf(bar.name(), SIZE)).max().orElse(0);
    double wide = WIDTH - left - RIGHT;
    double bottom = TOP + (double) ROW * bars.size();
    for (double tick = 0; tick <= scale.to() + scale.step() / 2; tick += scale.step()) {
      double x = left + wide * scale.share(tick);
      svg.line(x, TOP - 4, x, bottom, Palette.GRID, 0.8);
      svg.text(x, TOP - 8, SIZE - 1, Anchor.MIDDLE, Palette.GREY, scale.label(tick) + "%");
    }
    double y = TOP;
    for (Bar bar : bars) {
      String color = bar.marked() ? Palette.MARK : Palette.ACCENT;
      svg.text(left - 6, y + 13, SIZE, Anchor.END, Palette.INK, bar.name());
      double end = left;
      if (bar.rate() != null) {
        end = left + wide * scale.share(100 * bar.rate());
        svg.box(left, y + 3, end - left, ROW - 7.0, color, null);
        svg.line(left, y + 2, left, y + ROW - 3, Palette.INK, 1);
      }
      svg.text(
          end + 6,
          y + 13,
          SIZE - 1,
          Anchor.START,
          bar.rate() == null ? Palette.GREY : Palette.INK,
          bar.told());
      y += ROW;
    }
    return svg.drawing();
  }
}
