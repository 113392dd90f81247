package io.credlake.refine;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.fact.Reason;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void newTallyIsEmpty() {
    Tally tally = new Tally();

    assertThat(tally.read()).isZero();
    assertThat(tally.rejected()).isZero();
    assertThat(tally.reasons()).isEmpty();
    assertThat(tally.regions()).isEmpty();
  }

  @Test
  void countsRowsReasonsAndRegions() {
    Tally tally = fujian();

    assertThat(tally.read()).isEqualTo(3);
    assertThat(tally.rejected()).isEqualTo(1);
    assertThat(tally.reasons()).containsOnly(Map.entry(Reason.CODE_INVALID, 1L));
    assertThat(tally.regions())
        .containsOnly(
            Map.entry("350000", new Tally.Region(2, 1, 1)),
            Map.entry("", new Tally.Region(1, 0, 0)));
  }

  @Test
  void partsAddUp() {
    Tally sum = new Tally();
    Tally zhejiang = new Tally();
    zhejiang.row("330000", true, new Tally.Region(1, 0, 1));
    zhejiang.reason(Reason.CODE_INVALID);
    zhejiang.reason(Reason.DATE_INVALID);

    sum.add(fujian());
    sum.add(zhejiang);
    sum.add(fujian());
    sum.add(new Tally());

    assertThat(sum.read()).isEqualTo(7);
    assertThat(sum.rejected()).isEqualTo(3);
    assertThat(sum.reasons())
        .containsOnly(Map.entry(Reason.CODE_INVALID, 3L), Map.entry(Reason.DATE_INVALID, 1L));
    assertThat(sum.regions())
        .containsOnly(
            Map.entry("350000", new Tally.Region(4, 2, 2)),
            Map.entry("330000", new Tally.Region(1, 0, 1)),
            Map.entry("", new Tally.Region(2, 0, 0)));
  }

  @Test
  void addingLeavesTheOtherAsItWas() {
    Tally part = fujian();
    Tally sum = new Tally();

    sum.add(part);
    sum.add(part);

    assertThat(part.read()).isEqualTo(3);
    assertThat(part.reasons()).containsOnly(Map.entry(Reason.CODE_INVALID, 1L));
  }

  @Test
  void controlSumsAddUp() {
    Tally tally = new Tally();
    tally.sum("amount", 150);
    tally.sum("amount", 275);
    tally.add(ofAmount());

    assertThat(tally.sums()).containsOnly(Map.entry("amount", 500L));
  }

  /** A delivery whose cells are absurd must not stop the others. */
  @Test
  void sumBeyondWhatCanBeCountedStaysAtTheMost() {
    Tally tally = new Tally();
    for (int row = 0; row < 10; row++) {
      tally.sum("amount", 999_999_999_999_999_999L); // the most of a cell
    }
    Tally sum = ofAmount();
    sum.add(tally);

    assertThat(tally.sums()).containsOnly(Map.entry("amount", Long.MAX_VALUE));
    assertThat(sum.sums()).containsOnly(Map.entry("amount", Long.MAX_VALUE));
  }

  private static Tally ofAmount() {
    Tally tally = new Tally();
    tally.sum("amount", 75);
    return tally;
  }

  @Test
  void travelsBetweenOperators() throws Exception {
    Tally copy = InstantiationUtil.clone(fujian());

    assertThat(copy).usingRecursiveComparison().isEqualTo(fujian());
  }

  private static Tally fujian() {
    Tally tally = new Tally();
    tally.row("350000", false, new Tally.Region(1, 1, 0));
    tally.row("350000", true, new Tally.Region(1, 0, 1));
    tally.row(null, false, new Tally.Region(1, 0, 0));
    tally.reason(Reason.CODE_INVALID);
    return tally;
  }
}
