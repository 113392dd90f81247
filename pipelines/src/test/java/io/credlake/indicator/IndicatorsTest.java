package io.credlake.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.code.CodeLists;
import io.credlake.code.Department;
import io.credlake.conf.ConfException;
import io.credlake.contract.FeedContracts;
import io.credlake.indicator.Indicator.Direction;
import io.credlake.indicator.Indicator.Target;
import io.credlake.plan.Commitment;
import io.credlake.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorsTest {

  private static final Path CONF = Path.of("..", "conf");

  private static Plan plan;
  private static List<String> feeds;
  private static Indicators indicators;

  @BeforeAll
  static void load() throws IOException {
    List<String> departments =
        CodeLists.load(CONF.resolve("codes")).departments().rows().stream()
            .map(Department::code)
            .toList();
    plan = Plan.load(CONF.resolve("plan"), departments);
    feeds = new FeedContracts(CONF.resolve("feeds")).feeds();
    indicators = Indicators.load(CONF.resolve("indicators"), plan, feeds);
  }

  private static <K> Map<K, Long> count(Function<Indicator, K> by) {
    return indicators.all().stream().collect(Collectors.groupingBy(by, Collectors.counting()));
  }

  /** The numbers of the outline's map. */
  @Test
  void everyCommitmentHasItsIndicator() {
    assertThat(indicators.all()).hasSize(483);
    assertThat(count(Indicator::direction))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(Direction.UP, 448L, Direction.DOWN, 11L, Direction.NONE, 24L));
    assertThat(count(indicator -> indicator.family().name()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("INS", 90L),
                Map.entry("COV", 72L),
                Map.entry("RPM", 59L),
                Map.entry("OPN", 56L),
                Map.entry("MKT", 35L),
                Map.entry("EDU", 35L),
                Map.entry("SHR", 31L),
                Map.entry("ENF", 23L),
                Map.entry("QUA", 21L),
                Map.entry("OUT", 20L),
                Map.entry("RGT", 18L),
                Map.entry("SEC", 17L),
                Map.entry("TIM", 6L)));
  }

  @Test
  void whatIsOnlyWatchedHasNoTarget() {
    for (Commitment commitment : plan.commitments()) {
      Indicator indicator = indicators.of(commitment);
      if (commitment.basis() == Commitment.Basis.NONE || indicator.direction() == Direction.NONE) {
        assertThat(indicator.target().kind()).as(commitment.id()).isEqualTo(Target.Kind.NONE);
      } else {
        assertThat(indicator.target().kind()).as(commitment.id()).isNotEqualTo(Target.Kind.NONE);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // commitment, counted, of, value
        "P2.2.1-02, 610, 655, 93.12977099236642",
        "P2.1.4-06, 3, 20000, 1.5",
        "P6.5.3-01, 4, -, 4",
        "P2.2.1-02, 0, 655, 0",
        "P2.2.1-02, 0, 0, -",
        "P2.2.1-02, -, 655, -",
        "P2.2.1-02, 610, -, -"
      })
  void valueIsOneNumberOverTheOther(String commitment, Double counted, Double of, Double expected) {
    assertThat(indicators.of(plan.commitment(commitment)).value(counted, of)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version: 1 | versoin: 1 | Invalid key in P6.5.3.yaml, line 5: versoin (did you mean"
            + " version?)",
        "unit: count | unit: cuont | Invalid value in P6.5.3.yaml, line 7,"
            + " indicators.0.unit must be one of percent, ",
        "commitment: P6.5.3-01 | commitment: P6.5.3-11 | Invalid commitment in P6.5.3.yaml, line"
            + " 4: P6.5.3-11 (did you mean P6.5.3-01?)",
        "commitment: P6.5.3-01 | commitment: P6.5.3-02 | Invalid indicator in P6.5.3.yaml, the"
            + " commitment has two: P6.5.3-02",
        "feed: jc-returns | feed: jc-return | Invalid feed in P6.5.3.yaml, line 21: jc-return (did"
            + " you mean jc-returns?)",
        "node: P6.5.3 | node: P6.5.2 | Invalid node in P6.5.3.yaml, line 2: P6.5.2 (did you mean"
            + " P6.5.3?)",
        "{return: {feed: jc-returns, over: flow, period: yearly}} | {named: valid_code} | Invalid"
            + " value in P6.5.3.yaml, line 21, indicators.0.measure.named must be one of ",
        "{return: {feed: jc-returns, over: flow, period: yearly}} | {} | measure must be one of"
            + " return, milestone, record, event, named",
        "zh: 当年印发的通报期数 | zh: | no numerator in zh: P6.5.3-01",
        "direction: up | '' | Invalid indicator in P6.5.3.yaml, line 4, no direction: P6.5.3-01",
        "unit: count | unit: percent | a share needs a denominator: P6.5.3-01",
        "kind: level | kind: direction | value and by go with the kind level, and only with it",
      })
  void refusesAWrongDefinitionWithFileAndLine(
      String text, String instead, String complaint, @TempDir Path folder) throws IOException {
    try (Stream<Path> files = Files.list(CONF.resolve("indicators"))) {
      for (Path from : files.toList()) {
        Files.copy(from, folder.resolve(from.getFileName()));
      }
    }
    Path file = folder.resolve("P6.5.3.yaml");
    String whole = Files.readString(file);
    assertThat(whole).contains(text);
    int at = whole.indexOf(text);
    Files.writeString(file, whole.substring(0, at) + instead + whole.substring(at + text.length()));
    assertThatThrownBy(() -> Indicators.load(folder, plan, feeds))
        .isInstanceOf(ConfException.class)
        .hasMessageContaining("P6.5.3.yaml")
        .hasMessageContaining(complaint);
  }

  @Test
  void commitmentWithoutIndicatorIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> Indicators.load(folder, plan, feeds))
        .hasMessage("Invalid indicators, P0.1.yaml has none of commitment: P0.1-01");
  }
}
