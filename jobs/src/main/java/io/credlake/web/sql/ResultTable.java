package io.credlake.web.sql;

import io.credlake.trino.query.Columns;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Rows of a result that are kept for paging.
 *
 * @param columns of the result
 * @param rows cells as text, null where Trino has null; in the order in which they came
 * @param isCut whether Trino had more rows than were kept
 */
public record ResultTable(Columns columns, List<String[]> rows, boolean isCut) {

  /** Characters of a result that are kept, about 64 MB. */
  private static final long MOST_CHARACTERS = 32_000_000;

  /** Characters of one cell that are kept. */
  private static final int LONGEST_CELL = 100_000;

  /**
   * Reads rows, as many as may be kept.
   *
   * @param most rows that are kept
   */
  static ResultTable read(ResultSet rows, int most) throws SQLException {
    Columns columns = Columns.of(rows);
    List<String[]> kept = new ArrayList<>();
    long characters = 0;
    boolean cut = false;
    while (rows.next()) {
      if (kept.size() == most || characters > MOST_CHARACTERS) {
        cut = true;
        break;
      }
      String[] cells = new String[columns.count()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = shortened(columns.text(rows, i));
        characters += cells[i] == null ? 0 : cells[i].length();
      }
      kept.add(cells);
    }
    return new ResultTable(columns, Collections.unmodifiableList(kept), cut);
  }

  private static String shortened(String text) {
    return text == null || text.length() <= LONGEST_CELL
        ? text
        : text.substring(0, LONGEST_CELL) + " …";
  }

  /**
   * How the rows are ordered.
   *
   * @param column index of the column; -1: as they came
   * @param isDescending whether the greatest comes first; null is last either way
   */
  public record Order(int column, boolean isDescending) {

    /** As the rows came. */
    public static final Order AS_GIVEN = new Order(-1, false);
  }

  /**
   * Some rows in an order.
   *
   * @param page from 1; one beyond the last is the last
   * @param size rows of a page
   */
  public List<String[]> page(Order order, int page, int size) {
    List<String[]> ordered = ordered(order);
    int from = (Math.clamp(page, 1, pages(size)) - 1) * size;
    return ordered.subList(from, Math.min(rows.size(), from + size));
  }

  /** How many pages there are, at least one. */
  public int pages(int size) {
    return Math.max(1, Math.ceilDiv(rows.size(), size));
  }

  private List<String[]> ordered(Order order) {
    if (order.column() < 0 || order.column() >= columns.count()) {
      return rows;
    }
    Comparator<String> values =
        columns.isNumber(order.column())
            ? Comparator.comparing(ResultTable::number)
            : Comparator.naturalOrder();
    if (order.isDescending()) {
      values = values.reversed();
    }
    Comparator<String[]> cells =
        Comparator.comparing(row -> row[order.column()], Comparator.nullsLast(values));
    return rows.stream().sorted(cells).toList();
  }

  /** The number of a text; those that are none (NaN, Infinity) come at the ends. */
  static BigDecimal number(String text) {
    return switch (text) {
      case "NaN", "Infinity" -> BigDecimal.valueOf(Double.MAX_VALUE);
      case "-Infinity" -> BigDecimal.valueOf(-Double.MAX_VALUE);
      default -> new BigDecimal(text);
    };
  }
}
