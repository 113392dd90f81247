package io.credlake.quarantine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Rows as a workbook with one sheet; every cell is a text, so that no digit is lost. */
final class XlsxFile implements RowFile {

  private static final int FLUSH = 1_000;

  private final OutputStream out;
  private final Workbook workbook;
  private final Worksheet sheet;
  private int rows;

  XlsxFile(Path file, List<RowColumn> columns) throws IOException {
    out = Files.newOutputStream(file);
    workbook = new Workbook(out, "credlake", "1.0");
    sheet = workbook.newWorksheet("拒收");
    write(columns.stream().map(RowColumn::title).toList());
  }

  @Override
  public void write(List<String> row) throws IOException {
    for (int i = 0; i < row.size(); i++) {
      if (!row.get(i).isEmpty()) {
        sheet.inlineString(rows, i, row.get(i));
        sheet.style(rows, i).format("@").set();
      }
    }
    rows++;
    if (rows % FLUSH == 0) {
      sheet.flush();
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      workbook.finish();
    }
  }
}
