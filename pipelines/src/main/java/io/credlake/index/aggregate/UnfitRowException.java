package io.credlake.index.aggregate;

/** Parts of one row do not allow an aggregation. */
public final class UnfitRowException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final int row;

  UnfitRowException(int row, IllegalArgumentException why) {
    super(why.getMessage(), why);
    this.row = row;
  }

  /** Number of the row. */
  public int row() {
    return row;
  }
}
