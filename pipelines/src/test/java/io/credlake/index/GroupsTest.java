package io.credlake.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.credlake.index.framework.Framework;
import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Missing;
import io.credlake.index.panel.Panel;
import io.credlake.index.uncertainty.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units are compared inside their groups: each group stands as if it were alone. */
class GroupsTest {

  private static final List<String> COLUMNS = List.of("a", "b", "c");
  private static final int UNITS = 12;

  private static Framework framework(String compare, String method) {
    return Framework.read(
        """
        id: small
        version: 1
        columns: {group: class, period: year}
        method: {compare: {%s}%s}
        uncertainty:
          {replications: 100, sensitivity_samples: 4, sampling: none, weight_spread: 0.5}
        index: {id: small, parts: [{id: a}, {id: b, indicator: {direction: down}}, {id: c}]}
        """
            .formatted(compare, method.isEmpty() ? "" : ", " + method),
        "small.yaml");
  }

  /** Provinces are ten times as great as cities; an outlier in each class. */
  private static Panel panel(String only) {
    SplittableRandom random = new SplittableRandom(11);
    Panel.Builder panel = Panel.of(COLUMNS);
    for (int unit = 0; unit < UNITS; unit++) {
      for (String year : List.of("2017", "2018")) {
        String group = unit % 2 == 0 ? "city" : "province";
        Map<String, Cell> cells = new HashMap<>();
        for (String column : COLUMNS) {
          double value = (unit % 2 == 0 ? 1 : 10) * (1 + random.nextDouble());
          cells.put(column, Cell.of(unit < 2 && column.equals("c") ? 50 * value : value));
        }
        if (only == null || only.equals(group)) {
          panel.add(new Panel.Row("u" + unit, group, year), cells);
        }
      }
    }
    return panel.build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "periods: panel | ",
        "periods: each | normalisation: {kind: z_score}",
        "periods: base, base: '2017' | normalisation: {kind: min_max}",
        "periods: panel | normalisation: {kind: rank}",
        "periods: each | normalisation: {kind: percentile_rank}",
        "periods: panel | normalisation: {kind: borda}",
        "periods: panel | normalisation: {kind: share_of_maximum}",
        "periods: panel | normalisation: {kind: adjusted_mpi}, aggregation: {kind:"
            + " mazziotta_pareto}",
        "periods: panel | treatment: {kind: outliers, most_points: 1}",
        "periods: each | treatment: {kind: shifted_log}",
        "periods: each | aggregation: {kind: copeland}",
        "periods: panel | aggregation: {kind: borda}",
        "periods: panel | normalisation: {kind: z_score}, aggregation: {kind: wroclaw}",
      })
  void groupStandsAsIfItWereAlone(String periods, String method) {
    String how = method == null ? "" : method;
    IndexResult all =
        new CompositeIndex(framework("groups: inside, " + periods, how)).compute(panel(null));
    for (String group : List.of("city", "province")) {
      IndexResult alone =
          new CompositeIndex(framework("groups: across, " + periods, how)).compute(panel(group));
      for (Standing expected : alone.standings()) {
        Panel.Row of = alone.row(expected.row());
        Standing found =
            all.standing(all.tree().top(), all.row(of.unit(), of.period())).orElseThrow();
        assertThat(found.score()).isCloseTo(expected.score(), within(1e-12));
        assertThat(found.rank()).isEqualTo(expected.rank());
        assertThat(found.ranks()).isEqualTo(expected.ranks());
        assertThat(found.of()).isEqualTo(UNITS / 2);
        assertThat(found.scores().low()).isCloseTo(expected.scores().low(), within(1e-5));
      }
    }
    assertThat(all.pairs())
        .isNotEmpty()
        .allMatch(pair -> all.row(pair.row()).group().equals(all.row(pair.other()).group()))
        .allMatch(pair -> all.row(pair.row()).period().equals(all.row(pair.other()).period()));
  }

  @Test
  void acrossGroupsTheGreatAreAhead() {
    IndexResult all = new CompositeIndex(framework("groups: across", "")).compute(panel(null));
    assertThat(all.standings()).extracting(Standing::of).containsOnly(UNITS);
  }

  @Test
  void indicatorThatAGroupDoesNotHaveIsMissingThere() {
    Panel panel = panel(null);
    for (int row = 0; row < panel.rows().size(); row++) {
      if (panel.rows().get(row).group().equals("city")) {
        panel = panel.with(row, "b", Cell.missing(Missing.NOT_APPLICABLE));
      }
    }
    IndexResult result = new CompositeIndex(framework("groups: inside", "")).compute(panel);
    int row = result.row("u0", "2018");
    double[][] columns = result.computed().scored().columns();
    assertThat(columns[result.tree().number("b")][row]).isNaN();
    assertThat(columns[result.tree().top()][row])
        .isCloseTo(
            (columns[result.tree().number("a")][row] + columns[result.tree().number("c")][row]) / 2,
            within(1e-12));
    assertThat(result.standings()).hasSize(2 * UNITS);
  }

  @Test
  void whatAGroupDoesNotAllowIsToldWithTheGroup() {
    Panel panel = panel(null);
    for (int row = 0; row < panel.rows().size(); row++) {
      if (panel.rows().get(row).group().equals("city")) {
        panel = panel.with(row, "b", Cell.of(7));
      }
    }
    Panel flat = panel;
    assertThatThrownBy(() -> new CompositeIndex(framework("groups: inside", "")).compute(flat))
        .hasMessage(
            "Cannot normalise an indicator, it is the same for all units compared: 7.0"
                + " (indicator b in city)");
    assertThatThrownBy(
            () -> new CompositeIndex(framework("groups: inside, periods: each", "")).compute(flat))
        .hasMessageEndingWith("(indicator b in city 2017)");
  }

  @Test
  void basisNeedsAValue() {
    Panel panel = panel(null);
    for (int row = 0; row < panel.rows().size(); row++) {
      if (panel.rows().get(row).period().equals("2017")) {
        panel = panel.with(row, "c", Cell.missing(Missing.NOT_REPORTED));
      }
    }
    Panel late = panel;
    assertThatThrownBy(
            () -> new CompositeIndex(framework("periods: base, base: '2017'", "")).compute(late))
        .hasMessage(
            "Cannot normalise an indicator, no unit has a value in the base period: 2017"
                + " (indicator c)");
  }

  @Test
  void groupMustBeThere() {
    Panel panel =
        Panel.of(COLUMNS).add(new Panel.Row("x", "", "2018"), Map.of("a", Cell.of(1))).build();
    assertThatThrownBy(() -> new CompositeIndex(framework("groups: inside", "")).compute(panel))
        .hasMessage("Cannot compare inside groups, a unit has none: x");
    Framework without =
        Framework.read(
            "id: x\nmethod: {compare: {groups: inside}}\nindex: {id: x, parts: [{id: a}]}", "x");
    assertThatThrownBy(() -> new CompositeIndex(without).compute(panel))
        .hasMessage("Cannot compare inside groups, columns.group names no column of them: x");
  }
}
