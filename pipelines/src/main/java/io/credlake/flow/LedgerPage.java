package io.credlake.flow;

import io.credlake.refine.Tally;
import java.io.Serializable;

/** What the ledger knows of a delivery that is not complete yet. */
final class LedgerPage implements Serializable {

  private static final long serialVersionUID = 1;

  private DeliveryHeader delivery;
  private int parts;
  private int partsRead;
  private final Tally tally = new Tally();
  private long accepted;
  private long duplicate;

  void add(LedgerEntry entry) {
    if (entry.part() != null) {
      if (delivery == null || delivery.refusal() == null) { // a part that was refused refuses all
        delivery = entry.part().delivery();
      }
      parts = entry.part().parts();
      partsRead++;
      tally.add(entry.part().tally());
    }
    accepted += entry.accepted();
    duplicate += entry.duplicate();
  }

  /** Whether every part was read and every row was accepted, rejected or found to be known. */
  boolean isComplete() {
    return delivery != null
        && partsRead == parts
        && tally.read() == accepted + duplicate + tally.rejected() + tally.personRows();
  }

  CompletedDelivery complete(long now) {
    return new CompletedDelivery(delivery, tally, accepted, duplicate, now);
  }
}
