package io.credlake.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credlake.index.compute.Calculation;
import io.credlake.index.compute.Choice;
import io.credlake.index.compute.Data;
import io.credlake.index.compute.Prepared;
import io.credlake.index.compute.Scored;
import io.credlake.index.framework.Framework;
import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Panel;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Human Development Index: UNDP, Human Development Report 2023/24, technical note 1. */
class HdiTest {

  static final String HDI =
      """
      id: hdi
      version: 1
      columns: {period: year}
      method:
        normalisation: {kind: goalposts, low: 0, high: 1}
        aggregation: {kind: geometric}
      index:
        id: hdi
        parts:
          - {id: I_health, indicator: {column: life_exp, goalposts: [20, 85]}}
          - id: I_edu
            aggregation: {kind: arithmetic}
            parts:
              - {id: expected, indicator: {column: exp_years, goalposts: [0, 18]}}
              - {id: mean, indicator: {column: mean_years, goalposts: [0, 15]}}
          - id: I_income
            indicator: {column: gni_pc, goalposts: [100, 75000], treatment: {kind: log}}
      """;

  @Test
  void publishedValues() throws IOException {
    Reference table = Reference.of("hdi/hdi_components_and_published.csv");
    List<String> columns = List.of("life_exp", "exp_years", "mean_years", "gni_pc");
    Panel.Builder panel = Panel.of(columns);
    for (int row = 0; row < table.rows().size(); row++) {
      Map<String, Cell> cells = new HashMap<>();
      for (String column : columns) {
        cells.put(column, Cell.of(table.numbers(column)[row]));
      }
      panel.add(
          new Panel.Row(table.texts("iso3").get(row), "", table.texts("year").get(row)), cells);
    }
    Framework framework = Framework.read(HDI, "hdi.yaml");
    Calculation calculation =
        new Calculation(framework, Data.of(framework, panel.build()), table.texts("iso3"));
    Choice choice = Choice.of(framework.method());
    Prepared prepared = calculation.prepare(calculation.data().raw(), choice);
    Scored scored = calculation.score(prepared.normalised(), choice);
    for (String[] node :
        new String[][] {
          {"I_health", "I_health"},
          {"I_edu", "I_edu"},
          {"I_income", "I_income"},
          {"hdi", "hdi_recomputed"}
        }) {
      Reference.same(
          scored.columns()[calculation.data().tree().number(node[0])],
          table.numbers(node[1]),
          Reference.EXACT,
          node[0]);
    }
    double[] hdi = scored.columns()[calculation.data().tree().top()];
    double[] published = table.numbers("hdi_published");
    for (int row = 0; row < hdi.length; row++) {
      assertThat(hdi[row])
          .as("published with three decimals")
          .isCloseTo(published[row], within(0.0005));
    }
  }
}
