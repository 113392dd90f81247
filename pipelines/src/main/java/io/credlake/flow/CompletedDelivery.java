package io.credlake.flow;

import io.credlake.contract.FeedContract.Guard;
import io.credlake.fact.DeliveryStatus;
import io.credlake.refine.Tally;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A delivery of which every row is accounted for.
 *
 * @param header what it is
 * @param tally what it held
 * @param facts rows that became facts
 * @param duplicate rows equal to one accepted before
 * @param completedAt when, in milliseconds since 1970-01-01 UTC
 */
record CompletedDelivery(
    DeliveryHeader header, Tally tally, long facts, long duplicate, long completedAt)
    implements Serializable {

  /** Rows that became facts, or counts of persons. */
  long accepted() {
    return facts + tally.personRows();
  }

  DeliveryStatus status() {
    if (header.refusal() != null) {
      return DeliveryStatus.REFUSED;
    }
    return tally.rejected() == 0 ? DeliveryStatus.ACCEPTED : DeliveryStatus.PARTIAL;
  }

  /** Whether the rows and sums that were declared are those that were read. */
  String reconciliation() {
    if (header.refusal() != null || !header.manifest().declaresCounts()) {
      return "not_declared";
    }
    return differences(Guard.A).isEmpty() ? "met" : "not_met";
  }

  /**
   * Why it was refused, or what is odd about it; null if nothing is.
   *
   * @param guard of its feed
   */
  String message(Guard guard) {
    if (header.refusal() != null) {
      return header.refusal();
    }
    List<String> remarks = new ArrayList<>();
    if (header.remark() != null) {
      remarks.add(header.remark());
    }
    remarks.addAll(differences(guard));
    return remarks.isEmpty() ? null : String.join(" ", remarks);
  }

  private List<String> differences(Guard guard) {
    return header.manifest().differences(tally.read(), tally.sums(), guard);
  }
}
