package io.credlake.web;

import io.credlake.export.CsvTable;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Rows as a file that spreadsheets open: UTF-8 with a mark, missing cells empty. */
public final class CsvAnswer {

  private CsvAnswer() {}

  /**
   * Answers with a file.
   *
   * @param name of the file, plain ASCII
   */
  public static void give(
      Context answer, String name, List<String> columns, List<List<Object>> rows)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CsvTable csv = new CsvTable(bytes, columns)) {
      for (List<Object> row : rows) {
        csv.write(row.toArray());
      }
    }
    answer
        .contentType("text/csv; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name))
        .result(bytes.toByteArray());
  }
}
