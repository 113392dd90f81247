package io.credlake.refine;

import io.credlake.fact.Reason;

/**
 * A reason why a row is rejected.
 *
 * @param line on which the row begins
 * @param field at fault; {@code row} if it is the row's shape
 * @param reason why
 * @param value text at fault, cut to {@value #MAX_VALUE} characters; null if absent or withheld
 * @param row as CSV with person columns masked; null if its columns cannot be told apart
 * @param provinceCode of the row; null if unknown
 * @param creditCode of the row; null if not valid
 */
public record Rejection(
    long line,
    String field,
    Reason reason,
    String value,
    String row,
    String provinceCode,
    String creditCode) {

  /** Longest text at fault that is kept. */
  public static final int MAX_VALUE = 200;
}
