package io.credlake.trino.query;

/** How the rows of an answer are written. */
public enum ResultFormat {
  /** Columns for a person to read. */
  TABLE(new TableFormat()),
  /** RFC 4180 with titles; null is an empty cell, the empty text is {@code ""}. */
  CSV(new CsvFormat()),
  /** One array of objects. */
  JSON(new JsonFormat());

  private final ResultWriter writer;

  ResultFormat(ResultWriter writer) {
    this.writer = writer;
  }

  /** The writer of the format. */
  public ResultWriter writer() {
    return writer;
  }
}
