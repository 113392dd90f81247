package io.credlake.report.chart;

import java.util.Locale;

/**
 * A drawing as SVG that refers to nothing outside, the same bytes on every machine.
 *
 * <p>Own because charting libraries measure text by the fonts of the machine, so that their
 * drawings differ from one to the next, and have no tile-grid map.
 */
final class Svg {

  /** Fonts of drawings; the first is in PDF files, the others are those of screens. */
  private static final String FONTS =
      "'Noto Sans SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif";

  private static final double WIDE = 1;
  private static final double NARROW = 0.58;

  private final StringBuilder text = new StringBuilder();
  private final int width;
  private final int height;

  Svg(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Where text stands against its point. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A box; no outline if its color is null. */
  Svg box(double x, double y, double w, double h, String fill, String outline) {
    text.append("<rect x=\"").append(at(x)).append("\" y=\"").append(at(y));
    text.append("\" width=\"").append(at(Math.max(w, 0))).append("\" height=\"").append(at(h));
    text.append("\" fill=\"").append(fill).append('"');
    if (outline != null) {
      text.append(" stroke=\"").append(outline).append("\" stroke-width=\"0.8\"");
    }
    text.append("/>");
    return this;
  }

  Svg line(double x1, double y1, double x2, double y2, String color, double thickness) {
    text.append("<line x1=\"").append(at(x1)).append("\" y1=\"").append(at(y1));
    text.append("\" x2=\"").append(at(x2)).append("\" y2=\"").append(at(y2));
    text.append("\" stroke=\"").append(color).append("\" stroke-width=\"");
    text.append(at(thickness)).append("\"/>");
    return this;
  }

  Svg dot(double x, double y, double radius, String fill, String outline) {
    text.append("<circle cx=\"").append(at(x)).append("\" cy=\"").append(at(y));
    text.append("\" r=\"").append(at(radius)).append("\" fill=\"").append(fill);
    text.append("\" stroke=\"").append(outline).append("\" stroke-width=\"1.2\"/>");
    return this;
  }

  Svg text(double x, double y, int size, Anchor anchor, String color, String words) {
    text.append("<text x=\"").append(at(x)).append("\" y=\"").append(at(y));
    text.append("\" font-size=\"").append(size).append("\" text-anchor=\"");
    text.append(anchor.name().toLowerCase(Locale.ROOT)).append("\" fill=\"").append(color);
    text.append("\">").append(escaped(words)).append("</text>");
    return this;
  }

  /** About how wide text of a size is: Chinese characters are square. */
  static double widthOf(String words, int size) {
    return words.codePoints().mapToDouble(c -> c >= 0x2E80 ? WIDE : NARROW).sum() * size;
  }

  /** The drawing. */
  String drawing() {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\""
            .formatted(width, height, width, height)
        + " font-family=\"%s\">%s</svg>".formatted(FONTS, text);
  }

  /** Text as it stands in markup. */
  static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String at(double number) {
    String text = String.format(Locale.ROOT, "%.1f", number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
