package io.credlake.refine;

import io.credlake.contract.Manifest;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * What a delivery itself says about its rows.
 *
 * @param provinceCode province of the rows that name none; null: they have none
 * @param latestDay latest day an event may have happened on: the day the delivery was sent, in days
 *     since 1970-01-01
 */
public record DeliveryTerms(String provinceCode, int latestDay) implements Serializable {

  /**
   * Terms by a manifest.
   *
   * @param arrived day on which the delivery was found: that on which it was sent, if nothing else
   *     is declared
   */
  public static DeliveryTerms of(Manifest manifest, LocalDate arrived) {
    LocalDate sent = manifest.sentOn() == null ? arrived : manifest.sentOn();
    return new DeliveryTerms(manifest.region(), Math.toIntExact(sent.toEpochDay()));
  }

  /** Terms of a delivery that says nothing, sent on a day. */
  public static DeliveryTerms sentOn(int epochDay) {
    return new DeliveryTerms(null, epochDay);
  }
}
