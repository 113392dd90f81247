package io.credlake.report.chart;

import io.credlake.report.chart.Svg.Anchor;
import java.util.List;

/** Values on a scale with their intervals, one below the other. */
public final class Intervals {

  private static final int WIDTH = 600;
  private static final int ROW = 17;
  private static final int SIZE = 11;
  private static final int RIGHT = 110;
  private static final int TOP = 22;

  private Intervals() {}

  /**
   * A value.
   *
   * @param low lower end of its interval
   * @param high upper end of it
   * @param told what stands behind it
   * @param marked whether it is the one that the reader looks for
   */
  public record Item(
      String name, double value, double low, double high, String told, boolean marked) {}

  /** How high the drawing is. */
  public static int height(List<Item> items) {
    return TOP + ROW * items.size() + 24;
  }

  /** How wide the drawing is. */
  public static int width() {
    return WIDTH;
  }

  /** Draws the values on a scale of whole steps that holds all intervals. */
  public static String draw(List<Item> items, String axis) {
    Svg svg = new Svg(WIDTH, height(items));
    double low = items.stream().mapToDouble(Item::low).min().orElse(0);
    double high = items.stream().mapToDouble(Item::high).max().orElse(1);
    Scale scale = Scale.around(low, high);
    double left =
        8 + items.stream().mapToDouble(item -> Svg.widthOf(item.name(), SIZE)).max().orElse(0);
    double wide = WIDTH - left - RIGHT;
    double bottom = TOP + ROW * items.size();
    for (double tick = scale.from(); tick <= scale.to() + scale.step() / 2; tick += scale.step()) {
      double x = left + wide * scale.share(tick);
      svg.line(x, TOP - 4, x, bottom, Palette.GRID, 0.8);
      svg.text(x, TOP - 8, SIZE - 1, Anchor.MIDDLE, Palette.GREY, scale.label(tick));
    }
    double y = TOP + ROW / 2.0;
    for (Item item : items) {
      String color = item.marked() ? Palette.MARK : Palette.ACCENT;
      double from = left + wide * scale.share(item.low());
      double to = left + wide * scale.share(item.high());
      svg.text(left - 6, y + 4, SIZE, Anchor.END, item.marked() ? color : Palette.INK, item.name());
      svg.line(from, y, to, y, color, item.marked() ? 3 : 2);
      svg.line(from, y - 3, from, y + 3, color, 1.2);
      svg.line(to, y - 3, to, y + 3, color, 1.2);
      svg.dot(
          left + wide * scale.share(item.value()),
          y,
          3.4,
          item.marked() ? color : "#ffffff",
          color);
      svg.text(WIDTH - RIGHT + 10.0, y + 4, SIZE - 1, Anchor.START, Palette.INK, item.told());
      y += ROW;
    }
    svg.text(left + wide / 2, bottom + 16, SIZE - 1, Anchor.MIDDLE, Palette.GREY, axis);
    return svg.drawing();
  }
}
