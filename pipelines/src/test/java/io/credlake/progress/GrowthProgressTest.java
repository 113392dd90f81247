package io.credlake.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credlake.progress.GrowthProgress.Desired;
import io.credlake.progress.GrowthProgress.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthProgressTest {

  private static final double EXACT = 1e-9;
  private static final int BASE_YEAR = 2015;
  private static final int TARGET_YEAR = 2030;

  /** Cases whose expected values are the output of Open SDG's own program. */
  @TestFactory
  Stream<DynamicTest> publishedCases() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/progress/cases.json")) {
      List<JsonNode> cases = new JsonMapper().readTree(in).path("cases").valueStream().toList();
      assertThat(cases).hasSize(9);
      return cases.stream()
          .map(one -> DynamicTest.dynamicTest(one.path("case").asText(), () -> check(one)));
    }
  }

  private static void check(JsonNode one) {
    JsonNode input = one.path("input");
    JsonNode expected = one.path("expected");
    TreeMap<Integer, Double> series = new TreeMap<>();
    input
        .path("series")
        .propertyStream()
        .forEach(year -> series.put(Integer.valueOf(year.getKey()), year.getValue().asDouble()));
    Trend trend = Trend.of(series, BASE_YEAR);
    Desired desired = Desired.valueOf(input.path("direction").asText().toUpperCase(Locale.ROOT));
    GrowthProgress progress =
        input.has("target")
            ? GrowthProgress.towards(input.path("target").asDouble(), TARGET_YEAR, trend, desired)
            : GrowthProgress.inDirection(
                trend, desired, input.has("limit") ? input.path("limit").asDouble() : null);

    assertThat(trend.baseYear()).isEqualTo(expected.path("base_year").asInt());
    assertThat(trend.base()).isEqualTo(expected.path("base_value").asDouble());
    assertThat(trend.year()).isEqualTo(expected.path("current_year").asInt());
    assertThat(trend.value()).isEqualTo(expected.path("current_value").asDouble());
    assertThat(progress.coefficient())
        .isCloseTo(expected.path("coefficient").asDouble(), within(EXACT));
    assertThat(progress.status().name().toLowerCase(Locale.ROOT))
        .isEqualTo(expected.path("status").asText());
    if (expected.path("score").isNull()) {
      assertThat(progress.value()).isNull();
      assertThat(progress.score()).isNull();
    } else {
      assertThat(progress.value())
          .isCloseTo(expected.path("progress_value").asDouble(), within(EXACT));
      assertThat(progress.score()).isCloseTo(expected.path("score").asDouble(), within(EXACT));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5.0, true, TARGET_ACHIEVED",
    "5.0, false, SUBSTANTIAL_PROGRESS",
    "2.5, false, SUBSTANTIAL_PROGRESS",
    "2.4, false, MODERATE_PROGRESS",
    "0.0, false, MODERATE_PROGRESS",
    "-2.5, false, LIMITED_PROGRESS",
    "-2.6, false, DETERIORATION"
  })
  void meanOfScoresHasAStatus(double mean, boolean allAchieved, Status expected) {
    assertThat(GrowthProgress.ofScore(mean, allAchieved)).isEqualTo(expected);
  }

  @Test
  void seriesWithoutValueInItsBaseYearBeginsWithTheNext() {
    TreeMap<Integer, Double> series = new TreeMap<>();
    series.put(2013, 10.0);
    series.put(2016, 40.0);
    assertThat(Trend.of(series, BASE_YEAR)).as("one year is no trend").isNull();
    series.put(2019, 55.0);
    assertThat(Trend.of(series, BASE_YEAR)).isEqualTo(new Trend(2016, 40, 2019, 55));
  }

  /** UNESCAP: CS = 10 (I − I0) / |T − I0|; UN progress chart: 0.95 and 0.10 of the way. */
  @ParameterizedTest
  @CsvSource({
    // base, value after 4 of 6 years, target, gone, level
    "20, 60, 80, 0.666667, 3",
    "20, 40, 100, 0.25, 2",
    "40, 41, 100, 0.016667, 1",
    "50, 40, 100, -0.2, 1",
    "50, 30, 10, 0.5, 2",
    "0, 0, 100, 0, 1"
  })
  void distanceToATarget(double base, double value, double target, double gone, int level) {
    TargetDistance distance = TargetDistance.of(new Trend(2014, base, 2018, value), target, 2020);
    assertThat(distance.gone()).isCloseTo(gone, within(1e-6));
    assertThat(distance.level()).isEqualTo(level);
  }

  @Test
  void baseThatIsTheTargetHasNoWayToGo() {
    assertThat(TargetDistance.of(new Trend(2014, 100, 2018, 90), 100, 2020)).isNull();
  }

  @Test
  void requiredValueLiesOnTheStraightWay() {
    Trend trend = new Trend(2014, 40, 2017, 50);
    assertThat(trend.required(100, 2020)).isEqualTo(70);
    assertThat(new Trend(2014, 40, 2022, 50).required(100, 2020)).isEqualTo(100);
  }
}
