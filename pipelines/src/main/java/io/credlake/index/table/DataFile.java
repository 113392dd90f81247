package io.credlake.index.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.credlake.conf.Nearest;
import io.credlake.index.framework.Framework;
import io.credlake.index.framework.Leaf;
import io.credlake.index.framework.Node;
import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Missing;
import io.credlake.index.panel.Panel;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Data of one's own: a CSV file whose first column is the unit, with a column for each indicator
 * and, if the framework names them, for group and period. Other columns are left aside.
 *
 * <p>An empty cell, NA or NaN is not reported; {@code not_applicable} and {@code suppressed} say
 * so.
 *
 * @param panel of the data
 * @param titles of the columns for unit, group and period, as far as they are there
 * @param encoding of the file: UTF-8, or GB18030 where it is no UTF-8
 */
public record DataFile(Panel panel, List<String> titles, String encoding) {

  private static final Set<String> NOT_REPORTED = Set.of("", "na", "nan", "not_reported");

  /**
   * Reads a file for a framework.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if a column is missing or a value is wrong; the message names
   *     file, line and column
   */
  public static DataFile read(Path csv, Framework framework) throws IOException {
    String file = csv.getFileName().toString();
    Text text = Text.read(csv);
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text.characters())) {
      Map<String, Integer> header = new LinkedHashMap<>();
      Panel.Builder panel = null;
      List<String> columns = List.of();
      for (CsvRecord record : reader) {
        if (panel == null) {
          header = header(record, file);
          columns = columns(framework, header, file);
          panel = Panel.of(columns);
        } else {
          add(panel, record, header, columns, framework, file);
        }
      }
      if (panel == null) {
        throw new IllegalArgumentException("Invalid data, the file is empty: " + file);
      }
      return new DataFile(panel.build(), titles(header, framework), text.encoding());
    } catch (CsvParseException e) {
      String why = (e.getCause() == null ? e : e.getCause()).getMessage();
      throw new IllegalArgumentException("Cannot read %s: %s".formatted(file, why), e);
    }
  }

  private static List<String> titles(Map<String, Integer> header, Framework framework) {
    List<String> titles = new ArrayList<>();
    String unit = header.keySet().iterator().next();
    titles.add(unit.isBlank() ? "unit" : unit);
    for (String other : both(framework)) {
      if (other != null) {
        titles.add(other);
      }
    }
    return titles;
  }

  private static List<String> both(Framework framework) {
    List<String> both = new ArrayList<>();
    both.add(framework.columns().group());
    both.add(framework.columns().period());
    return both;
  }

  private static Map<String, Integer> header(CsvRecord record, String file) {
    if (record.getFieldCount() == 1) {
      throw new IllegalArgumentException(
          "Invalid data in %s, there is one column; columns are separated by commas: %s"
              .formatted(file, record.getField(0)));
    }
    Map<String, Integer> header = new LinkedHashMap<>();
    for (String title : record.getFields()) {
      if (header.put(title.strip(), header.size()) != null) {
        throw new IllegalArgumentException(
            "Invalid data in %s, a column is there twice: %s".formatted(file, title));
      }
    }
    return header;
  }

  private static List<String> columns(
      Framework framework, Map<String, Integer> header, String file) {
    Set<String> columns = new LinkedHashSet<>();
    for (Node node : framework.leaves()) {
      if (node.unavailable() == null) {
        Leaf leaf = node.indicator();
        columns.add(leaf.column());
        columns.add(leaf.denominator());
        columns.add(leaf.numerator());
        columns.add(leaf.of());
      }
    }
    columns.remove(null);
    List<String> needed = new ArrayList<>(columns);
    needed.addAll(both(framework));
    for (String column : needed) {
      if (column != null && !header.containsKey(column)) {
        throw new IllegalArgumentException(
            "Invalid data in %s, there is no column: %s%s"
                .formatted(file, column, Nearest.hint(column, header.keySet())));
      }
    }
    return List.copyOf(columns);
  }

  private static void add(
      Panel.Builder panel,
      CsvRecord record,
      Map<String, Integer> header,
      List<String> columns,
      Framework framework,
      String file) {
    String where = "%s, line %d".formatted(file, record.getStartingLineNumber());
    if (record.getField(0).isBlank()) {
      throw new IllegalArgumentException(
          "Invalid data in %s, a row has no unit: %s"
              .formatted(where, String.join(",", record.getFields())));
    }
    Map<String, Cell> cells = new HashMap<>();
    for (String column : columns) {
      cells.put(column, cell(record.getField(header.get(column)).strip(), column, where));
    }
    try {
      panel.add(
          new Panel.Row(
              record.getField(0).strip(),
              text(record, header, framework.columns().group()),
              text(record, header, framework.columns().period())),
          cells);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s (%s)".formatted(e.getMessage(), where), e);
    }
  }

  private static String text(CsvRecord record, Map<String, Integer> header, String column) {
    return column == null ? "" : record.getField(header.get(column)).strip();
  }

  private static Cell cell(String text, String column, String where) {
    String word = text.toLowerCase(Locale.ROOT);
    if (NOT_REPORTED.contains(word)) {
      return Cell.missing(Missing.NOT_REPORTED);
    }
    if (word.equals("not_applicable")) {
      return Cell.missing(Missing.NOT_APPLICABLE);
    }
    if (word.equals("suppressed")) {
      return Cell.missing(Missing.SUPPRESSED);
    }
    try {
      double value = new BigDecimal(text).doubleValue();
      if (Double.isInfinite(value)) {
        throw new NumberFormatException("infinite");
      }
      return Cell.of(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Invalid value in %s, %s must be a finite number: %s".formatted(where, column, text), e);
    }
  }
}
