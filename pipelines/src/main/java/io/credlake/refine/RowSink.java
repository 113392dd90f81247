package io.credlake.refine;

import java.util.List;

/**
 * Takes the fields of one row after another, and what became of the row.
 *
 * <p>Fields are positions in the table of the contract's shape; those not given are null. Byte
 * slices are valid during the call only.
 */
public interface RowSink {

  /** Text in UTF-8. */
  void text(int field, byte[] utf8, int offset, int length);

  /** A day, counted from 1970-01-01. */
  void date(int field, int epochDay);

  /** A whole number. */
  void count(int field, long number);

  /** A decimal number in hundredths of its unit. */
  void money(int field, long hundredths);

  /** A list of texts. */
  void texts(int field, List<String> values);

  /** The row is accepted; its identity is a digest of its kept content. */
  void accept(long line, long identityHigh, long identityLow);

  /** The accepted row of a line is a rejected one that came again, mended. */
  void mended(long line, String deliveryId, long mendedLine);

  /** The fields given so far belong to no fact. */
  void discard();

  /** A reason why the row of a line is rejected. */
  void reject(Rejection rejection);
}
