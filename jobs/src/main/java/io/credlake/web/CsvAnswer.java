package io.credlake.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.credlake.export.CellText;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** Rows as a file that spreadsheets open: UTF-8 with a mark, missing cells empty. */
public final class CsvAnswer {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CsvAnswer() {}

  /**
   * Answers with a file.
   *
   * @param name of the file, plain ASCII
   */
  public static void give(
      Context answer, String name, List<String> columns, List<List<Object>> rows)
      throws IOException {
    StringWriter text = new StringWriter().append(BYTE_ORDER_MARK);
    try (CsvWriter csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(QuoteStrategies.EMPTY)
            .build(text)) {
      csv.writeRecord(columns);
      for (List<Object> row : rows) {
        csv.writeRecord(row.stream().map(CellText::guarded).toList());
      }
    }
    answer
        .contentType("text/csv; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name))
        .result(text.toString());
  }
}
