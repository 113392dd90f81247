package io.credlake.trino.query;

/** How the rows of an answer are written. */
public enum ResultFormat {
  /** Columns for a person to read. */
  TABLE,
  /** RFC 4180 with titles; null is an empty cell, the empty text is {@code ""}. */
  CSV,
  /** One array of objects. */
  JSON;

  /** A writer of the format. */
  public ResultWriter writer() {
    return switch (this) {
      case TABLE -> new TableFormat();
      case CSV -> new CsvFormat();
      case JSON -> new JsonFormat();
    };
  }
}
