package io.credlake.decode;

import io.credlake.contract.FeedContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/**
 * Rows of a sheet below its title row. A row shorter than that is filled up with empty text.
 *
 * @param titleRow number of the title row in the sheet, counted from 1
 * @param titles what it says
 */
record SheetRows(long titleRow, TitleRow titles) {

  /** Number of rows among which the title row must be. */
  static final int HEAD = 20;

  /**
   * Finds the title row: the first of the head in which no title is missing; if there is none, the
   * one with most known titles. Null if none has any.
   */
  static SheetRows find(Workbook workbook, FeedContract contract) throws IOException {
    List<SheetRows> found = new ArrayList<>();
    workbook.read(
        (number, cells) -> {
          if (number <= HEAD) {
            found.add(new SheetRows(number, TitleRow.match(cells, contract)));
          }
          return number < HEAD;
        });
    SheetRows best = null;
    for (SheetRows row : found) {
      boolean knows = row.titles.known() > 0;
      if (knows && row.titles.missing().isEmpty()) {
        return row;
      }
      if (knows && (best == null || row.titles.known() > best.titles.known())) {
        best = row;
      }
    }
    return best;
  }

  /**
   * Reads the rows.
   *
   * @return how many there are
   */
  long read(Workbook workbook, RowHandler handler) throws IOException {
    return read(workbook, handler, (number, cells) -> {});
  }

  /**
   * Reads the rows, and those down to the title row for what they are.
   *
   * @return how many there are below the title row
   */
  long read(Workbook workbook, RowHandler handler, BiConsumer<Long, List<String>> above)
      throws IOException {
    AtomicLong count = new AtomicLong();
    workbook.read(
        (number, cells) -> {
          if (number > titleRow) {
            count.incrementAndGet();
            handOn(number, cells, handler);
          } else {
            above.accept(number, cells);
          }
          return true;
        });
    return count.get();
  }

  private void handOn(long number, List<String> cells, RowHandler handler) {
    long size = 0;
    for (String cell : cells) {
      size += cell.length() + 1;
    }
    if (size > CsvRows.MAX_ROW) {
      handler.oversized(number);
      return;
    }
    handler.beginRow(number);
    int columns = Math.max(cells.size(), titles.columns());
    for (int i = 0; i < columns; i++) {
      String cell = i < cells.size() ? cells.get(i) : "";
      handler.field(i, cell.toCharArray(), 0, cell.length());
    }
    handler.endRow(columns);
  }
}
