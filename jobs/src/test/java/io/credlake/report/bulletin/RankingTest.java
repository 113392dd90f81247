package io.credlake.report.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.report.bulletin.Ranking.Place;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ranks of rates that are equal, that hang on a few, or that there are not. */
class RankingTest {

  private static Tally tally(long judged, long late) {
    return new Tally(judged, 0, judged, judged, late);
  }

  @Test
  void equalRatesShareARankAndTheNextIsAsManyFurther() {
    assertThat(
            Ranking.of(
                Map.of(
                    "a", tally(3, 1),
                    "b", tally(300, 100),
                    "c", tally(100, 50),
                    "d", tally(40, 0),
                    "e", tally(0, 0))))
        .extracting(Place::code, Place::rank, Place::hasFew)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("d", 1, false),
            org.assertj.core.groups.Tuple.tuple("a", 2, true),
            org.assertj.core.groups.Tuple.tuple("b", 2, false),
            org.assertj.core.groups.Tuple.tuple("c", 4, false),
            org.assertj.core.groups.Tuple.tuple("e", null, true));
  }

  @Test
  void halfIsNotMoreThanHalf() {
    assertThat(tally(2, 1).isMostlyLate()).isFalse();
    assertThat(tally(3, 2).isMostlyLate()).isTrue();
    assertThat(tally(0, 0).isMostlyLate()).isFalse();
    assertThat(tally(0, 0).lateRate()).isNull();
  }
}
