package io.credlake.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.credlake.dataset.Column;
import io.credlake.dataset.Dataset;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * CSV by RFC 4180 that Excel and WPS open right: UTF-8 with a byte order mark, lines that end in CR
 * LF. Nothing between two commas is a missing value, two quotes are an empty text.
 */
public final class CsvTable implements TableWriter {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final CsvWriter csv;

  CsvTable(Path file, Dataset dataset) throws IOException {
    this(file, dataset.published().stream().map(Column::name).toList());
  }

  /** A file with these titles. */
  CsvTable(Path file, List<String> titles) throws IOException {
    this(Files.newOutputStream(file), titles);
  }

  /** A table with these titles; closing it closes the stream. */
  public CsvTable(OutputStream stream, List<String> titles) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    out.write(BYTE_ORDER_MARK);
    csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(QuoteStrategies.EMPTY)
            .build(out);
    csv.writeRecord(titles.stream().map(CellText::guarded).toList());
  }

  @Override
  public void write(Object[] row) throws IOException {
    try {
      csv.writeRecord(Arrays.stream(row).map(CellText::guarded).toList());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
