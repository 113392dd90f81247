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

  boolean contains(int column, char wanted) {
    for (int i = starts[column]; i < ends[column]; i++) {
      if (chars[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  /** The row as CSV, with a mask where a column is about a person. */
  String csv(String mask) {
    StringBuilder csv = new StringBuilder();
    for (int i = 0; i < columns; i++) {
      if (i > 0) {
        csv.append(',');
      }
      String field = starts[i] == MASKED ? mask : new String(chars, starts[i], ends[i] - starts[i]);
      boolean quote = field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      csv.append(quote ? '"' + field.replace("\"", "\"\"") + '"' : field);
    }
    return csv.toString();
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || c == '\u3000' || c == '\u00A0' || c == '\uFEFF';
  }
}
