package io.credlake.disclosure.rule;

import io.credlake.disclosure.flag.ConfStatus;

/** Why a number is not published. */
public enum Reason {
  /** Too few units. */
  SMALL_COUNT(ConfStatus.A),
  /** One unit dominates. */
  DOMINANCE_OF_ONE(ConfStatus.O),
  /** Two units dominate. */
  DOMINANCE_OF_TWO(ConfStatus.T),
  /** A unit could estimate the largest too well, by the p% or the pq rule. */
  CONCENTRATION(ConfStatus.C),
  /** The sender suppressed it. */
  SUPPRESSED_AT_SOURCE(ConfStatus.C),
  /** An earlier release suppressed it, and its value is still the same. */
  EARLIER_RELEASE(ConfStatus.C),
  /** It would tell another. */
  COMPLEMENT(ConfStatus.D);

  private final ConfStatus flag;

  Reason(ConfStatus flag) {
    this.flag = flag;
  }

  /** As SDMX tells it. */
  public ConfStatus flag() {
    return flag;
  }
}
