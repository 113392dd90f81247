package io.credlake.trino.query;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes the rows of a result as they come. */
public interface ResultWriter {

  /**
   * Writes a result to its end; the writer is flushed and left open.
   *
   * @return the number of rows
   * @throws IOException if nobody reads what is written
   */
  long write(ResultSet rows, Writer out) throws SQLException, IOException;
}
