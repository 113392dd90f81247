package io.credlake.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.conf.ConfException;
import io.credlake.disclosure.rule.DisclosureRules;
import io.credlake.disclosure.rule.DisclosureRules.Cost;
import io.credlake.disclosure.rule.DisclosureRules.Suppression;
import io.credlake.disclosure.rule.Reason;
import io.credlake.disclosure.rule.Requirement;
import io.credlake.disclosure.rule.Sensitive;
import io.credlake.disclosure.rule.SensitivityRules;
import io.credlake.disclosure.rule.SensitivityRules.Dominance;
import io.credlake.disclosure.rule.SensitivityRules.Frequency;
import io.credlake.disclosure.rule.SensitivityRules.PriorPosterior;
import io.credlake.disclosure.rule.SensitivityRules.Zeros;
import io.credlake.disclosure.table.Content;
import io.credlake.disclosure.table.Contributors;
import io.credlake.disclosure.table.Measure.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of conf, and what is refused. */
class DisclosureRulesTest {

  private static final String LEAST = "sensitivity: {frequency: {minimum: 3}}\n";

  private static DisclosureRules read(String yaml) {
    return DisclosureRules.read(yaml, "test.yaml");
  }

  @Test
  void rulesOfConf() throws IOException {
    assertThat(DisclosureRules.load(Path.of("../conf/disclosure.yaml")))
        .isEqualTo(
            new DisclosureRules(
                new SensitivityRules(
                    new Frequency(3, Zeros.SAFE, 20.0),
                    10.0,
                    List.of(new Dominance(1, 75), new Dominance(2, 90)),
                    null),
                new Suppression(Cost.VALUE, 50.0)));
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    assertThat(read(LEAST))
        .isEqualTo(
            new DisclosureRules(
                new SensitivityRules(new Frequency(3, Zeros.SAFE, 20.0), null, List.of(), null),
                new Suppression(Cost.VALUE, null)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "sensitivity: {frequncy: {minimum: 3}}"
            + "|Invalid key in test.yaml, line 1: frequncy (did you mean frequency?)",
        "sensitivity: {frequency: {minimum: 0}}"
            + "|Invalid minimum, it must be 1 or more: 0 (test.yaml, line 1)",
        "sensitivity: {dominance: [{n: 3, k: 75}]}"
            + "|Invalid dominance, n must be 1 or 2: 3 (test.yaml, line 1)",
        "sensitivity: {dominance: [{n: 1, k: 100}]}"
            + "|Invalid dominance, k must be a percentage: 100.0 (test.yaml, line 1)",
        "sensitivity: {p_percent: 0}"
            + "|Invalid p_percent, it must be more than 0: 0.0 (test.yaml, line 1)",
        "sensitivity: {prior_posterior: {p: 20, q: 10}}"
            + "|Invalid prior_posterior, p must be less than q: 20.0, 10.0 (test.yaml, line 1)",
        "suppression: {cost: cell}|Invalid rules, they have no: sensitivity (test.yaml, line 1)",
      })
  void wrongRulesAreRefused(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfException.class).hasMessage(message);
  }

  @Test
  void wrongCostIsRefused() {
    assertThatThrownBy(() -> read(LEAST + "suppression: {cost: price}"))
        .hasMessage(
            "Invalid value in test.yaml, line 2, suppression.cost must be one of value, logarithm,"
                + " cell: price");
    assertThatThrownBy(() -> read(LEAST + "suppression: {revision_percent: 0}"))
        .hasMessage("Invalid revision_percent, it must be more than 0: 0.0 (test.yaml, line 2)");
  }

  /** 100 of which the two largest are 60 and 30: rest 10; levels by the Handbook's formulas. */
  @Test
  void levelsOfConcentrationRules() {
    Content content = Content.amount(100, new Contributors(5, 60, 30));
    assertThat(levels(new SensitivityRules(null, 20.0, null, null), content))
        .isEqualTo(new Requirement(2, 2, 0)); // 0.2 x 60 - 10
    assertThat(
            levels(new SensitivityRules(null, null, List.of(new Dominance(2, 80)), null), content))
        .isEqualTo(new Requirement(12.5, 12.5, 0)); // 100 / 80 x 90 - 100
    assertThat(levels(new SensitivityRules(null, null, null, new PriorPosterior(10, 40)), content))
        .isEqualTo(new Requirement(5, 5, 0)); // 10 / 40 x 60 - 10
    assertThat(new SensitivityRules(null, 10.0, null, null).of(content, Kind.MAGNITUDE)).isEmpty();
  }

  private static Requirement levels(SensitivityRules rules, Content content) {
    return rules.of(content, Kind.MAGNITUDE).orElseThrow().requirement();
  }

  @Test
  void reasonsOfDominance() {
    Content content = Content.amount(100, new Contributors(5, 80, 15));
    SensitivityRules both =
        new SensitivityRules(null, null, List.of(new Dominance(1, 75), new Dominance(2, 90)), null);
    assertThat(both.of(content, Kind.MAGNITUDE).map(Sensitive::reason))
        .contains(Reason.DOMINANCE_OF_ONE);
    Content two = Content.amount(100, new Contributors(5, 60, 35));
    assertThat(both.of(two, Kind.MAGNITUDE).map(Sensitive::reason))
        .contains(Reason.DOMINANCE_OF_TWO);
  }

  @ParameterizedTest
  @CsvSource({"0,false", "1,true", "2,true", "3,false"})
  void smallCounts(long count, boolean sensitive) {
    SensitivityRules rules = read(LEAST).sensitivity();
    assertThat(rules.of(Content.count(count), Kind.COUNT).isPresent()).isEqualTo(sensitive);
  }

  @Test
  void anAmountOfFewMustStayUncertain() {
    SensitivityRules rules = read(LEAST).sensitivity();
    assertThat(levels(rules, Content.amount(50, new Contributors(2, 30, 20))))
        .isEqualTo(new Requirement(10, 10, 0));
  }
}
