package io.credlake.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.disclosure.flag.ConfStatus;
import io.credlake.disclosure.flag.ObsStatus;
import io.credlake.disclosure.rule.DisclosureRules;
import io.credlake.disclosure.rule.Reason;
import io.credlake.disclosure.rule.SensitivityRules;
import io.credlake.disclosure.rule.SensitivityRules.Frequency;
import io.credlake.disclosure.rule.SensitivityRules.Zeros;
import io.credlake.disclosure.table.Absence;
import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.Code;
import io.credlake.disclosure.table.Content;
import io.credlake.disclosure.table.Dimension;
import io.credlake.disclosure.table.Limits;
import io.credlake.disclosure.table.LinkedTable;
import io.credlake.disclosure.table.Measure;
import io.credlake.disclosure.table.Ratio;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Suppression, flags and audit of small tables. */
class ProtectionTest {

  private static final Dimension REGION =
      Dimension.withTotal(
          "region",
          Code.of(
              "nation",
              Code.of("330000", "330100", "330200"),
              Code.of("320000", "320100", "320200")));
  private static final Dimension KIND =
      Dimension.withTotal("kind", Code.of("all", "enterprise", "institution"));
  private static final Dimension PARTS = Dimension.withTotal("part", Code.of("all", "a", "b", "c"));
  private static final Protection PROTECTION = Protection.of(Cubes.atLeast(3));

  private static CellId cell(String... dimensionsAndCodes) {
    return CellId.of("units", dimensionsAndCodes);
  }

  private static LinkedTable export() {
    Map<List<String>, Long> counts =
        Map.of(
            List.of("330100", "enterprise"), 40L,
            List.of("330100", "institution"), 2L,
            List.of("330200", "enterprise"), 25L,
            List.of("330200", "institution"), 9L,
            List.of("320100", "enterprise"), 60L,
            List.of("320100", "institution"), 14L,
            List.of("320200", "enterprise"), 31L,
            List.of("320200", "institution"), 12L);
    return Cubes.count("export", counts::get, REGION, KIND);
  }

  /** Expert case T12: a cell below the minimum size; totals do not reveal it. */
  /** What another table tells of a cell must not make it useless for the protection of others. */
  @ParameterizedTest
  @CsvSource({"0, b", "9, b", "10, c"})
  void complementIsOneThatIsUncertainWhateverElseIsKnownOfIt(double least, String complement) {
    LinkedTable table =
        LinkedTable.of(
                "t", Measure.count("n"), Dimension.withTotal("d", Code.of("t", "a", "b", "c")))
            .cell(Content.count(2), "a")
            .cell(Content.count(10), "b")
            .cell(Content.count(20), "c")
            .cell(Content.count(32), "t")
            .build();
    Map<CellId, Limits> limits =
        Map.of(CellId.of("n", "d", "b"), new Limits(least, Double.POSITIVE_INFINITY));
    Protected result = PROTECTION.protect(List.of(table), List.of(), limits, Knowledge.none());
    assertThat(Cubes.suppressed(result))
        .contains(CellId.of("n", "d", "a"), CellId.of("n", "d", complement));
    assertThat(result.audit().failures()).isEmpty();
  }

  @Test
  void numberBeyondItsLimitsIsRefused() {
    LinkedTable table =
        LinkedTable.of("t", Measure.count("n"), Dimension.withoutTotal("d", List.of(Code.of("a"))))
            .cell(Content.count(2), "a")
            .build();
    Map<CellId, Limits> limits = Map.of(CellId.of("n", "d", "a"), new Limits(3, 5));
    assertThatThrownBy(
            () -> PROTECTION.protect(List.of(table), List.of(), limits, Knowledge.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot protect n{d=a}, its number is not within 3.0 to 5.0: 2.0");
  }

  @Test
  void t12ComplementaryCellsHideASmallOne() {
    Protected result = PROTECTION.protect(List.of(export()), Knowledge.none());
    CellId small = cell("region", "330100", "kind", "institution");
    assertThat(result.of(small).reason()).isEqualTo(Reason.SMALL_COUNT);
    assertThat(result.of(small).confStatus()).isEqualTo(ConfStatus.A);
    assertThat(result.of(small).obsStatus()).isEqualTo(ObsStatus.Q);
    assertThat(Cubes.suppressed(result))
        .containsExactlyInAnyOrder(
            small,
            cell("region", "330100", "kind", "enterprise"),
            cell("region", "330200", "kind", "institution"),
            cell("region", "330200", "kind", "enterprise"));
    Decision complement = result.of(cell("region", "330200", "kind", "enterprise"));
    assertThat(complement.reason()).isEqualTo(Reason.COMPLEMENT);
    assertThat(complement.confStatus()).isEqualTo(ConfStatus.D);
    assertThat(result.of(cell()).confStatus()).isEqualTo(ConfStatus.F);
    assertThat(result.of(cell()).obsStatus()).isEqualTo(ObsStatus.A);
    assertThat(result.audit().failures()).isEmpty();
    assertThat(result.audit().inferences())
        .filteredOn(inference -> inference.cell().equals(small))
        .singleElement()
        .satisfies(
            inference -> {
              assertThat(inference.low()).isZero();
              assertThat(inference.high()).isEqualTo(11);
            });
  }

  /** The audit tells of a pattern that protects nothing: a row with one cell suppressed. */
  @Test
  void aSumTellsALoneCell() {
    LinkedTable table = Cubes.count("t", codes -> codes.contains("a") ? 1 : 10, PARTS);
    Protected first = PROTECTION.protect(List.of(table), Knowledge.none());
    Map<CellId, Decision> careless = new HashMap<>(first.decisions());
    careless.replaceAll(
        (cell, decision) -> decision.reason() == Reason.COMPLEMENT ? Decision.PUBLISHED : decision);
    Publication published = new Publication("A", List.of(table), List.of(), careless);
    Protected second = PROTECTION.protect(List.of(table), Knowledge.none().and(published));
    assertThat(second.audit().failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.low()).isEqualTo(1);
              assertThat(failure.high()).isEqualTo(1);
              assertThat(failure.cell()).isEqualTo(cell("part", "a"));
            });
  }

  @Test
  void cellsThatTablesShareAreSuppressedAlike() {
    LinkedTable byKind = export();
    Dimension coast =
        Dimension.withTotal(
            "region",
            Code.of(
                "nation",
                Code.of("coast", "330200", "320200"),
                Code.of("inland", "330100", "320100")));
    LinkedTable byCoast =
        Cubes.count("coast", codes -> (long) byKind.cells().get(codes).value(), coast, KIND);
    Protected result = PROTECTION.protect(List.of(byKind, byCoast), Knowledge.none());
    assertThat(result.audit().failures()).isEmpty();
    double[] interval =
        new Attacker(List.of(result.as("A")))
            .interval(cell("region", "330100", "kind", "institution"), 2);
    assertThat(interval[0]).isLessThanOrEqualTo(0);
    assertThat(interval[1]).isGreaterThanOrEqualTo(3);
  }

  @Test
  void aTableWithAnotherValueIsRefused() {
    LinkedTable other =
        LinkedTable.of("other", Cubes.UNITS, REGION).cell(Content.count(1), "nation").build();
    assertThatThrownBy(() -> PROTECTION.protect(List.of(export(), other), Knowledge.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot link table other, a cell has another value elsewhere: units{}");
  }

  @Test
  void partsThatDoNotSumAreRefused() {
    LinkedTable table =
        LinkedTable.of("t", Cubes.UNITS, PARTS)
            .cell(Content.count(10), "all")
            .cell(Content.count(4), "a")
            .cell(Content.count(5), "b")
            .build();
    assertThatThrownBy(() -> PROTECTION.protect(List.of(table), Knowledge.none()))
        .hasMessage("Cannot protect t [all], parts do not sum to their whole: 9.0");
  }

  /** Two cells of one unit each: with only them suppressed, each unit would know the other. */
  @Test
  void unitsThatAreAloneDoNotTellEachOther() {
    LinkedTable table = Cubes.count("t", codes -> codes.contains("c") ? 50 : 1, PARTS);
    assertThat(Cubes.suppressed(PROTECTION.protect(List.of(table), Knowledge.none())))
        .containsExactlyInAnyOrder(cell("part", "a"), cell("part", "b"), cell("part", "c"));
  }

  @Test
  void zeroIsToldUnlessItIsSensitive() {
    LinkedTable table = Cubes.count("t", codes -> codes.contains("a") ? 0 : 10, PARTS);
    assertThat(Cubes.suppressed(PROTECTION.protect(List.of(table), Knowledge.none()))).isEmpty();
    Protection strict =
        Protection.of(
            DisclosureRules.of(
                new SensitivityRules(new Frequency(3, Zeros.SENSITIVE, null), null, null, null)));
    assertThat(Cubes.suppressed(strict.protect(List.of(table), Knowledge.none())))
        .contains(cell("part", "a"))
        .hasSize(2);
  }

  @Test
  void absencesStayApart() {
    LinkedTable table =
        LinkedTable.of("t", Cubes.UNITS, PARTS)
            .cell(Content.count(0), "all")
            .cell(Content.absent(Absence.NOT_REPORTED), "a")
            .cell(Content.absent(Absence.NOT_APPLICABLE), "b")
            .cell(Content.absent(Absence.SUPPRESSED_AT_SOURCE), "c")
            .build();
    Protected result = PROTECTION.protect(List.of(table), Knowledge.none());
    assertThat(result.of(cell()).obsStatus()).isEqualTo(ObsStatus.A);
    assertThat(result.of(cell("part", "a")).obsStatus()).isEqualTo(ObsStatus.L);
    assertThat(result.of(cell("part", "b")).obsStatus()).isEqualTo(ObsStatus.M);
    assertThat(result.of(cell("part", "c")).obsStatus()).isEqualTo(ObsStatus.Q);
    assertThat(result.of(cell("part", "c")).confStatus()).isEqualTo(ConfStatus.C);
    assertThat(ObsStatus.of(Absence.NOT_MEASURED)).isEqualTo(ObsStatus.O);
  }

  /** A total less its parts would tell what a sender suppressed. */
  @Test
  void whatASenderSuppressedIsNotToldByItsTotal() {
    LinkedTable table =
        LinkedTable.of("t", Cubes.UNITS, PARTS)
            .cell(Content.count(32), "all")
            .cell(Content.count(20), "a")
            .cell(Content.count(10), "b")
            .cell(Content.absent(Absence.SUPPRESSED_AT_SOURCE), "c")
            .build();
    assertThat(Cubes.suppressed(PROTECTION.protect(List.of(table), Knowledge.none())))
        .containsExactly(cell("part", "b"));
  }

  @Test
  void yearsAreTablesOfTheirOwn() {
    Dimension year = Dimension.withoutTotal("year", List.of(Code.of("2017"), Code.of("2018")));
    LinkedTable table =
        Cubes.count(
            "t", codes -> codes.contains("2018") && codes.contains("a") ? 2 : 10, year, PARTS);
    assertThat(Cubes.suppressed(PROTECTION.protect(List.of(table), Knowledge.none())))
        .hasSize(2)
        .allMatch(cell -> cell.codes().get("year").equals("2018"));
  }

  /** An organisation may be in several fields: the total is at most the sum. */
  @Test
  void overlappingPartsBoundTheirWhole() {
    LinkedTable table =
        LinkedTable.of("t", Cubes.UNITS, PARTS.overlapping())
            .cell(Content.count(12), "all")
            .cell(Content.count(2), "a")
            .cell(Content.count(10), "b")
            .cell(Content.count(9), "c")
            .build();
    Protected result = PROTECTION.protect(List.of(table), Knowledge.none());
    assertThat(Cubes.suppressed(result)).containsExactly(cell("part", "a"));
    assertThat(result.audit().inferences())
        .singleElement()
        .satisfies(inference -> assertThat(inference.high()).isEqualTo(12));
  }

  @Test
  void aRateIsSuppressedWithItsNumerator() {
    LinkedTable covered =
        Cubes.count(
            "covered", codes -> codes.contains("a") ? 2 : codes.contains("b") ? 20 : 30, PARTS);
    LinkedTable.Builder subjects = LinkedTable.of("subjects", Measure.count("subjects"), PARTS);
    Map.of("all", 120L, "a", 30L, "b", 40L, "c", 50L)
        .forEach((code, n) -> subjects.cell(Content.count(n), code));
    Ratio rate = new Ratio("rate", "units", "subjects", true);
    Protected result =
        PROTECTION.protect(List.of(covered, subjects.build()), List.of(rate), Knowledge.none());
    assertThat(result.of(CellId.of("rate", "part", "a")).confStatus()).isEqualTo(ConfStatus.A);
    assertThat(result.of(CellId.of("rate", "part", "b")).confStatus()).isEqualTo(ConfStatus.D);
    assertThat(result.of(CellId.of("rate", "part", "c")).published()).isTrue();
    assertThat(result.of(CellId.of("subjects", "part", "a")).published()).isTrue();
    assertThatThrownBy(() -> result.of(CellId.of("rate", "part", "z")))
        .hasMessage("Invalid cell, no table has it: units{part=z}");
  }

  /** What everybody knows of a share bounds its numerator. */
  @Test
  void aNumeratorIsAtMostItsDenominator() {
    LinkedTable covered = Cubes.count("covered", codes -> codes.contains("c") ? 20 : 2, PARTS);
    LinkedTable.Builder subjects = LinkedTable.of("subjects", Measure.count("subjects"), PARTS);
    Map.of("all", 28L, "a", 4L, "b", 4L, "c", 20L)
        .forEach((code, n) -> subjects.cell(Content.count(n), code));
    Protected result =
        PROTECTION.protect(
            List.of(covered, subjects.build()),
            List.of(new Ratio("rate", "units", "subjects", true)),
            Knowledge.none());
    assertThat(result.audit().failures()).isEmpty();
    assertThat(result.audit().inferences())
        .filteredOn(inference -> inference.cell().equals(cell("part", "a")))
        .singleElement()
        .satisfies(inference -> assertThat(inference.high()).isEqualTo(4));
  }
}
