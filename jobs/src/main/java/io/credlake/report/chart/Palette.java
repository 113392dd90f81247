package io.credlake.report.chart;

import java.util.List;

/**
 * Colors that stay apart for colour-blind readers and in black and white: hues of Okabe and Ito,
 * each of another lightness.
 */
public final class Palette {

  /** Text and axes. */
  public static final String INK = "#1a1a1a";

  /** What stands back. */
  public static final String GREY = "#767676";

  /** Lines of a grid. */
  public static final String GRID = "#d9d9d9";

  /** What is not known. */
  public static final String UNKNOWN = "#f2f2f2";

  /** The one that a chart is about. */
  public static final String ACCENT = "#0072b2";

  /** The one that is marked among others. */
  public static final String MARK = "#b3400a";

  /** From little to much, light to dark. */
  private static final List<String> STEPS =
      List.of("#dbe9f6", "#a8cbe6", "#6aa8d5", "#2671ab", "#0b4f8a");

  private Palette() {}

  /** How many steps there are from little to much. */
  public static int steps() {
    return STEPS.size();
  }

  /** The color of a step from 0. */
  public static String step(int step) {
    return STEPS.get(step);
  }

  /** The color of text that is read on another. */
  static String on(String fill) {
    int red = Integer.parseInt(fill.substring(1, 3), 16);
    int green = Integer.parseInt(fill.substring(3, 5), 16);
    int blue = Integer.parseInt(fill.substring(5, 7), 16);
    return 0.299 * red + 0.587 * green + 0.114 * blue < 140 ? "#ffffff" : INK;
  }
}
