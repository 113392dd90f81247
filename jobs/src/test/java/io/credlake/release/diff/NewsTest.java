package io.credlake.release.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may have moved a figure, by what came between two releases. */
class NewsTest {

  private static final LocalDate JUNE = LocalDate.of(2018, 6, 1);

  private final News news = new News();

  @Test
  void aRowMovesItsMonthAndLaterOnesOfItsRegionAndTheNation() {
    news.add("records", "350000", Cause.CORRECTION, JUNE);
    assertThat(news.causes(List.of("records"), "350000", JUNE)).containsExactly(Cause.CORRECTION);
    assertThat(news.causes(List.of("records"), "350000", JUNE.plusYears(1)))
        .containsExactly(Cause.CORRECTION);
    assertThat(news.causes(List.of("records"), "000000", JUNE)).containsExactly(Cause.CORRECTION);
    assertThat(news.causes(List.of("records"), "350000", JUNE.minusMonths(1))).isEmpty();
    assertThat(news.causes(List.of("records"), "330000", JUNE)).isEmpty();
    assertThat(news.causes(List.of("registers"), "350000", JUNE)).isEmpty();
  }

  @Test
  void severalCausesAreAllTold() {
    news.add("records", "350000", Cause.CORRECTION, JUNE);
    news.add("registers", "350000", Cause.LATE_DATA, JUNE.minusMonths(2));
    assertThat(news.causes(List.of("records", "registers"), "350000", JUNE))
        .containsExactly(Cause.LATE_DATA, Cause.CORRECTION);
    assertThat(news.causes(List.of("records", "registers"), "350000", JUNE.minusMonths(1)))
        .containsExactly(Cause.LATE_DATA);
  }

  @Test
  void theEarliestMonthOfARowCounts() {
    news.add("records", "350000", Cause.LATE_DATA, JUNE);
    news.add("records", "350000", Cause.LATE_DATA, JUNE.minusMonths(3));
    news.add("records", "350000", Cause.LATE_DATA, JUNE.plusMonths(3));
    assertThat(news.causes(List.of("records"), "350000", JUNE.minusMonths(3)))
        .containsExactly(Cause.LATE_DATA);
  }
}
