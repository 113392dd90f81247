package io.credlake.trino.query;

import org.jline.utils.WCWidth;

/** How many cells of a terminal a text takes; a Chinese character takes two. */
public final class CellWidth {

  private CellWidth() {}

  static int of(int character) {
    return Math.max(0, WCWidth.wcwidth(character));
  }

  /** Cells of a text in one line. */
  public static int of(String text) {
    return text.codePoints().map(CellWidth::of).sum();
  }
}
