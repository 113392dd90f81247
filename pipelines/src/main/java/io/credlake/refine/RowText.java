package io.credlake.refine;

import java.util.Arrays;

/** The text of one row: its columns side by side, without those about persons. */
final class RowText {

  private static final int MASKED = -1;

  private final boolean[] personColumns;
  private char[] chars = new char[1024];
  private int length;
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private int columns;

  RowText(boolean[] personColumns) {
    this.personColumns = personColumns;
  }

  void clear() {
    length = 0;
    columns = 0;
  }

  void add(int column, char[] buffer, int offset, int count) {
    if (column == starts.length) {
      starts = Arrays.copyOf(starts, 2 * column);
      ends = Arrays.copyOf(ends, 2 * column);
    }
    columns = column + 1;
    if (column < personColumns.length && personColumns[column]) {
      starts[column] = MASKED;
      ends[column] = MASKED;
      return;
    }
    if (length + count > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(length + count, 2 * chars.length));
    }
    System.arraycopy(buffer, offset, chars, length, count);
    starts[column] = length;
    length += count;
    ends[column] = length;
  }

  /** All characters; the positions below point into them. */
  char[] chars() {
    return chars;
  }

  int strippedStart(int column) {
    int start = starts[column];
    while (start < ends[column] && isSpace(chars[start])) {
      start++;
    }
    return start;
  }

  int strippedEnd(int column) {
    int end = ends[column];
    while (end > starts[column] && isSpace(chars[end - 1])) {
      end--;
    }
    return Math.max(end, strippedStart(column));
  }

  /** The text of a column without spaces around it; empty if it was not read. */
  String stripped(int column) {
    int start = strippedStart(column);
    return start < 0 ? "" : new String(chars, start, strippedEnd(column) - start);
  }

  boolean contains(int column, char wanted) {
    for (int i = starts[column]; i < ends[column]; i++) {
      if (chars[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  /**
   * The row as CSV, its columns in another order, with a mask where they must not be told.
   *
   * @param order columns of the row; -1 stands for an empty one
   * @param masked which of the columns in that order are masked
   */
  String csv(int[] order, boolean[] masked, String mask) {
    StringBuilder csv = new StringBuilder();
    for (int i = 0; i < order.length; i++) {
      if (i > 0) {
        csv.append(',');
      }
      int column = order[i];
      if (column >= 0) {
        csv.append(masked[i] || starts[column] == MASKED ? mask : quoted(column));
      }
    }
    return csv.toString();
  }

  /** The row as CSV as it came; only for rows without personal columns. */
  String csv() {
    StringBuilder csv = new StringBuilder();
    for (int i = 0; i < columns; i++) {
      csv.append(i > 0 ? "," : "").append(quoted(i));
    }
    return csv.toString();
  }

  private String quoted(int column) {
    String text = new String(chars, starts[column], ends[column] - starts[column]);
    boolean quote = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  static boolean isSpace(char c) {
    return c <= ' ' || c == '\u3000' || c == '\u00A0' || c == '\uFEFF';
  }
}
