package io.credlake.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * The first sheet of a workbook (XLSX) as text: whole numbers without a decimal point, none with an
 * exponent, days as 2018-07-01. Blank rows are no rows, and empty cells at their ends no cells.
 */
final class Workbook {

  /** Packed size up to which a workbook is read, for it is kept in memory. */
  private static final int MAX_BYTES = 256 << 20;

  private static final int MAX_DIGITS = 100;
  private static final int EXACT_DIGITS = 15;
  private static final LocalDate DAY_ZERO_OF_1904 = LocalDate.of(1904, 1, 1);
  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|[\\\\_*].");
  private static final Pattern DAY = Pattern.compile("[yYdD年日]");

  private final byte[] bytes;

  /** Takes a row; false ends the reading. */
  interface Rows {

    boolean row(long number, List<String> cells);
  }

  private Workbook(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The workbook in a stream.
   *
   * @throws UnreadableDelivery if it is too large
   */
  static Workbook of(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new UnreadableDelivery("Cannot read delivery, the workbook is larger than 256 MiB");
    }
    return new Workbook(bytes);
  }

  /**
   * Looks at all parts of the workbook before any of it is relied upon.
   *
   * @throws UnreadableDelivery if it is no sound workbook or swells
   */
  void check(UnpackedStream.Limit limit) throws UnreadableDelivery {
    WorkbookCheck.check(bytes, limit);
  }

  /**
   * Reads the rows of the first sheet.
   *
   * @throws UnreadableDelivery if they cannot be read
   */
  void read(Rows rows) throws UnreadableDelivery {
    try (ReadableWorkbook workbook = open();
        Stream<Row> sheet = workbook.getFirstSheet().openStream()) {
      for (Row row : (Iterable<Row>) sheet::iterator) {
        List<String> cells = texts(row, workbook.isDate1904());
        if (!cells.isEmpty() && !rows.row(row.getRowNum(), cells)) {
          return;
        }
      }
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    }
  }

  static UnreadableDelivery broken(Exception cause) {
    return new UnreadableDelivery("Cannot read delivery, the workbook is broken", cause);
  }

  private ReadableWorkbook open() throws IOException {
    try {
      return new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true));
    } catch (RuntimeException e) {
      // Without styles there are no formats to read.
      return new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(false, true));
    }
  }

  private static List<String> texts(Row row, boolean from1904) {
    List<String> texts = new ArrayList<>(row.getCellCount());
    int filled = 0;
    for (Cell cell : row) {
      String text = cell == null ? "" : text(cell, from1904);
      texts.add(text);
      filled = text.isBlank() ? filled : texts.size();
    }
    return texts.subList(0, filled);
  }

  private static String text(Cell cell, boolean from1904) {
    return switch (cell.getValue()) {
      case null -> cell.getRawValue() == null ? "" : cell.getRawValue();
      case BigDecimal number -> number(number, cell, from1904);
      case Object value -> value.toString();
    };
  }

  private static String number(BigDecimal number, Cell cell, boolean from1904) {
    if (number.precision() > MAX_DIGITS || Math.abs(number.scale()) > MAX_DIGITS) {
      return cell.getRawValue();
    }
    if (isDay(cell)) {
      long serial = number.longValue();
      LocalDate day =
          from1904 && serial >= 0 ? DAY_ZERO_OF_1904.plusDays(serial) : Days.ofSerial(serial);
      if (day != null && day.getYear() <= 9999) {
        return day.toString();
      }
    }
    // Spreadsheets calculate in binary; beyond 15 digits a fraction is noise.
    BigDecimal shown =
        number.stripTrailingZeros().scale() > 0
            ? number.round(new MathContext(EXACT_DIGITS))
            : number;
    return shown.stripTrailingZeros().toPlainString();
  }

  /** Whether the format of a cell shows a day; those without a text are known by number. */
  private static boolean isDay(Cell cell) {
    Integer id = cell.getDataFormatId();
    String format = cell.getDataFormatString();
    if (format != null) {
      return DAY.matcher(LITERAL.matcher(format).replaceAll("")).find();
    }
    return id != null
        && ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || (id >= 50 && id <= 58));
  }
}
