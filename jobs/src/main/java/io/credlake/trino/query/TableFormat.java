package io.credlake.trino.query;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a result as a table.
 *
 * <p>The widths of the columns come from the first rows; a wider value after them moves the rest of
 * its row. Numbers stand to the right, null is {@code NULL}.
 */
final class TableFormat implements ResultWriter {

  private static final int MEASURED_ROWS = 5_000;
  private static final String NULL = "NULL";

  @Override
  public long write(ResultSet rows, Writer out) throws SQLException, IOException {
    Columns columns = Columns.of(rows);
    List<List<String>> first = new ArrayList<>();
    boolean more = rows.next();
    while (more && first.size() < MEASURED_ROWS) {
      first.add(cells(columns, rows));
      more = rows.next();
    }
    int[] widths = widths(columns, first);
    line(out, columns, columns.names(), widths);
    rule(out, widths);
    for (List<String> cells : first) {
      line(out, columns, cells, widths);
    }
    long written = first.size();
    while (more) {
      line(out, columns, cells(columns, rows), widths);
      written++;
      more = rows.next();
    }
    out.flush();
    return written;
  }

  private static List<String> cells(Columns columns, ResultSet rows) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < columns.count(); i++) {
      String text = columns.text(rows, i);
      cells.add(text == null ? NULL : printable(text));
    }
    return cells;
  }

  private static int[] widths(Columns columns, List<List<String>> rows) {
    int[] widths = new int[columns.count()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = CellWidth.of(columns.names().get(i));
      for (List<String> cells : rows) {
        widths[i] = Math.max(widths[i], CellWidth.of(cells.get(i)));
      }
    }
    return widths;
  }

  private static void line(Writer out, Columns columns, List<String> cells, int[] widths)
      throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      String gap = " ".repeat(Math.max(0, widths[i] - CellWidth.of(cell)));
      line.append(i == 0 ? " " : " | ");
      line.append(columns.isNumber(i) ? gap + cell : cell + gap);
    }
    out.write(line.toString().stripTrailing());
    out.write('\n');
  }

  private static void rule(Writer out, int[] widths) throws IOException {
    for (int i = 0; i < widths.length; i++) {
      out.write(i == 0 ? "-" : "+-");
      out.write("-".repeat(widths[i] + (i == widths.length - 1 ? 0 : 1)));
    }
    out.write('\n');
  }

  /** A text in one line, with nothing that a terminal would obey. */
  private static String printable(String text) {
    if (text.codePoints().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> safe.append("\\n");
                case '\r' -> safe.append("\\r");
                case '\t' -> safe.append("\\t");
                default -> {
                  if (Character.isISOControl(c)) {
                    safe.append("\\u%04x".formatted(c));
                  } else {
                    safe.appendCodePoint(c);
                  }
                }
              }
            });
    return safe.toString();
  }
}
