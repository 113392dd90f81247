package io.credlake.web.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.plan.Commitment;
import io.credlake.plan.PlanNode;
import io.credlake.report.query.Names.Name;
import io.credlake.web.progress.PlanTree.Branch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The outline as a tree, and what a reader chooses of it. */
class PlanTreeTest {

  private static final List<PlanNode> NODES =
      List.of(node("P1", ""), node("P2", ""), node("P2.1", "P2"), node("P2.2", "P2"));

  private static final List<Promise> PROMISES =
      List.of(
          promise("P1-01", "LAW", "NONE", "watched", "SAIC"),
          promise("P2.1-01", "SYSTEM", "EXPLICIT", "achieved", "SAIC|PBC"),
          promise("P2.1-02", "LIST", "INTERPRETATION", "not_assessable", "MOJ"),
          promise("P2.2-01", "LAW", "INTERPRETATION", null, "MOJ"));

  private static PlanNode node(String id, String parent) {
    return new PlanNode(id, parent, "标题" + id, "Heading " + id, "");
  }

  private static Promise promise(
      String id, String type, String basis, String status, String senders) {
    Commitment commitment =
        new Commitment(
            id,
            Commitment.Type.valueOf(type),
            Commitment.Guard.N,
            Commitment.Basis.valueOf(basis),
            "原文" + id,
            "Words of " + id,
            List.of(senders.split("\\|", -1)));
    Measured measured =
        new Measured(
            "名称",
            "Name",
            "percent",
            new Name("分子", "n"),
            new Name("分母", "d"),
            "up",
            "direction",
            null,
            null,
            new Name("措辞", "w"),
            "c",
            1);
    List<Promise.Standing> years = new ArrayList<>();
    if (status != null) {
      years.add(
          new Promise.Standing(
              2018, status, null, null, null, null, null, null, null, null, null, null));
    }
    return new Promise(commitment, measured, years, 2018, List.of());
  }

  private static PlanFilter filter(String... asked) {
    Map<String, String> parameters = new java.util.HashMap<>();
    for (int i = 0; i < asked.length; i += 2) {
      parameters.put(asked[i], asked[i + 1]);
    }
    return PlanFilter.of(
        parameters, NODES.stream().map(PlanNode::id).toList(), List.of("SAIC", "PBC", "MOJ"));
  }

  private static List<String> ids(List<Branch> branches) {
    List<String> ids = new ArrayList<>();
    for (Branch branch : branches) {
      branch.promises().forEach(one -> ids.add(one.commitment().id()));
      ids.addAll(ids(branch.branches()));
    }
    return ids;
  }

  @Test
  void countsAddUpFromBranchToBranch() {
    PlanTree tree = PlanTree.of(NODES, PROMISES, PlanFilter.NONE);
    assertThat(tree.parts()).extracting(part -> part.node().id()).containsExactly("P1", "P2");
    Branch second = tree.parts().getLast();
    assertThat(second.counts().all()).isEqualTo(3);
    assertThat(second.counts().by())
        .containsExactly(Map.entry("achieved", 1), Map.entry("not_assessable", 2));
    assertThat(tree.counts().notAssessable()).isEqualTo(0.5);
    assertThat(second.branches().getFirst().counts().notAssessable()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "node, P2, P2.1-01|P2.1-02|P2.2-01",
    "node, P2.1, P2.1-01|P2.1-02",
    "status, achieved, P2.1-01",
    "type, LAW, P1-01|P2.2-01",
    "basis, INTERPRETATION, P2.1-02|P2.2-01",
    "sender, PBC, P2.1-01",
    "q, words OF p2.2, P2.2-01",
    "q, 原文P1, P1-01",
    "other, whatever, P1-01|P2.1-01|P2.1-02|P2.2-01"
  })
  void filterKeepsWhatIsAskedFor(String name, String value, String expected) {
    PlanTree tree = PlanTree.of(NODES, PROMISES, filter(name, value));
    assertThat(ids(tree.parts())).isEqualTo(List.of(expected.split("\\|", -1)));
  }

  @Test
  void branchesWithoutAnythingWantedAreLeftOut() {
    PlanTree tree = PlanTree.of(NODES, PROMISES, filter("type", "LIST", "q", "P2.1"));
    assertThat(tree.parts()).hasSize(1);
    assertThat(tree.parts().getFirst().branches())
        .extracting(branch -> branch.node().id())
        .containsExactly("P2.1");
    PlanTree none = PlanTree.of(NODES, PROMISES, filter("q", "nothing of the sort"));
    assertThat(none.parts()).isEmpty();
    assertThat(none.counts().notAssessable()).as("share of none").isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "node, P2.9, 'Invalid node: P2.9 (did you mean P2.'",
    "status, acheived, 'Invalid status: acheived (did you mean achieved?)'",
    "type, LAWS, 'Invalid type: LAWS (did you mean LAW?)'",
    "basis, none, 'Invalid basis: none'",
    "sender, PBOC, 'Invalid sender: PBOC (did you mean PBC?)'"
  })
  void valueThatThereIsNotIsRefused(String name, String value, String complaint) {
    assertThatThrownBy(() -> filter(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(complaint);
  }

  @Test
  void filterTellsWhatWasAsked() {
    assertThat(filter("q", " 承诺 ", "status", "achieved", "type", "").asked())
        .containsExactly(Map.entry("status", "achieved"), Map.entry("q", "承诺"));
    assertThat(filter("type", " ").isEmpty()).isTrue();
  }
}
