package io.credlake.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook that is written sheet after sheet, each with a frozen title.
 *
 * <p>Texts are cells of text, never formulas. Numbers are numbers; those of more than 15 digits,
 * which Excel would round, are texts. Rows beyond the end of a sheet go on on another one.
 */
public final class XlsxSheets implements Closeable {

  /** Rows of a sheet of Excel, its title among them. */
  static final int SHEET_ROWS = 1_048_576;

  /** Characters of a cell of Excel. */
  public static final int LONGEST_TEXT = 32_767;

  private static final long LARGEST_WHOLE = 999_999_999_999_999L;
  private static final int EXACT_DIGITS = 15;

  /** Before it, Excel counts a day that was none. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

  private static final int FLUSH = 500;
  private static final int WIDEST = 40;

  private final OutputStream out;
  private final Workbook workbook;
  private final int sheetRows;
  private String name;
  private List<String> titles;
  private Worksheet sheet;
  private int continued;
  private int row;

  /** A workbook; closing it closes the stream. */
  public XlsxSheets(OutputStream out) {
    this(out, SHEET_ROWS);
  }

  /** A workbook whose sheets have so many rows at most. */
  XlsxSheets(OutputStream out, int sheetRows) {
    this.out = out;
    this.sheetRows = sheetRows;
    // The name and version of the program are left out: Excel takes 12.3456 at most for a version.
    this.workbook = new Workbook(out, "credlake", "1.0");
    workbook.setCompressionLevel(1);
  }

  /** Begins another sheet. */
  public void start(String name, List<String> titles) throws IOException {
    this.name = name;
    this.titles = titles;
    this.continued = 1;
    begin(name);
  }

  private void begin(String title) throws IOException {
    if (sheet != null) {
      sheet.finish();
    }
    sheet = workbook.newWorksheet(title);
    sheet.freezePane(0, 1);
    for (int i = 0; i < titles.size(); i++) {
      sheet.width(i, Math.min(WIDEST, Math.max(12, titles.get(i).length() + 2)));
      sheet.inlineString(0, i, titles.get(i));
      sheet.style(0, i).bold().set();
    }
    row = 1;
  }

  /**
   * Writes a row of the sheet.
   *
   * @param values texts, numbers, days and truths; all else as its text; null: an empty cell
   * @throws IllegalStateException if a text is too long for a cell
   */
  public void write(Object[] values) throws IOException {
    if (row == sheetRows) {
      continued++;
      begin(name + "_" + continued);
    }
    for (int i = 0; i < values.length; i++) {
      put(i, values[i]);
    }
    row++;
    if (row % FLUSH == 0) {
      sheet.flush();
    }
  }

  private void put(int column, Object value) {
    switch (value) {
      case null -> {}
      case Double number -> sheet.value(row, column, number);
      case Long whole when Math.abs(whole) <= LARGEST_WHOLE -> sheet.value(row, column, whole);
      case Integer whole -> sheet.value(row, column, whole);
      case BigDecimal exact when exact.precision() <= EXACT_DIGITS ->
          sheet.value(row, column, exact);
      case Boolean truth -> sheet.value(row, column, truth);
      case LocalDate day when !day.isBefore(FIRST_DAY) -> {
        sheet.value(row, column, day);
        sheet.style(row, column).format("yyyy-mm-dd").set();
      }
      default -> text(column, CellText.of(value));
    }
  }

  private void text(int column, String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalStateException(
          "Cannot write workbook, a text has more than %s characters: %s in row %s of %s"
              .formatted(LONGEST_TEXT, text.length(), row, name));
    }
    sheet.inlineString(row, column, text);
    sheet.style(row, column).format("@").set();
  }

  @Override
  public void close() throws IOException {
    try (out) {
      if (sheet != null) {
        sheet.finish();
      }
      workbook.finish();
    }
  }
}
