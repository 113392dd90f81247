package io.credlake.open;

/**
 * A row of an open dataset, before it is known what may be published of it.
 *
 * @param told its values as they would be published if nothing had to be kept back
 * @param cells which cell each of its counts is, by the position of the column; null: it is none
 */
record OpenRow(Object[] told, OpenCell[] cells) {

  OpenRow(Object[] told) {
    this(told, new OpenCell[told.length]);
  }
}
