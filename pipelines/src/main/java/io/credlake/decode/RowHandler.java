package io.credlake.decode;

/** Takes the rows of a file as slices of a buffer that is valid during the call only. */
public interface RowHandler {

  /** A row begins on the given line. */
  void beginRow(long line);

  /** A field of the row, counted from 0. */
  void field(int column, char[] buffer, int offset, int length);

  /** The row ends; it had as many fields as given. */
  void endRow(int columns);
}
