package io.credlake.trino.query;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes a result as CSV. */
final class CsvFormat implements ResultWriter {

  @Override
  public long write(ResultSet rows, Writer out) throws SQLException, IOException {
    Columns columns = Columns.of(rows);
    CsvWriter csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF) // what follows in a pipe would keep a CR
            .quoteStrategy(QuoteStrategies.EMPTY)
            .build(out);
    try {
      csv.writeRecord(columns.names());
      List<String> cells = new ArrayList<>();
      long written = 0;
      while (rows.next()) {
        cells.clear();
        for (int i = 0; i < columns.count(); i++) {
          cells.add(columns.text(rows, i));
        }
        csv.writeRecord(cells);
        written++;
      }
      csv.flush();
      return written;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
