package io.credlake.quarantine;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/** Rows as CSV (RFC 4180) with a title row. */
final class CsvFile implements RowFile {

  private final CsvWriter csv;

  CsvFile(Path file, Charset charset, List<RowColumn> columns) throws IOException {
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(file, charset);
    write(columns.stream().map(RowColumn::title).toList());
  }

  @Override
  public void write(List<String> row) throws IOException {
    try {
      csv.writeRecord(row);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
