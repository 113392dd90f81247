package io.credlake.generate.nation;

import java.io.Closeable;
import java.io.IOException;

/** Writes the rows of a delivery in one format. */
interface RowWriter extends Closeable {

  /** Writes a row of as many texts as the form has columns. */
  void row(String[] texts) throws IOException;

  /** Writes a row that is broken in a way of the format; false if the format knows none. */
  default boolean broken(String[] texts, String reason) throws IOException {
    return false;
  }
}
