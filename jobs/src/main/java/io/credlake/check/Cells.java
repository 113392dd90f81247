package io.credlake.check;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cells of a table: the texts of its value columns by those of its key columns.
 *
 * <p>The empty text stands for null.
 */
record Cells(Map<List<String>, List<String>> rows) {

  /**
   * The cells of a file that tells the truth.
   *
   * @throws IllegalArgumentException if it lacks a column or says something twice
   */
  static Cells ofTruth(Path file, CheckFile.Columns columns) throws IOException {
    Map<List<String>, List<String>> rows = new HashMap<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      for (NamedCsvRecord row : csv) {
        put(
            rows,
            texts(row, columns.keys(), file),
            texts(row, columns.values(), file),
            file.toString());
      }
    }
    return new Cells(rows);
  }

  /**
   * The cells of an answer.
   *
   * @param name of the check, for messages
   */
  static Cells ofAnswer(ResultSet answer, CheckFile.Columns columns, String name)
      throws SQLException {
    Set<String> there = new HashSet<>();
    ResultSetMetaData data = answer.getMetaData();
    for (int i = 1; i <= data.getColumnCount(); i++) {
      there.add(data.getColumnLabel(i));
    }
    Map<List<String>, List<String>> rows = new HashMap<>();
    while (answer.next()) {
      put(
          rows,
          texts(answer, columns.keys(), there, name),
          texts(answer, columns.values(), there, name),
          name);
    }
    return new Cells(rows);
  }

  private static List<String> texts(NamedCsvRecord row, List<String> columns, Path file) {
    List<String> texts = new ArrayList<>();
    for (String column : columns) {
      texts.add(
          row.findField(column)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "Cannot check truth, column missing in %s: %s".formatted(file, column))));
    }
    return texts;
  }

  private static List<String> texts(
      ResultSet answer, List<String> columns, Set<String> there, String name) throws SQLException {
    List<String> texts = new ArrayList<>();
    for (String column : columns) {
      if (!there.contains(column)) {
        throw new IllegalArgumentException(
            "Cannot check truth, column missing in the answer of check %s: %s"
                .formatted(name, column));
      }
      String text = answer.getString(column);
      texts.add(text == null ? "" : text);
    }
    return texts;
  }

  private static void put(
      Map<List<String>, List<String>> rows, List<String> key, List<String> values, String where) {
    if (rows.put(key, values) != null) {
      throw new IllegalArgumentException(
          "Cannot check truth, two rows of one key in %s: %s"
              .formatted(where, String.join("/", key)));
    }
  }
}
