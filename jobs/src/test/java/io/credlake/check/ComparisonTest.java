package io.credlake.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.check.Comparison.Difference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final List<String> COLUMNS = List.of("reported", "late");

  private static Cells cells(Map<List<String>, List<String>> rows) {
    return new Cells(rows);
  }

  private static Comparison compare(
      Map<List<String>, List<String>> truth, Map<List<String>, List<String>> lake) {
    return Comparison.of(cells(truth), cells(lake), COLUMNS);
  }

  @Test
  void numbersAreTheSameHoweverTheyAreWritten() {
    Comparison comparison =
        compare(
            Map.of(List.of("a", ""), List.of("3", "0.50")),
            Map.of(List.of("a", ""), List.of("3.00", ".5")));
    assertThat(comparison.cells()).isEqualTo(2);
    assertThat(comparison.differences()).isEmpty();
  }

  @Test
  void otherTextsAreComparedLetterByLetter() {
    assertThat(
            compare(
                    Map.of(List.of("a"), List.of("met", "")),
                    Map.of(List.of("a"), List.of("Met", "0")))
                .differences())
        .containsExactly(
            new Difference(List.of("a"), "reported", "met", "Met"),
            new Difference(List.of("a"), "late", "", "0"));
  }

  @Test
  void missingRowDiffersInAllItsCells() {
    Comparison comparison =
        compare(
            Map.of(List.of("b", "2018-03"), List.of("3", "1")),
            Map.of(List.of("a"), List.of("4", "1")));
    assertThat(comparison.cells()).isEqualTo(4);
    assertThat(comparison.differences())
        .extracting(Difference::describe)
        .containsExactly(
            "a: reported is 4, truth missing 缺行",
            "a: late is 1, truth missing 缺行",
            "b/2018-03: reported is missing 缺行, truth 3",
            "b/2018-03: late is missing 缺行, truth 1");
  }
}
