package io.credlake.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credlake.indicator.Indicator;
import io.credlake.indicator.Indicator.Direction;
import io.credlake.indicator.Indicator.Family;
import io.credlake.indicator.Indicator.Target;
import io.credlake.indicator.Indicator.Target.Kind;
import io.credlake.indicator.Indicator.Unit;
import io.credlake.indicator.Indicator.Words;
import io.credlake.indicator.Measure;
import io.credlake.indicator.Measure.Over;
import io.credlake.indicator.Measure.Period;
import io.credlake.indicator.Value;
import io.credlake.plan.SeriesBreak;
import io.credlake.progress.Assessment.Method;
import io.credlake.progress.Assessment.Reason;
import io.credlake.progress.Assessment.Status;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessorTest {

  private static final int FIRST = 2014;

  private static Indicator indicator(Kind kind, Unit unit, Direction direction, Double target) {
    return new Indicator(
        "P2.2.1-02",
        1,
        new Words("指标", "Indicator"),
        unit,
        new Words("这些", "these"),
        unit.isShare() ? new Words("那些", "those") : null,
        Family.COV,
        direction,
        List.of(),
        new Target(
            kind, target, target == null ? null : YearMonth.of(2020, 12), new Words("自定", "ours")),
        new Measure(
            new Measure.Return("feed", null, Over.FLOW, Period.YEARLY), null, null, null, null));
  }

  /** A text of years from 2014 on; - for one that was not reported. */
  private static NavigableMap<Integer, Value> years(String text) {
    NavigableMap<Integer, Value> years = new TreeMap<>();
    int year = FIRST;
    for (String word : text.strip().split(" +", -1)) {
      boolean reported = !word.equals("-");
      Double value = reported ? Double.valueOf(word) : null;
      years.put(
          year,
          new Value(
              "350000",
              "",
              "",
              Period.YEARLY,
              year * 12 + 11,
              reported ? Value.Status.REPORTED : Value.Status.NOT_REPORTED,
              value,
              reported ? 100.0 : null,
              value,
              1,
              0));
      year++;
    }
    return years;
  }

  private static Assessment assess(Indicator indicator, String values, SeriesBreak... breaks) {
    NavigableMap<Integer, Value> years = years(values);
    return new Assessor(indicator, List.of(breaks)).assess(years, years.lastKey());
  }

  @ParameterizedTest
  @CsvSource({
    // values from 2014 on, what is reached of 100 by 2020
    "20 30 45 60, ON_TRACK, GROWTH_TO_TARGET",
    "20 24 29 36, MODERATE, GROWTH_TO_TARGET",
    "20 21 22 23, LIMITED, GROWTH_TO_TARGET",
    "20 18, REGRESSING, GROWTH_TO_TARGET",
    "90 100, ACHIEVED, GROWTH_TO_TARGET",
    "- 30 45 60, ON_TRACK, GROWTH_TO_TARGET",
    "0 17 35 50, ON_TRACK, LINEAR_TO_TARGET",
    "0 5 20 35, MODERATE, LINEAR_TO_TARGET",
    "0 0 0 0, LIMITED, LINEAR_TO_TARGET"
  })
  void levelIsHeldAgainstItsTarget(String values, Status status, Method method) {
    Assessment assessment =
        assess(indicator(Kind.LEVEL, Unit.PERCENT, Direction.UP, 100.0), values);
    assertThat(assessment.status()).isEqualTo(status);
    assertThat(assessment.method()).isEqualTo(method);
    assertThat(assessment.reason()).isNull();
  }

  @Test
  void pathAndProjectionAreTold() {
    Assessment assessment =
        assess(indicator(Kind.LEVEL, Unit.PERCENT, Direction.UP, 100.0), "40 45 50 55");
    assertThat(assessment.baseYear()).isEqualTo(2014);
    assertThat(assessment.required()).isCloseTo(70, within(1e-9));
    assertThat(assessment.gone()).isCloseTo(0.25, within(1e-9));
    assertThat(assessment.projected()).isCloseTo(55 * Math.pow(55 / 40.0, 1), within(1e-9));
  }

  /** T17: no number is held against what is a direction only. */
  @ParameterizedTest
  @CsvSource({"20 22, ADVANCING", "20 20.01, STEADY", "20 18, RECEDING"})
  void directionHasNoNumberHeldAgainstIt(String values, Status status) {
    Assessment assessment =
        assess(indicator(Kind.DIRECTION, Unit.COUNT, Direction.UP, null), values);
    assertThat(assessment.status()).isEqualTo(status);
    assertThat(assessment.required()).isNull();
    assertThat(assessment.projected()).isNull();
    assertThat(assessment.gone()).isNull();
  }

  @Test
  void fallIsDesiredWhereLowerIsBetter() {
    assertThat(assess(indicator(Kind.DIRECTION, Unit.COUNT, Direction.DOWN, null), "20 15"))
        .extracting(Assessment::status)
        .isEqualTo(Status.ADVANCING);
    assertThat(assess(indicator(Kind.LEVEL, Unit.PERCENT, Direction.DOWN, 0.0), "20 0"))
        .extracting(Assessment::status)
        .isEqualTo(Status.ACHIEVED);
  }

  @Test
  void milestoneIsThereOrNot() {
    Indicator milestone = indicator(Kind.MILESTONE, Unit.EXISTS, Direction.UP, null);
    assertThat(assess(milestone, "0 0").status()).isEqualTo(Status.NOT_REACHED);
    assertThat(assess(milestone, "0 1").status()).isEqualTo(Status.REACHED);
  }

  @Test
  void watchedIsOnlyWatched() {
    assertThat(assess(indicator(Kind.NONE, Unit.COUNT, Direction.NONE, null), "5 9").status())
        .isEqualTo(Status.WATCHED);
  }

  @ParameterizedTest
  @CsvSource({"20, ONE_YEAR_ONLY", "20 -, NOT_REPORTED", "-2 3, NO_GROWTH_RATE"})
  void whatCannotBeToldSaysWhy(String values, Reason reason) {
    Assessment assessment =
        assess(indicator(Kind.DIRECTION, Unit.COUNT, Direction.UP, null), values);
    assertThat(assessment.status()).isEqualTo(Status.NOT_ASSESSABLE);
    assertThat(assessment.reason()).isEqualTo(reason);
  }

  /** Annex B: a trend across a break is marked, and never made silently. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // a flow of the year of the break is of both series: the base is the year behind it
        "20 30 80, ADVANCING, -, 2014, -",
        "20 30 80 81, NOT_ASSESSABLE, SERIES_BREAK, -, scheme",
        "20 30 80 81 70, NOT_ASSESSABLE, SERIES_BREAK, -, scheme",
        "20 30 80 81 70 75, ADVANCING, -, 2018, scheme",
      })
  void nothingIsComparedAcrossABreak(
      String values, Status status, Reason reason, Integer baseYear, String breakId) {
    SeriesBreak scheme =
        new SeriesBreak(
            "scheme",
            SeriesBreak.Kind.BREAK,
            YearMonth.of(2017, 7),
            "新口径",
            "New scheme",
            List.of("P2.2.1-02"));
    Assessment assessment =
        assess(indicator(Kind.DIRECTION, Unit.COUNT, Direction.UP, null), values, scheme);
    assertThat(assessment.status()).isEqualTo(status);
    assertThat(assessment.reason()).isEqualTo(reason);
    assertThat(assessment.baseYear()).isEqualTo(baseYear);
    assertThat(assessment.breakId()).isEqualTo(breakId);
  }
}
