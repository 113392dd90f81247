package io.credlake.decode;

/** Takes rows whose values have names instead of places. */
interface NamedRows {

  /** A row. */
  void row(NamedRow row);

  /** A text that stands outside of rows. */
  void outside(long line, String text);

  /** A row on the given line is too long to be read. */
  void oversized(long line);
}
