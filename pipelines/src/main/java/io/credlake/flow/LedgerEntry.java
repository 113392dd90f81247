package io.credlake.flow;

import io.credlake.lake.KnownRows;
import io.credlake.refine.Tally;
import java.io.Serializable;

/**
 * What an operator counted of a delivery.
 *
 * @param delivery name of the feed and of the delivery, see {@link KnownRows#name}
 * @param part the part that was read; null if this is about admitted rows
 * @param accepted rows that became facts
 * @param duplicate rows equal to one accepted before
 */
record LedgerEntry(String delivery, Part part, long accepted, long duplicate)
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
    return new LedgerEntry(
        KnownRows.name(delivery.feed(), delivery.deliveryId()),
        new Part(delivery, parts, tally),
        0,
        0);
  }

  /** The admitted rows of two entries of one delivery. */
  LedgerEntry plus(LedgerEntry other) {
    return admitted(delivery, accepted + other.accepted, duplicate + other.duplicate);
  }

  static LedgerEntry admitted(String delivery, long accepted, long duplicate) {
    return new LedgerEntry(delivery, null, accepted, duplicate);
  }
}
