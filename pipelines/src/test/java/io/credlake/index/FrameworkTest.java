package io.credlake.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.credlake.code.CodeLists;
import io.credlake.code.Department;
import io.credlake.conf.ConfException;
import io.credlake.contract.FeedContracts;
import io.credlake.index.framework.Framework;
import io.credlake.index.framework.FrameworkRules;
import io.credlake.index.framework.Node;
import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Panel;
import io.credlake.indicator.Indicators;
import io.credlake.plan.Commitment;
import io.credlake.plan.Plan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frameworks of conf, and what is refused. */
class FrameworkTest {

  private static final Path CONF = Path.of("../conf");
  private static Plan plan;
  private static FrameworkRules rules;

  @BeforeAll
  static void load() throws IOException {
    List<String> senders =
        CodeLists.load(CONF.resolve("codes")).departments().rows().stream()
            .map(Department::code)
            .toList();
    plan = Plan.load(CONF.resolve("plan"), senders);
    Indicators indicators =
        Indicators.load(
            CONF.resolve("indicators"), plan, new FeedContracts(CONF.resolve("feeds")).feeds());
    rules = new FrameworkRules(plan, indicators);
  }

  private static Framework read(String yaml) {
    return Framework.read(yaml, "test.yaml");
  }

  @Test
  void frameworksOfConfKeepTheRules() throws IOException {
    assertThat(rules.load(CONF.resolve("index")))
        .extracting(Framework::id)
        .containsExactly("city-2020", "integrity", "network-coverage");
  }

  @Test
  void integrityHasTheFourFieldsAndMechanisms() throws IOException {
    Framework integrity = Framework.load(CONF.resolve("index/integrity.yaml"));
    assertThat(integrity.index().parts())
        .extracting(Node::id)
        .containsExactly("government", "commerce", "society", "judiciary", "mechanisms");
    assertThat(integrity.leaves()).hasSizeGreaterThan(60);
    assertThat(integrity.leaves())
        .noneMatch(leaf -> leaf.indicator().column().startsWith("P2.3.9"));
  }

  @Test
  void cityStructureHasItsPoints() throws IOException {
    Framework city = Framework.load(CONF.resolve("index/city-2020.yaml"));
    assertThat(city.index().points()).isEqualTo(100);
    assertThat(city.index().parts())
        .extracting(Node::points)
        .containsExactly(20.0, 21.0, 43.0, 16.0);
    assertThat(
            city.leaves().stream()
                .filter(leaf -> leaf.unavailable() == null)
                .mapToDouble(Node::points)
                .sum())
        .as("as its note says")
        .isEqualTo(46);
    assertThat(city.note()).contains("46 of 100 points");
  }

  /** Points without data are no weight: of supervision 8 points count, not 43. */
  @Test
  void scoreOfTheCityIsOfThePointsThatHaveData() throws IOException {
    Framework city = Framework.load(CONF.resolve("index/city-2020.yaml"));
    List<String> columns =
        city.leaves().stream()
            .filter(leaf -> leaf.unavailable() == null)
            .map(leaf -> leaf.indicator().column())
            .toList();
    Panel.Builder panel = Panel.of(columns);
    SplittableRandom random = new SplittableRandom(3);
    double expected = 0;
    for (int unit = 0; unit < 4; unit++) {
      Map<String, Cell> cells = new HashMap<>();
      for (Node leaf : city.leaves()) {
        if (leaf.unavailable() == null) {
          double value = Math.floor(100 * random.nextDouble());
          cells.put(leaf.indicator().column(), Cell.of(value));
          double normalised = leaf.indicator().direction().sign() > 0 ? value : 100 - value;
          expected += unit == 0 ? normalised * leaf.points() / 46 : 0;
        }
      }
      panel.add(new Panel.Row("u" + unit, "prefecture", "2018"), cells);
    }
    CompositeIndex.Computed computed = new CompositeIndex(city).scores(panel.build());
    assertThat(computed.scored().columns()[computed.calculation().data().tree().top()][0])
        .isCloseTo(expected, within(1e-9));
    assertThat(computed.calculation().data().left())
        .hasSize(5)
        .allMatch(left -> !left.reason().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "P2.3.9-02|its commitment concerns persons (guard A)",
        "P2.1.2-01|its direction is DOWN",
        "P2.1.1-99|there is no commitment: P2.1.1-99 (did you mean P2.1.1-",
        "P5.1.1-01|sizes of lists, penalties and exposures are no merit"
      })
  void whatMayNotEnterIsRefused(String commitment, String why) {
    Framework framework =
        read("id: x\nversion: 1\nindex: {id: x, parts: [{id: " + commitment + "}]}");
    assertThatThrownBy(() -> rules.check(framework, "x.yaml"))
        .isInstanceOf(ConfException.class)
        .hasMessageStartingWith("Invalid indicator of %s in x.yaml, %s".formatted(commitment, why));
  }

  @Test
  void commitmentsOnPersonsNeverEnter() {
    for (Commitment commitment : plan.commitments()) {
      if (commitment.guard() == Commitment.Guard.X) {
        Framework framework =
            read(
                "id: x\nversion: 1\nindex: {id: x, parts: [{id: %s, indicator: {institutions: all}}]}"
                    .formatted(commitment.id()));
        assertThatThrownBy(() -> rules.check(framework, "x.yaml"))
            .hasMessageContaining("never enter an index (guard X)");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "metod: {}|Invalid key in test.yaml, line 3: metod (did you mean method?)",
        "method: {normalisation: {kind: minmax}}|Invalid value in test.yaml, line 3,"
            + " method.normalisation.kind must be one of min_max",
        "method: {least_weight: 2}|least_weight, a share is from 0 to 1: 2.0",
        "method: {levels: {5: {}}}|Invalid level, nodes have levels from 2 to 2: 5",
        "method: {compare: {periods: base}}|base names the period of periods: base"
      })
  void wrongFrameworksAreRefused(String line, String why) {
    assertThatThrownBy(
            () -> read("id: x\nversion: 1\n" + line + "\nindex: {id: x, parts: [{id: a}]}"))
        .isInstanceOf(ConfException.class)
        .hasMessageContaining(why);
  }

  @Test
  void twoNodesOfOneIdAreRefused() {
    assertThatThrownBy(() -> read("id: x\nversion: 1\nindex: {id: x, parts: [{id: a}, {id: a}]}"))
        .hasMessageContaining("Invalid node, its id is there twice: a");
  }

  /** A job ships it to where it is computed. */
  @Test
  void frameworksTravel() throws Exception {
    for (Framework framework : rules.load(CONF.resolve("index"))) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(framework);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        assertThat(in.readObject()).isEqualTo(framework);
      }
    }
  }
}
