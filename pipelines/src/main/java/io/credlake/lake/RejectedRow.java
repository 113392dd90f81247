package io.credlake.lake;

import io.credlake.fact.Reason;
import java.util.List;

/**
 * A rejected row, as {@code ops.rejection} holds it.
 *
 * @param feed that it came as
 * @param deliveryId delivery it came with
 * @param line on which it begins there
 * @param faults why it was rejected
 * @param row as CSV in the order of its layout, person columns masked; null if it was not kept
 * @param provinceCode of the row; null if unknown
 * @param mended whether it came again and was accepted
 */
public record RejectedRow(
    String feed,
    String deliveryId,
    long line,
    List<Fault> faults,
    String row,
    String provinceCode,
    boolean mended) {

  /**
   * A reason why a row was rejected.
   *
   * @param field at fault; {@code row} if it is the row's shape
   * @param reason why
   * @param value text at fault; null if absent or withheld
   */
  public record Fault(String field, Reason reason, String value) {}
}
