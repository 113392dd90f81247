package io.credlake.index.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Missing;
import io.credlake.indicator.Value.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexInputTest {

  private static final double NONE = Double.NaN;

  private static Cell cell(Status status, double value, double numerator, double denominator) {
    return new IndexInput("P2.1.1-02", "330000", 2018, status, value, numerator, denominator)
        .cell();
  }

  @Test
  void reportedValueKeepsTheCountsThatTellItsError() {
    assertThat(cell(Status.REPORTED, 80, 8, 10)).isEqualTo(Cell.rate(80, 8, 10));
    assertThat(cell(Status.REPORTED, 12, 12, NONE).denominator()).isNaN();
  }

  @Test
  void zeroIsAValue() {
    assertThat(cell(Status.REPORTED, 0, 0, 10))
        .satisfies(zero -> assertThat(zero.missing()).isNull())
        .extracting(Cell::value)
        .isEqualTo(0.0);
  }

  @Test
  void shareOfNothingDoesNotApply() {
    assertThat(cell(Status.REPORTED, NONE, 0, 0).missing()).isEqualTo(Missing.NOT_APPLICABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_REPORTED, NOT_REPORTED",
    "NOT_APPLICABLE, NOT_APPLICABLE",
    "SUPPRESSED, SUPPRESSED",
    "DISCONTINUED, NOT_APPLICABLE"
  })
  void kindsOfMissingStayApart(Status status, Missing missing) {
    assertThat(cell(status, NONE, NONE, NONE).missing()).isEqualTo(missing);
  }
}
