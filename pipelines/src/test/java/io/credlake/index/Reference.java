package io.credlake.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A table of published numbers, by its first column and titles. */
final class Reference {

  private static final Path FOLDER = Path.of("..", "..", "shared", "reference");
  static final double EXACT = 1e-9;

  private final List<NamedCsvRecord> rows = new ArrayList<>();
  private final String key;

  private Reference(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      reader.forEach(rows::add);
    }
    key = rows.getFirst().getHeader().getFirst();
  }

  /** A table; a test that needs it is skipped where the folder is absent. */
  static Reference of(String file) throws IOException {
    return new Reference(path(file));
  }

  /** A table that the program wrote. */
  static Reference at(Path file) throws IOException {
    return new Reference(file);
  }

  /** Where a file of published numbers lies; skips the test where it does not. */
  static Path path(String file) {
    Path path = FOLDER.resolve(file);
    if (!Files.exists(path)) {
      System.err.println("SKIPPED: no published numbers at ../shared/reference/" + file);
    }
    assumeTrue(Files.exists(path), "no published numbers at " + path);
    return path;
  }

  List<String> titles() {
    return rows.getFirst().getHeader();
  }

  /** What stands in the first column. */
  List<String> keys() {
    return rows.stream().map(row -> row.getField(key)).toList();
  }

  List<NamedCsvRecord> rows() {
    return rows;
  }

  List<String> texts(String title) {
    return rows.stream().map(row -> row.getField(title)).toList();
  }

  double[] numbers(String title) {
    return rows.stream().mapToDouble(row -> number(row.getField(title))).toArray();
  }

  static double number(String text) {
    return text.isEmpty() || text.equals("NA") ? Double.NaN : Double.parseDouble(text);
  }

  /** Values are those that were published, to a part of them. */
  static void same(double[] actual, double[] expected, double part, String what) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      double scale = Math.max(1e-12, Math.abs(expected[i]));
      boolean same =
          Double.isNaN(expected[i])
              ? Double.isNaN(actual[i])
              : Math.abs(actual[i] - expected[i]) <= part * Math.max(scale, part);
      assertThat(same).as("%s, row %d: %s, published %s", what, i, actual[i], expected[i]).isTrue();
    }
  }
}
