package io.credlake.web.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.plan.Commitment;
import io.credlake.plan.SeriesBreak;
import io.credlake.report.query.Names.Name;
import io.credlake.web.progress.PathChart.Line;
import io.credlake.web.progress.Promise.Standing;
import java.time.YearMonth;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The observed path against the one to the target. */
class PathChartTest {

  private static final Offset<Double> EXACT = Offset.offset(1e-9);
  private static final Commitment COMMITMENT =
      new Commitment(
          "P1-01",
          Commitment.Type.OUTCOME,
          Commitment.Guard.N,
          Commitment.Basis.EXPLICIT,
          "原文",
          "words",
          List.of("SAIC"));

  private static Promise promise(Double target, Standing now, SeriesBreak... breaks) {
    Measured measured =
        new Measured(
            "名称",
            "Name",
            "percent",
            new Name("分子", "n"),
            new Name("分母", "d"),
            "up",
            target == null ? "direction" : "level",
            target,
            target == null ? null : YearMonth.of(2020, 12),
            new Name("措辞", "w"),
            "c",
            1);
    return new Promise(
        COMMITMENT, measured, now == null ? List.of() : List.of(now), 2018, List.of(breaks));
  }

  private static Standing standing(Double base, Double projected) {
    return new Standing(
        2018,
        "moderate",
        null,
        "growth_to_target",
        60.0,
        base == null ? null : 2016,
        base,
        70.0,
        projected,
        null,
        null,
        null);
  }

  @Test
  void requiredPathLeadsFromTheBaseToTheTarget() {
    CutSeries series =
        CutSeries.of(CutSeriesTest.series("2016=40 2017=50 2018=60"), List.of(), true);
    PathChart chart = PathChart.of(series, promise(100.0, standing(40.0, 80.0)), 2014, 2018);
    Line required = chart.required().orElseThrow();
    assertThat(required.to()).isEqualTo(100);
    assertThat(required.x1()).isEqualTo(chart.points().getFirst().x(), EXACT);
    assertThat(required.y1()).isEqualTo(chart.points().getFirst().y(), EXACT);
    assertThat(required.x2()).as("the target's month ends the axis").isEqualTo(PathChart.RIGHT);
    assertThat(required.y2()).isEqualTo(chart.target(), EXACT);
    Line projected = chart.projected().orElseThrow();
    assertThat(projected.x1()).isEqualTo(chart.points().getLast().x(), EXACT);
    assertThat(projected.to()).isEqualTo(80);
    assertThat(chart.years()).extracting(PathChart.Tick::text).startsWith("2014").endsWith("2020");
    assertThat(chart.levels()).extracting(PathChart.Tick::text).startsWith("0").endsWith("100");
    assertThat(chart.lines()).hasSize(1);
  }

  @Test
  void directionHasNoNumberHeldAgainstIt() {
    CutSeries series = CutSeries.of(CutSeriesTest.series("2017=50 2018=60"), List.of(), true);
    PathChart chart = PathChart.of(series, promise(null, standing(50.0, null)), 2014, 2018);
    assertThat(chart.target()).isNull();
    assertThat(chart.required()).isEmpty();
    assertThat(chart.projected()).isEmpty();
    assertThat(chart.base()).isPresent();
  }

  @Test
  void breaksAreMarkedWhereTheNewSeriesBeginsAndGapsWhereAValueIsMissing() {
    SeriesBreak found =
        new SeriesBreak(
            "b", SeriesBreak.Kind.BREAK, YearMonth.of(2018, 1), "断点", "break", List.of("P1-01"));
    CutSeries series =
        CutSeries.of(CutSeriesTest.series("2016=- 2017=50 2018=60"), List.of(found), true);
    PathChart chart = PathChart.of(series, promise(null, null, found), 2014, 2018);
    assertThat(chart.lines()).as("nothing is joined across the break").isEmpty();
    assertThat(chart.breaks()).hasSize(1);
    assertThat(chart.breaks().getFirst().x())
        .as("at the end of the month before")
        .isEqualTo(chart.points().getFirst().x(), EXACT);
    assertThat(chart.gaps()).hasSize(1);
    assertThat(chart.base()).isEmpty();
  }

  @Test
  void nothingAtAllStillHasAxes() {
    PathChart chart =
        PathChart.of(CutSeries.of(List.of(), List.of(), true), promise(null, null), 2014, 2018);
    assertThat(chart.points()).isEmpty();
    assertThat(chart.levels()).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({"0.9, 1", "1, 1", "1.1, 2", "2.2, 2.5", "3, 5", "7, 10", "0.021, 0.025", "180, 200"})
  void stepsOfAnAxisAreRound(double least, double step) {
    assertThat(PathChart.step(least)).isEqualTo(step, EXACT);
  }

  @Test
  void classesOfAMapHoldAllValues() {
    Steps steps = Steps.of(List.of(85.2, 97.0, 90.0));
    assertThat(steps.bounds()).containsExactly(85.0, 87.5, 90.0, 92.5, 95.0, 97.5);
    assertThat(steps.of(85.2)).isZero();
    assertThat(steps.of(90)).as("a bound is of the class above").isEqualTo(2);
    assertThat(steps.of(97)).isEqualTo(4);
    assertThat(Steps.of(List.of(3.0, 3.0)).of(3)).isZero();
    assertThat(Steps.of(List.of()).bounds()).isEmpty();
    List<Double> wide = List.of(-3.7, 0.0, 11.9, 1234.5);
    Steps all = Steps.of(wide);
    assertThat(all.bounds().getFirst()).isLessThanOrEqualTo(-3.7);
    assertThat(all.bounds().getLast()).isGreaterThanOrEqualTo(1234.5);
    assertThat(all.bounds()).hasSizeLessThanOrEqualTo(Steps.MOST + 1);
  }
}
