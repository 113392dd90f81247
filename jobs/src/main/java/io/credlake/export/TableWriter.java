package io.credlake.export;

import java.io.Closeable;
import java.io.IOException;

/** Writes the rows of one dataset into one file; nothing of a row is kept once it is written. */
interface TableWriter extends Closeable {

  /**
   * Writes a row.
   *
   * @param row values in the order of the dataset's published columns
   */
  void write(Object[] row) throws IOException;
}
