package io.credlake.decode;

/** Takes the rows of a file as slices of a buffer that is valid during the call only. */
public interface RowHandler {

  /** Number of columns of a row whose columns cannot be told apart. */
  int SHAPELESS = -1;

  /** A row begins on the given line. */
  void beginRow(long line);

  /** A field of the row, counted from 0. */
  void field(int column, char[] buffer, int offset, int length);

  /**
   * The row ends.
   *
   * @param columns how many fields it had; {@link #SHAPELESS} if it was no row of fields at all
   */
  void endRow(int columns);

  /** A row on the given line is too long to be read; no other call is made for it. */
  void oversized(long line);
}
