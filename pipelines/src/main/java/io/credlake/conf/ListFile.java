package io.credlake.conf;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads lists of {@code conf}: UTF-8 CSV with a title row. */
public final class ListFile {

  private ListFile() {}

  /**
   * The items of a file, one for each row.
   *
   * @throws IOException if the file cannot be read or a row is wrong; the message names file and
   *     line
   */
  public static <T> List<T> read(Path csv, Function<Row, T> toItem) throws IOException {
    List<T> items = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
      long line = 2;
      try {
        for (NamedCsvRecord record : reader) {
          line = record.getStartingLineNumber();
          items.add(toItem.apply(new Row(record)));
          line++; // where the next row fails to be read
        }
      } catch (RuntimeException e) {
        throw new IOException(
            "Invalid row in %s, line %d: %s".formatted(csv, line, e.getMessage()), e);
      }
    }
    return items;
  }

  /** The list of a file; what is wrong with it as a whole is told with the name of the file. */
  public static <T, L> L read(Path csv, Function<Row, T> toItem, Function<List<T>, L> toList)
      throws IOException {
    List<T> items = read(csv, toItem);
    try {
      return toList.apply(items);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage() + ", in " + csv, e);
    }
  }

  /** One row of a list, by column name. */
  public record Row(NamedCsvRecord fields) {

    /** The text of a column without spaces around it; empty if there is none. */
    public String text(String column) {
      return fields.getField(column).strip();
    }

    /** The text of a column that must have one. */
    public String required(String column) {
      String text = text(column);
      if (text.isEmpty()) {
        throw new IllegalArgumentException("no value of " + column);
      }
      return text;
    }

    /** The day of a column, written 2018-12-31; null if there is none. */
    public LocalDate date(String column) {
      String text = text(column);
      return text.isEmpty() ? null : LocalDate.parse(text);
    }

    /** The truth of a column: true or false. */
    public boolean flag(String column) {
      String text = required(column);
      if (!text.equals("true") && !text.equals("false")) {
        throw new IllegalArgumentException("neither true nor false: " + text);
      }
      return text.equals("true");
    }

    /** The texts of a column, which a bar separates. */
    public List<String> list(String column) {
      String text = text(column);
      return text.isEmpty() ? List.of() : List.of(text.split("\\|", -1));
    }
  }
}
