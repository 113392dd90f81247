package io.credlake.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.credlake.trino.query.CellWidth;
import io.credlake.trino.query.ResultFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Rows that a command lists: as a table in which Chinese stands in line, as CSV or as JSON. */
final class Listing {

  private static final JsonMapper JSON = new JsonMapper();

  private final List<String> titles;
  private final List<List<Object>> rows = new ArrayList<>();

  /** A list with columns of these titles. */
  Listing(String... titles) {
    this.titles = List.of(titles);
  }

  /** Adds a row: numbers, which stand to the right, and texts; null is empty. */
  void add(Object... values) {
    List<Object> row = new ArrayList<>();
    for (Object value : values) {
      row.add(value == null || value instanceof Number ? value : value.toString());
    }
    rows.add(row);
  }

  /** A number with two decimals, as figures are shown; null for null. */
  static BigDecimal rounded(Double number) {
    return number == null ? null : BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP);
  }

  void print(ResultFormat format, PrintWriter out) {
    switch (format) {
      case TABLE -> table(out);
      case CSV -> csv(out);
      case JSON -> json(out);
    }
    out.flush();
  }

  private void table(PrintWriter out) {
    int[] widths = new int[titles.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = CellWidth.of(titles.get(i));
      for (List<Object> row : rows) {
        widths[i] = Math.max(widths[i], CellWidth.of(text(row.get(i))));
      }
    }
    line(out, titles, widths);
    rows.forEach(row -> line(out, row, widths));
  }

  private static void line(PrintWriter out, List<?> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String text = text(cells.get(i));
      String gap = " ".repeat(widths[i] - CellWidth.of(text));
      line.append(i == 0 ? "" : "  ");
      line.append(cells.get(i) instanceof Number ? gap + text : text + gap);
    }
    out.println(line.toString().stripTrailing());
  }

  private void csv(PrintWriter out) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(titles);
      rows.forEach(row -> csv.writeRecord(row.stream().map(Listing::text).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.print(text);
  }

  private void json(PrintWriter out) {
    ArrayNode array = JSON.createArrayNode();
    for (List<Object> row : rows) {
      ObjectNode object = array.addObject();
      for (int i = 0; i < titles.size(); i++) {
        object.set(titles.get(i), JSON.valueToTree(row.get(i)));
      }
    }
    out.println(array.toPrettyString());
  }

  private static String text(Object cell) {
    return cell == null ? "" : cell.toString();
  }
}
