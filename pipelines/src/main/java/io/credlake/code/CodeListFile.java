package io.credlake.code;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the code lists of {@code conf/codes}: UTF-8 CSV with a title row. */
final class CodeListFile {

  private CodeListFile() {}

  static <T> List<T> read(Path csv, Function<Row, T> toItem) throws IOException {
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
  static <T, L> L read(Path csv, Function<Row, T> toItem, Function<List<T>, L> toList)
      throws IOException {
    List<T> items = read(csv, toItem);
    try {
      return toList.apply(items);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage() + ", in " + csv, e);
    }
  }

  /** One row of a code list, by column name. */
  record Row(NamedCsvRecord fields) {

    String text(String column) {
      return fields.getField(column).strip();
    }

    String required(String column) {
      String text = text(column);
      if (text.isEmpty()) {
        throw new IllegalArgumentException("no value of " + column);
      }
      return text;
    }

    LocalDate date(String column) {
      String text = text(column);
      return text.isEmpty() ? null : LocalDate.parse(text);
    }

    boolean flag(String column) {
      String text = required(column);
      if (!text.equals("true") && !text.equals("false")) {
        throw new IllegalArgumentException("neither true nor false: " + text);
      }
      return text.equals("true");
    }

    List<String> list(String column) {
      String text = text(column);
      return text.isEmpty() ? List.of() : List.of(text.split("\\|", -1));
    }
  }
}
