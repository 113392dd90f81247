package io.credlake.refine;

import java.io.Serializable;

/**
 * What a delivery itself says about its rows.
 *
 * @param provinceCode province of the rows that name none; null: they have none
 * @param latestDay latest day an event may have happened on: the day the delivery was sent, in days
 *     since 1970-01-01
 */
public record DeliveryTerms(String provinceCode, int latestDay) implements Serializable {

  /** Terms of a delivery that says nothing, sent on a day. */
  public static DeliveryTerms sentOn(int epochDay) {
    return new DeliveryTerms(null, epochDay);
  }
}
