package io.credlake.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credlake.index.coherence.Coherence;
import io.credlake.index.explain.Change;
import io.credlake.index.explain.Change.Cause;
import io.credlake.index.explain.Series;
import io.credlake.index.explain.Strength;
import io.credlake.index.framework.Framework;
import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Missing;
import io.credlake.index.panel.Panel;
import io.credlake.index.uncertainty.Standing;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arithmetic",
        "geometric",
        "harmonic",
        "power",
        "mazziotta_pareto",
        "owa",
        "copeland",
        "borda",
        "wroclaw"
      })
  void contributionsSumToTheScoreThroughAllLevels(String kind) throws IOException {
    Asem asem = new Asem();
    String method =
        """
        method:
          imputation: {kind: group_mean}
          normalisation: {kind: min_max, low: 1, high: 100}
          aggregation: {kind: %s}
          levels: {2: {aggregation: {kind: %s}}}
        uncertainty: {replications: 2, sensitivity_samples: 0}
        """
            .formatted(kind, kind.equals("mazziotta_pareto") ? "geometric" : kind);
    if (List.of("copeland", "borda", "wroclaw").contains(kind)) {
      method =
          method.replace(
              "levels: {2: {aggregation: {kind: " + kind, "levels: {2: {aggregation: {kind: power");
    }
    IndexResult result =
        new CompositeIndex(asem.framework(method))
            .compute(asem.panel(Reference.of("asem/results_ranks.csv").keys()));
    int top = result.tree().top();
    for (int row = 0; row < 51; row++) {
      double sum = Arrays.stream(result.contributions(top, row)).sum();
      assertThat(sum).isCloseTo(result.computed().scored().columns()[top][row], within(1e-9 * 50));
    }
  }

  private static Framework framework(int version, String method, double weight) {
    return Framework.read(
        """
        id: small
        version: %d
        method: {%s}
        uncertainty: {replications: 20, sensitivity_samples: 4}
        index: {id: small, parts: [{id: a, weight: %s}, {id: b}]}
        """
            .formatted(version, method, weight),
        "small.yaml");
  }

  /** Two years of three units; the third lacks b in the first year. */
  private static Panel panel() {
    Panel.Builder panel = Panel.of(List.of("a", "b"));
    double[][] values = {{10, 40}, {20, 30}, {30, Double.NaN}, {15, 45}, {20, 20}, {60, 80}};
    for (int i = 0; i < values.length; i++) {
      panel.add(
          new Panel.Row("u" + i % 3, "", i < 3 ? "2015" : "2016"),
          Map.of(
              "a",
              Cell.of(values[i][0]),
              "b",
              Double.isNaN(values[i][1])
                  ? Cell.missing(Missing.NOT_REPORTED)
                  : Cell.of(values[i][1])));
    }
    return panel.build();
  }

  private static double sum(Change change, Cause cause) {
    return change.effects().stream()
        .filter(effect -> effect.cause() == cause)
        .mapToDouble(Change.Effect::amount)
        .sum();
  }

  private static double sum(Change change) {
    return change.effects().stream().mapToDouble(Change.Effect::amount).sum();
  }

  @Test
  void changeIsToldByCause() {
    Framework own = framework(1, "compare: {periods: each}", 1);
    IndexResult result = new CompositeIndex(own).compute(panel());
    Change change = result.change(result.row("u0", "2015"), result.row("u0", "2016"));
    assertThat(sum(change)).isCloseTo(change.after() - change.before(), within(1e-9));
    assertThat(sum(change, Cause.DATA)).isPositive();
    assertThat(sum(change, Cause.SCALE)).isNotZero();
    assertThat(sum(change, Cause.MISSING)).isZero();
    Change third = result.change(result.row("u2", "2015"), result.row("u2", "2016"));
    assertThat(sum(third)).isCloseTo(third.after() - third.before(), within(1e-9));
    assertThat(third.effects())
        .anyMatch(effect -> effect.cause() == Cause.MISSING && effect.node().equals("b"));
  }

  @Test
  void onAFixedBasisOnlyDataChange() {
    Framework fixed = framework(1, "compare: {periods: base, base: '2015'}", 1);
    IndexResult result = new CompositeIndex(fixed).compute(panel());
    Change change = result.change(result.row("u0", "2015"), result.row("u0", "2016"));
    assertThat(change.effects()).extracting(Change.Effect::cause).containsOnly(Cause.DATA);
    // a: 5 of 20 and b: 5 of 10, each with half of the weight.
    assertThat(change.after() - change.before()).isCloseTo(12.5 + 25, within(1e-9));
  }

  @Test
  void anotherMethodIsTold() {
    IndexResult before = new CompositeIndex(framework(1, "", 1)).compute(panel());
    IndexResult after = new CompositeIndex(framework(2, "", 3)).compute(panel());
    Change change = after.changeSince(before, 0, 3);
    assertThat(sum(change, Cause.METHOD)).isNotZero();
    assertThat(sum(change)).isCloseTo(change.after() - change.before(), within(1e-9));
  }

  @Test
  void strengthsAndWeaknesses() {
    IndexResult result = new CompositeIndex(framework(1, "", 1)).compute(panel());
    List<Strength> strengths = result.strengths(result.row("u0", "2016"));
    assertThat(result.tree().node(strengths.getFirst().node()).id()).isEqualTo("b");
    assertThat(strengths.getLast().weighted()).isNegative();
    assertThat(strengths.getLast().better()).isZero();
  }

  @Test
  void whatIfAValueWereAnother() {
    IndexResult result = new CompositeIndex(framework(1, "", 1)).compute(panel());
    int row = result.row("u0", "2016");
    IndexResult changed = result.whatIf(row, "a", 60);
    Standing before = result.standing(result.tree().top(), row).orElseThrow();
    Standing after = changed.standing(changed.tree().top(), row).orElseThrow();
    assertThat(after.score() - before.score()).isCloseTo((60 - 15) / 50.0 * 50, within(1e-9));
    assertThat(after.rank()).isLessThanOrEqualTo(before.rank());
    assertThat(result.panel().cell(3, "a").value()).as("the data stand").isEqualTo(15);
  }

  @Test
  void seriesMarksBreaks() {
    List<String> both = List.of("a", "b");
    Series series =
        Series.of(
            List.of(
                new Series.Score("2015", 40, "i 1", "2015", both),
                new Series.Score("2016", 50, "i 1", "2015", both),
                new Series.Score("2016", 25, "i 1", "2016", both),
                new Series.Score("2017", 30, "i 2", "2016", List.of("a"))),
            List.of("2017"));
    assertThat(series.points()).extracting(Series.Point::linked).containsExactly(20.0, 25.0, 30.0);
    assertThat(series.points().get(1).breaks()).containsExactly(Series.Break.REBASED);
    assertThat(series.points().get(2).breaks())
        .containsExactly(Series.Break.METHOD, Series.Break.INDICATORS, Series.Break.SOURCE);
  }

  @Test
  void coherenceFlagsWhatDoesNotBelongTogether() {
    Panel.Builder panel = Panel.of(List.of("a", "b"));
    for (int unit = 0; unit < 5; unit++) {
      panel.add(
          new Panel.Row("u" + unit, "", ""),
          Map.of("a", Cell.of(unit), "b", Cell.of(-unit * unit)));
    }
    Coherence coherence =
        new CompositeIndex(framework(1, "", 3)).compute(panel.build()).coherence();
    assertThat(coherence.links().getFirst().flag()).isEqualTo(Coherence.Flag.NEGATIVE);
    assertThat(coherence.links().getFirst().spearman()).isCloseTo(-1, within(1e-12));
    assertThat(coherence.shares())
        .extracting(Coherence.Share::weight)
        .containsExactly(0.75, 0.25, 1.0);
    assertThat(coherence.branches().getFirst().alpha()).isNegative();
  }
}
