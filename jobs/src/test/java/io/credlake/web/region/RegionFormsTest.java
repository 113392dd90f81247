package io.credlake.web.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.index.framework.Node;
import io.credlake.indicator.Indicator;
import io.credlake.rate.Ahead;
import io.credlake.rate.IndexFigures.Ranks;
import io.credlake.rate.IndexFigures.Standing;
import io.credlake.web.InvalidRequest;
import io.credlake.web.region.WhatIfForm.Slider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What readers may ask of regions, and how they are put in order. */
class RegionFormsTest {

  static final WhatIfForm FORM =
      new WhatIfForm(
          List.of(
              slider("P1-01", Indicator.Unit.PERCENT, "87.13", null),
              slider("P1-02", Indicator.Unit.COUNT, "", "not_reported")));

  private static Slider slider(String id, Indicator.Unit unit, String text, String missing) {
    Node node = new Node(id, null, null, null, null, null, null, null, null, null, null);
    Indicator indicator =
        new Indicator(id, 1, null, unit, null, null, null, null, null, null, null);
    return new Slider(node, indicator, text, missing, "100.00");
  }

  private static Standing standing(String region, int year, Double score, Integer rank) {
    return new Standing(
        "index",
        null,
        "指数",
        "Index",
        region,
        region,
        region,
        year,
        score == null ? "too_little_weight" : null,
        score,
        score == null ? null : score - rank,
        score == null ? null : score + rank,
        rank == null ? null : new Ranks(rank, 1, 4, 4),
        score == null ? null : score / 100,
        score == null ? null : "A",
        1,
        1,
        0,
        0,
        0,
        0);
  }

  @Test
  void onlyWhatWasMovedIsComputedAnew() {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("csrf", "token");
    given.put("set-P1-01", "87.130");
    given.put("set-P1-02", " ");
    assertThat(FORM.moved(given)).as("nothing was moved").isEmpty();
    given.put("set-P1-01", "95");
    given.put("set-P1-02", "0");
    assertThat(
            FORM.moved(given).entrySet().stream()
                .collect(Collectors.toMap(one -> one.getKey().id(), Map.Entry::getValue)))
        .as("zero is a value where nothing was reported")
        .isEqualTo(Map.of("P1-01", 95.0, "P1-02", 0.0));
  }

  @ParameterizedTest
  @CsvSource({
    "set-P1-01, 950, 'Invalid value, a percentage is from 0 to 100: 950'",
    "set-P1-01, -1, 'Invalid value, a percentage is from 0 to 100: -1'",
    "set-P1-01, much, 'Invalid value, it must be a number: much'",
    "set-P1-02, Infinity, 'Invalid value, it must be finite: Infinity'",
    "set-P9-99, 5, 'Invalid indicator: P9-99'"
  })
  void valueThatCannotBeIsRefused(String field, String value, String complaint) {
    assertThatThrownBy(() -> FORM.moved(Map.of(field, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(complaint);
  }

  @ParameterizedTest
  @CsvSource({
    "rank, 2 1 3 4",
    "region, 1 2 3 4",
    "known, 2 1 3 4",
    "interval, 3 1 2 4",
    "'', 2 1 3 4"
  })
  void regionsAreOrderedAndThoseWithoutAScoreComeLast(String order, String expected) {
    List<Standing> standings =
        List.of(
            standing("4", 2018, null, null),
            standing("3", 2018, 50.0, 3),
            standing("1", 2018, 60.0, 2),
            standing("2", 2018, 70.0, 1));
    assertThat(Order.of(order).sort(standings))
        .extracting(Standing::region)
        .containsExactly(expected.split(" ", -1));
  }

  @Test
  void orderThatThereIsNotIsRefused() {
    assertThatThrownBy(() -> Order.of("shame"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid order: shame");
  }

  @Test
  void regionsToCompareAreCodesAndFew() {
    assertThat(Codes.of(List.of("330000,320000", "330000", " 440000 ,")))
        .containsExactly("330000", "320000", "440000");
    assertThatThrownBy(() -> Codes.of(List.of("330000,x")))
        .isInstanceOf(InvalidRequest.class)
        .hasMessage("Invalid region, write six digits: x");
    assertThatThrownBy(() -> Codes.of(List.of("110000,120000,130000,140000,150000,210000,220000")))
        .isInstanceOf(InvalidRequest.class)
        .hasMessage("Cannot compare regions, at most 6 fit: 7");
  }

  @Test
  void yearsThatDoNotCompareAreNotJoined() {
    List<Standing> standings =
        List.of(
            standing("1", 2015, 40.0, 1),
            standing("1", 2016, 50.0, 1),
            standing("1", 2017, null, null),
            standing("1", 2018, 60.0, 1),
            standing("1", 2019, 70.0, 1),
            standing("1", 2020, 80.0, 1));
    ScorePath path = ScorePath.of("1", standings, 2015, 2020, year -> year == 2020);
    assertThat(path.marks())
        .extracting(ScorePath.Mark::year)
        .containsExactly(2015, 2016, 2018, 2019, 2020);
    assertThat(path.lines()).hasSize(2);
    ScorePath.Mark first = path.marks().getFirst();
    assertThat(first.low()).as("lower scores lie lower").isGreaterThan(first.y());
    assertThat(first.high()).isLessThan(first.y());
  }

  @ParameterizedTest
  @CsvSource({"60, 50, , FIRST", "50, 60, , OTHER", "60, 50, 0.7, NEITHER", ", 50, , UNKNOWN"})
  void whoIsAheadIsToldOnlyIfItCanBe(Double first, Double other, Double above, Ahead ahead) {
    assertThat(
            Ahead.of(
                standing("1", 2018, first, first == null ? null : (Integer) 1),
                standing("2", 2018, other, 2),
                above == null ? OptionalDouble.empty() : OptionalDouble.of(above)))
        .isEqualTo(ahead);
  }
}
