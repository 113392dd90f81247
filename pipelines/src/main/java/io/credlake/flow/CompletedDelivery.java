package io.credlake.flow;

import io.credlake.flow.DeliveryPart.DeliveryHeader;
import io.credlake.refine.Tally;
import java.io.Serializable;

/**
 * A delivery of which every row is accounted for.
 *
 * @param header what it is
 * @param tally what it held
 * @param accepted rows that became facts
 * @param duplicate rows equal to one accepted before
 * @param completedAt when, in milliseconds since 1970-01-01 UTC
 */
record CompletedDelivery(
    DeliveryHeader header, Tally tally, long accepted, long duplicate, long completedAt)
    implements Serializable {

  String status() {
    if (header.refusal() != null) {
      return "refused";
    }
    return tally.rejected() == 0 ? "accepted" : "partial";
  }
}
