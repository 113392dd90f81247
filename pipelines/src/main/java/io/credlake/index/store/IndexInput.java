package io.credlake.index.store;

import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Missing;
import io.credlake.indicator.Value.Status;
import java.io.Serializable;

/**
 * The value of an indicator of a region in a year, as an index takes it.
 *
 * @param commitment whose indicator it is
 * @param region a province
 * @param year from 2014
 * @param status what the value rests on
 * @param value in the indicator's unit; NaN: none
 * @param numerator what is counted; NaN unless reported
 * @param denominator what it is a share of; NaN unless reported, or of a plain count
 */
public record IndexInput(
    String commitment,
    String region,
    int year,
    Status status,
    double value,
    double numerator,
    double denominator)
    implements Serializable {

  /**
   * What the index knows by it.
   *
   * <p>Missing is not zero. A share of nothing does not apply, nor does a series that was stopped:
   * neither is ever imputed.
   */
  public Cell cell() {
    return switch (status) {
      case REPORTED ->
          Double.isNaN(value)
              ? Cell.missing(Missing.NOT_APPLICABLE)
              : Cell.rate(value, numerator, denominator);
      case NOT_REPORTED -> Cell.missing(Missing.NOT_REPORTED);
      case SUPPRESSED -> Cell.missing(Missing.SUPPRESSED);
      case NOT_APPLICABLE, DISCONTINUED -> Cell.missing(Missing.NOT_APPLICABLE);
    };
  }
}
