package io.credlake.flow;

import io.credlake.flow.DeliveryPart.DeliveryHeader;
import io.credlake.refine.Tally;
import java.io.Serializable;

/**
 * What an operator counted of a delivery.
 *
 * @param deliveryId of which
 * @param part the part that was read; null if this is about admitted rows
 * @param accepted rows that became facts
 * @param duplicate rows equal to one accepted before
 */
record LedgerEntry(String deliveryId, Part part, long accepted, long duplicate)
    implements Serializable {

  /**
   * A part of the delivery that was read.
   *
   * @param delivery what it is a part of
   * @param parts of how many parts the delivery consists
   * @param tally what it held
   */
  record Part(DeliveryHeader delivery, int parts, Tally tally) implements Serializable {}

  static LedgerEntry read(DeliveryHeader delivery, int parts, Tally tally) {
    return new LedgerEntry(delivery.deliveryId(), new Part(delivery, parts, tally), 0, 0);
  }

  /** The admitted rows of two entries of one delivery. */
  LedgerEntry plus(LedgerEntry other) {
    return admitted(deliveryId, accepted + other.accepted, duplicate + other.duplicate);
  }

  static LedgerEntry admitted(String deliveryId, long accepted, long duplicate) {
    return new LedgerEntry(deliveryId, null, accepted, duplicate);
  }
}
