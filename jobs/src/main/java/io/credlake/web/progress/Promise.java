package io.credlake.web.progress;

import io.credlake.plan.Commitment;
import io.credlake.plan.SeriesBreak;
import java.util.List;
import java.util.Optional;

/**
 * A commitment with what is known of it in a region.
 *
 * @param years how it stood at the end of each year up to the one looked at, the earliest first
 * @param year looked at
 * @param breaks of its series, the earliest first
 */
public record Promise(
    Commitment commitment,
    Measured measured,
    List<Standing> years,
    int year,
    List<SeriesBreak> breaks) {

  /**
   * How a commitment stands at the end of a year; what is null is not told.
   *
   * @param reason why it cannot be assessed; null if it can
   * @param required value on the straight way from base to target
   * @param projected value in the target's year if it goes on like this
   * @param gone part of the way that is gone
   * @param seriesBreak break behind which the base lies
   */
  public record Standing(
      int year,
      String status,
      String reason,
      String method,
      Double value,
      Integer baseYear,
      Double base,
      Double required,
      Double projected,
      Double gone,
      Double score,
      String seriesBreak) {}

  /** How it stands in the year looked at; empty if that year was not assessed. */
  public Optional<Standing> standing() {
    return years.stream().filter(one -> one.year() == year).findAny();
  }
}
