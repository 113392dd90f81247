package io.credlake.web.sql;

import io.credlake.export.CsvTable;
import io.credlake.export.XlsxSheets;
import io.credlake.trino.query.Columns;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole result of a question as a file, which is written as the rows come. The files are those
 * of exports: no text of a cell is taken for a formula.
 */
public final class ResultDownload {

  /** What is said where a text is longer than a cell of a workbook may be. */
  private static final String CUT = " […]";

  private ResultDownload() {}

  /** The form of a file. */
  public enum Format {
    /** UTF-8 with a byte order mark. */
    CSV("text/csv; charset=utf-8"),
    /** A workbook, with a sheet that says what it is. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    Format(String mediaType) {
      this.mediaType = mediaType;
    }

    /** Its media type. */
    public String mediaType() {
      return mediaType;
    }
  }

  /** Gives out the stream of a file once there is something to be written. */
  @FunctionalInterface
  public interface Target {
    /** The stream. */
    OutputStream open() throws IOException;
  }

  /**
   * Runs a question and writes its rows.
   *
   * @return how many there are
   * @throws SQLException if it fails; before the stream is opened, unless rows had come
   * @throws IOException if nobody reads any more; the query is cancelled then
   */
  public static long write(Connection connection, SqlRun run, Format format, Target target)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(run.question().statement().sql())) {
        throw new SQLException("Cannot download result, the statement gives no rows");
      }
      try (ResultSet rows = statement.getResultSet()) {
        boolean some = rows.next(); // what fails, fails by now or after rows have come
        OutputStream out = target.open();
        return format == Format.CSV ? csv(rows, some, out) : xlsx(rows, some, run, out);
      } catch (IOException e) {
        statement.cancel();
        throw e;
      }
    }
  }

  private static long csv(ResultSet rows, boolean some, OutputStream out)
      throws SQLException, IOException {
    Columns columns = Columns.of(rows);
    try (CsvTable table = new CsvTable(out, columns.names())) {
      long count = 0;
      for (boolean more = some; more; more = rows.next()) {
        table.write(values(rows, columns));
        count++;
      }
      return count;
    }
  }

  private static long xlsx(ResultSet rows, boolean some, SqlRun run, OutputStream out)
      throws SQLException, IOException {
    Columns columns = Columns.of(rows);
    try (XlsxSheets sheets = new XlsxSheets(out)) {
      sheets.start("data", columns.names());
      long count = 0;
      long cut = 0;
      for (boolean more = some; more; more = rows.next()) {
        Object[] row = values(rows, columns);
        cut += shorten(row);
        sheets.write(row);
        count++;
      }
      sheets.start("about", List.of("about", "value"));
      for (Object[] line : about(run, count, cut)) {
        sheets.write(line);
      }
      return count;
    }
  }

  private static List<Object[]> about(SqlRun run, long rows, long cut) {
    List<Object[]> lines = new ArrayList<>();
    String release = run.question().release();
    lines.add(new Object[] {"SQL", run.question().text()});
    lines.add(new Object[] {"release 版本", release == null ? "live 实时" : release});
    lines.add(new Object[] {"user 用户", run.user()});
    lines.add(new Object[] {"downloaded at (UTC) 下载时间", Instant.now().toString()});
    lines.add(new Object[] {"rows 行数", rows});
    lines.add(
        new Object[] {"texts cut at %d characters 截短的文本".formatted(XlsxSheets.LONGEST_TEXT), cut});
    return lines;
  }

  private static int shorten(Object[] row) {
    int cut = 0;
    for (int i = 0; i < row.length; i++) {
      if (row[i] instanceof String text && text.length() > XlsxSheets.LONGEST_TEXT) {
        row[i] = text.substring(0, XlsxSheets.LONGEST_TEXT - CUT.length()) + CUT;
        cut++;
      }
    }
    return cut;
  }

  private static Object[] values(ResultSet rows, Columns columns) throws SQLException {
    Object[] values = new Object[columns.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(rows, columns, i);
    }
    return values;
  }

  private static Object value(ResultSet rows, Columns columns, int index) throws SQLException {
    int at = index + 1;
    Object value =
        switch (columns.types().get(index)) {
          case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> rows.getLong(at);
          case Types.REAL, Types.FLOAT, Types.DOUBLE -> finite(rows.getDouble(at));
          case Types.DECIMAL -> rows.getBigDecimal(at);
          case Types.BOOLEAN -> rows.getBoolean(at);
          case Types.DATE -> day(rows.getString(at));
          default -> columns.text(rows, index);
        };
    return rows.wasNull() ? null : value;
  }

  private static Object finite(double number) {
    return Double.isFinite(number) ? (Object) number : Double.toString(number);
  }

  /** Years of more than four digits are no days of Java's own format. */
  private static Object day(String text) {
    return text != null && text.length() == 10 ? LocalDate.parse(text) : text;
  }
}
