package io.credlake.web.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.plan.SeriesBreak;
import io.credlake.rate.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is joined by a line that does not compare. */
class CutSeriesTest {

  private static List<SeriesBreak> breakIn(String month) {
    return List.of(
        new SeriesBreak(
            "b", SeriesBreak.Kind.BREAK, YearMonth.parse(month), "断点", "break", List.of()));
  }

  /** Periods and values as {@code 2016=1 2017=- 2018=3}; - is not reported. */
  static List<Observed> series(String text) {
    List<Observed> series = new ArrayList<>();
    for (String one : text.split(" ", -1)) {
      String[] parts = one.split("=", -1);
      boolean missing = parts[1].equals("-");
      series.add(
          new Observed(
              Period.parse(parts[0]),
              missing ? "not_reported" : "reported",
              null,
              null,
              missing ? null : (Double) Double.parseDouble(parts[1])));
    }
    return series;
  }

  private static List<String> pieces(CutSeries cut) {
    return cut.pieces().stream()
        .map(piece -> String.join(" ", piece.stream().map(one -> one.period().toString()).toList()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    // a year in which the rule changes is of neither series if it adds up what happens in it
    "2018-04, false, 2017|2018|2019",
    // at its end it is of the new one
    "2018-04, true, 2017|2018 2019",
    "2018-01, false, 2017|2018 2019",
    "2018-01, true, 2017|2018 2019",
    "2020-01, false, 2017 2018 2019",
    "2016-12, false, 2017 2018 2019"
  })
  void seriesIsCutAtItsBreak(String month, boolean stock, String expected) {
    CutSeries cut = CutSeries.of(series("2017=1 2018=2 2019=3"), breakIn(month), stock);
    assertThat(pieces(cut)).isEqualTo(Arrays.asList(expected.split("\\|", -1)));
  }

  @Test
  void periodWithoutAValueIsAGapAndNoLineCrossesIt() {
    CutSeries cut = CutSeries.of(series("2018Q3=4 2017Q4=1 2018Q1=2 2018Q2=-"), List.of(), false);
    assertThat(pieces(cut)).containsExactly("2017Q4 2018Q1", "2018Q3");
    assertThat(cut.gaps()).extracting(one -> one.period().toString()).containsExactly("2018Q2");
    assertThat(cut.values()).extracting(Observed::value).containsExactly(1.0, 2.0, 4.0);
  }

  @Test
  void periodThatIsNotEvenThereParts() {
    assertThat(pieces(CutSeries.of(series("2015=1 2017=2"), List.of(), true)))
        .containsExactly("2015", "2017");
  }

  @Test
  void zeroIsAValueAndAShareOfNothingIsNot() {
    Observed nothing = new Observed(Period.parse("2016"), "reported", 0.0, 0.0, null);
    CutSeries cut =
        CutSeries.of(
            List.of(nothing, new Observed(Period.parse("2015"), "reported", 0.0, 5.0, 0.0)),
            List.of(),
            true);
    assertThat(pieces(cut)).containsExactly("2015");
    assertThat(cut.gaps()).containsExactly(nothing);
    assertThat(nothing.kind()).isEqualTo("nothing_to_count");
  }

  @Test
  void sparklineHasALineForEachPieceAndADotForWhatStandsAlone() {
    CutSeries cut = CutSeries.of(series("2014=0 2015=10 2016=- 2017=5 2018=-"), List.of(), true);
    Sparkline line = Sparkline.of(cut, 2014, 2020);
    assertThat(line.lines()).containsExactly("3.0,21.0 18.0,3.0");
    assertThat(line.dots()).containsExactly(new Sparkline.Dot("48.0", "12.0"));
  }

  @Test
  void sparklineOfNothingIsEmptyAndOfAFlatSeriesIsInTheMiddle() {
    Sparkline empty = Sparkline.of(CutSeries.of(series("2014=-"), List.of(), true), 2014, 2020);
    assertThat(empty.lines()).isEmpty();
    assertThat(empty.dots()).isEmpty();
    assertThat(
            Sparkline.of(CutSeries.of(series("2019=7 2020=7"), List.of(), true), 2014, 2020)
                .lines())
        .containsExactly("78.0,12.0 93.0,12.0");
  }
}
