package io.credlake.index.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a table; numbers in full precision, what is missing as an empty cell. */
final class CsvTable implements AutoCloseable {

  private final CsvWriter csv;

  CsvTable(Path file, List<String> titles) throws IOException {
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
    csv.writeRecord(titles);
  }

  void row(List<?> cells) {
    List<String> texts = new ArrayList<>();
    for (Object cell : cells) {
      boolean missing = cell == null || (cell instanceof Double number && !Double.isFinite(number));
      texts.add(missing ? "" : cell.toString());
    }
    csv.writeRecord(texts);
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
