package io.credlake.web.progress;

import io.credlake.rate.Period;

/**
 * What is known of an indicator in a period.
 *
 * @param status reported, not_reported, not_applicable, suppressed or discontinued
 * @param numerator what was counted; null unless reported
 * @param denominator what it is a share of; null unless reported, or of a plain count
 * @param value in the unit of the indicator; null unless reported, or of a share of nothing
 */
public record Observed(
    Period period, String status, Double numerator, Double denominator, Double value) {

  private static final String REPORTED = "reported";

  /** How it is there or missing: its status, or nothing_to_count for a share of nothing. */
  public String kind() {
    return status.equals(REPORTED) && value == null ? "nothing_to_count" : status;
  }
}
