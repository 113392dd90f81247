package io.credlake.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.code.CodeLists;
import io.credlake.code.Department;
import io.credlake.plan.Commitment.Basis;
import io.credlake.plan.Commitment.Guard;
import io.credlake.plan.Commitment.Type;
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

class PlanTest {

  private static final Path CONF = Path.of("..", "conf");
  private static List<String> senders;
  private static Plan plan;

  @BeforeAll
  static void load() throws IOException {
    senders =
        CodeLists.load(CONF.resolve("codes")).departments().rows().stream()
            .map(Department::code)
            .toList();
    plan = Plan.load(CONF.resolve("plan"), senders);
  }

  private static <K> Map<K, Long> count(Function<Commitment, K> by) {
    return plan.commitments().stream().collect(Collectors.groupingBy(by, Collectors.counting()));
  }

  /** The numbers of the outline's map. */
  @Test
  void hasAllNodesAndCommitments() {
    assertThat(plan.nodes()).hasSize(140);
    assertThat(plan.commitments()).hasSize(483);
    assertThat(plan.commitments().stream().map(Commitment::node).distinct()).hasSize(98);
    assertThat(count(Commitment::type))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Type.MECHANISM, 248L,
                Type.ACTIVITY, 115L,
                Type.SYSTEM, 53L,
                Type.STANDARD, 29L,
                Type.LIST, 19L,
                Type.LAW, 11L,
                Type.OUTCOME, 8L));
    assertThat(count(Commitment::guard))
        .containsExactlyInAnyOrderEntriesOf(Map.of(Guard.N, 389L, Guard.A, 79L, Guard.X, 15L));
    assertThat(count(Commitment::basis))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(Basis.EXPLICIT, 43L, Basis.INTERPRETATION, 416L, Basis.NONE, 24L));
    assertThat(count(Commitment::part))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "P0", 1L, "P1", 18L, "P2.1", 31L, "P2.2", 127L, "P2.3", 92L, "P2.4", 30L, "P3", 19L,
                "P4", 41L, "P5", 78L, "P6", 46L));
  }

  @Test
  void everyQuoteStandsInTheOutline() throws IOException {
    Path seed = Path.of("src/test/resources/outline-2014-2020.txt");
    String text = Files.readString(seed).replaceAll("\\s", "");
    assertThat(plan.commitments())
        .allSatisfy(
            commitment -> assertThat(text).contains(commitment.quote().replaceAll("\\s|…", "")));
  }

  @ParameterizedTest
  @CsvSource({
    "P2.2.1-06, P2.2.1, true",
    "P2.2.1-06, P2.2, true",
    "P2.2.1-06, P2, true",
    "P2.2.1-06, P2.2.1-06, true",
    "P2.2.11-06, P2.2.1, false",
    "P2.2.1-06, P2.2.1-0, false"
  })
  void commitmentIsInItsNodeAndThoseAbove(String commitment, String node, boolean expected) {
    assertThat(plan.commitment(commitment).isIn(node)).isEqualTo(expected);
  }

  @Test
  void knowsTheBreaksOfASeries() {
    assertThat(plan.breaksOf(plan.commitment("P2.4.2-05")))
        .extracting(SeriesBreak::id, SeriesBreak::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("bribery-queries", SeriesBreak.Kind.END));
    assertThat(plan.breaksOf(plan.commitment("P4.5.1-04")))
        .extracting(SeriesBreak::id)
        .containsExactly("publicity-regime", "credit-code-2015", "credit-code-2016");
    assertThat(plan.breaksOf(plan.commitment("P6.5.3-01"))).isEmpty();
  }

  @Test
  void unknownNodeOrCommitmentNamesTheNearest() {
    assertThatThrownBy(() -> plan.node("P2.2.99"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid node: P2.2.99 (did you mean P2.2.9?)");
    assertThatThrownBy(() -> plan.commitment("P2.2.1-66"))
        .hasMessage("Invalid commitment: P2.2.1-66 (did you mean P2.2.1-06?)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "nodes.csv ; P0.2,P0, ; P0.2,P00, ; line 4: Invalid parent: P00 (did you mean P0?)",
        "nodes.csv ; P0.2,P0, ; P0.1,P0, ; line 4: Invalid id, it is there already: P0.1",
        "commitments.csv ; P0.1-01,ACTIVITY ; P0.1-01,ACTIVTY ;"
            + " line 2: Invalid type: ACTIVTY (did you mean ACTIVITY?)",
        "commitments.csv ; P0.1-01,ACTIVITY ; P0.7-01,ACTIVITY ;"
            + " line 2: Invalid node of commitment: P0.7-01",
        "commitments.csv ; DOC|PROV ; DOK|PROV ; line 2: Invalid sender: DOK (did you mean DOC?)",
        "commitments.csv ; 请认真贯彻执行 ; '' ; line 2: no value of quote",
        "breaks.csv ; P5.5.1-05 ; P5.5.1-55 ;"
            + " Invalid commitment, node or sender: P5.5.1-55 (did you mean P5.5.1-05?)",
        "breaks.csv ; 2014-10 ; 2014-13 ; line 2: Text '2014-13' could not be parsed",
      })
  void refusesAWrongRowWithFileAndLine(
      String file, String text, String instead, String complaint, @TempDir Path folder)
      throws IOException {
    try (Stream<Path> files = Files.list(CONF.resolve("plan"))) {
      for (Path from : files.toList()) {
        Files.copy(from, folder.resolve(from.getFileName()));
      }
    }
    String whole = Files.readString(folder.resolve(file));
    assertThat(whole).contains(text);
    int at = whole.indexOf(text);
    Files.writeString(
        folder.resolve(file),
        whole.substring(0, at) + instead + whole.substring(at + text.length()));
    assertThatThrownBy(() -> Plan.load(folder, senders))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file)
        .hasMessageContaining(complaint);
  }
}
