package io.credlake.index.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credlake.fact.IndexTables;
import io.credlake.fact.TableDefinition;
import io.credlake.index.framework.Framework;
import io.credlake.index.uncertainty.Interval;
import io.credlake.indicator.Value.Status;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What of an index is stored. */
class StoredIndexTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2019-02-01T08:00:00Z");
  private static final double NONE = Double.NaN;

  private static final Framework FRAMEWORK =
      Framework.read(
          """
          id: small
          version: 3
          method:
            normalisation: {kind: goalposts, goalposts: [0, 100]}
            least_weight: 0.6
          uncertainty: {replications: 200, sensitivity_samples: 16}
          index:
            id: small
            parts:
              - id: openness
                parts: [{id: a}, {id: b}]
              - id: records
                parts: [{id: c}, {id: d, unavailable: no feed tells of it}]
          """,
          "small.yaml");

  private final List<IndexInput> inputs = new ArrayList<>();

  private void reported(String commitment, String region, int year, double numerator) {
    inputs.add(
        new IndexInput(
            commitment, region, year, Status.REPORTED, 100 * numerator / 50, numerator, 50));
  }

  private void missing(String commitment, String region, int year, Status status) {
    inputs.add(new IndexInput(commitment, region, year, status, NONE, NONE, NONE));
  }

  /** Rows of a table as maps from column to value. */
  private Map<TableDefinition, List<Map<String, Object>>> store() {
    IndexInputs taken = new IndexInputs(inputs).of(FRAMEWORK);
    Map<TableDefinition, List<Map<String, Object>>> rows = new HashMap<>();
    StoredIndex.compute(new IndexTask("run-1", 1, FRAMEWORK, taken, 7, 2), 1)
        .write(
            (table, values) -> {
              assertThat(values).as(table.fullName()).hasSize(table.columns().size());
              Map<String, Object> row = new HashMap<>();
              for (int i = 0; i < values.length; i++) {
                row.put(table.columns().get(i).name(), values[i]);
                assertThat(values[i] != null || !table.columns().get(i).required())
                    .as("%s of %s", table.columns().get(i).name(), table.fullName())
                    .isTrue();
              }
              rows.computeIfAbsent(table, t -> new ArrayList<>()).add(row);
            },
            NOW);
    return rows;
  }

  private static Map<String, Object> one(List<Map<String, Object>> rows, Object... keys) {
    return rows.stream()
        .filter(
            row -> {
              for (int i = 0; i < keys.length; i += 2) {
                if (!Objects.equals(row.get((String) keys[i]), keys[i + 1])) {
                  return false;
                }
              }
              return true;
            })
        .findAny()
        .orElseThrow();
  }

  private void threeRegions() {
    for (int year = 2016; year <= 2018; year++) {
      missing("a", "110000", year, year == 2016 ? Status.NOT_REPORTED : Status.SUPPRESSED);
    }
    for (int year = 2017; year <= 2018; year++) {
      reported("b", "110000", year, 0);
      missing("c", "110000", year, Status.NOT_APPLICABLE);
      reported("a", "330000", year, 40 + (year - 2017) * 5);
      reported("b", "330000", year, 45);
      reported("c", "330000", year, 30);
      reported("a", "320000", year, 41);
      reported("b", "320000", year, 44);
      reported("c", "320000", year, 29);
    }
  }

  @Test
  void rankStandsInItsIntervalAndContributionsSumToTheScore() {
    threeRegions();
    var rows = store();
    Map<String, Object> score =
        one(rows.get(IndexTables.SCORE), "node", "small", "region", "330000", "year", 2018L);
    assertThat(score)
        .containsEntry("status", "scored")
        .containsEntry("reason", null)
        .containsEntry("weight_known", 1.0)
        .containsEntry("indicators", 4L)
        .containsEntry("unavailable", 1L);
    assertThat(rows.get(IndexTables.SCORE))
        .filteredOn(row -> row.get("rank") != null)
        .hasSizeGreaterThan(4)
        .allSatisfy(
            row ->
                assertThat((Long) row.get("rank"))
                    .isBetween((Long) row.get("rank_low"), (Long) row.get("rank_high")));
    double sum =
        rows.get(IndexTables.CONTRIBUTION).stream()
            .filter(row -> row.get("region").equals("330000") && row.get("year").equals(2018L))
            .mapToDouble(row -> (Double) row.get("contribution"))
            .sum();
    assertThat(sum).isCloseTo((Double) score.get("score"), within(1e-9));
  }

  @Test
  void intervalIsExtendedToWhatFewReplicationsGive() {
    Interval most = new Interval(16, 24, 28);
    assertThat(most.has(29)).isFalse();
    assertThat(most.around(29)).isEqualTo(new Interval(16, 24, 29));
    assertThat(most.around(20)).isEqualTo(most);
  }

  @Test
  void missingKindsStayApartAndARegionWithoutScoreSaysWhy() {
    threeRegions();
    Map<String, Object> score =
        one(store().get(IndexTables.SCORE), "node", "small", "region", "110000", "year", 2018L);
    assertThat(score)
        .containsEntry("status", "not_scored")
        .containsEntry("reason", "too_little_weight")
        .containsEntry("score", null)
        .containsEntry("rank", null)
        .containsEntry("reported", 1L)
        .containsEntry("zero", 1L)
        .containsEntry("suppressed", 1L)
        .containsEntry("not_applicable", 1L)
        .containsEntry("not_reported", 0L)
        .containsEntry("unavailable", 1L);
  }

  @Test
  void yearsInWhichNothingWasReportedAreNoneOfTheIndex() {
    threeRegions();
    var rows = store();
    assertThat(one(rows.get(IndexTables.RUNS), "run", "run-1"))
        .containsEntry("first_year", 2017L)
        .containsEntry("last_year", 2018L)
        .containsEntry("regions", 6L)
        .containsEntry("scored", 4L)
        .containsEntry("indicators", 3L)
        .containsEntry("left_out", 1L)
        .containsEntry("framework_version", 3L)
        .containsEntry("status", "computed");
    assertThat(one(rows.get(IndexTables.NODE), "node", "d"))
        .containsEntry("left_out", "no feed tells of it");
  }

  @Test
  void changesSumToTheChangeOfTheScore() {
    threeRegions();
    var rows = store();
    double sum =
        rows.get(IndexTables.CHANGE).stream()
            .filter(row -> row.get("region").equals("330000"))
            .mapToDouble(row -> (Double) row.get("amount"))
            .sum();
    List<Map<String, Object>> scores = rows.get(IndexTables.SCORE);
    double before =
        (Double) one(scores, "node", "small", "region", "330000", "year", 2017L).get("score");
    double after =
        (Double) one(scores, "node", "small", "region", "330000", "year", 2018L).get("score");
    assertThat(sum).isPositive().isCloseTo(after - before, within(1e-9));
  }

  @Test
  void regionsTooCloseToCallAreAPair() {
    threeRegions();
    assertThat(one(store().get(IndexTables.PAIR), "year", 2017L).get("class"))
        .isEqualTo("provincial");
  }

  /** Three shares of two parts: r is that of the numerators; its components are 1 ± r. */
  @Test
  void coherenceIsStoredWithItsFlags() {
    reported("a", "330000", 2018, 10);
    reported("b", "330000", 2018, 40);
    reported("a", "320000", 2018, 20);
    reported("b", "320000", 2018, 20);
    reported("a", "310000", 2018, 30);
    reported("b", "310000", 2018, 30);
    reported("c", "310000", 2018, 30);
    List<Map<String, Object>> rows = store().get(IndexTables.COHERENCE);
    Map<String, Object> siblings =
        one(rows, "kind", "correlation", "node", "a", "other", "b", "levels", 0L);
    assertThat((Double) siblings.get("pearson")).isCloseTo(-0.5, within(1e-12));
    assertThat((Double) siblings.get("spearman")).isCloseTo(-0.5, within(1e-12));
    assertThat((Double) siblings.get("kendall")).isCloseTo(-1 / 3.0, within(1e-12));
    assertThat(siblings).containsEntry("flag", "negative").containsEntry("eigenvalue", null);

    assertThat(one(rows, "kind", "correlation", "node", "a", "other", "openness"))
        .containsEntry("levels", 1L)
        .containsEntry("flag", null);
    assertThat(one(rows, "kind", "correlation", "node", "c", "other", "small"))
        .as("one value has no correlation")
        .containsEntry("pearson", null)
        .containsEntry("flag", null);
    Map<String, Object> first = one(rows, "kind", "component", "component", 1L, "node", "openness");
    assertThat((Double) first.get("eigenvalue")).isCloseTo(1.5, within(1e-12));
    assertThat((Double) first.get("explained")).isCloseTo(0.75, within(1e-12));
    assertThat(
            Math.abs(
                (Double)
                    one(rows, "kind", "loading", "node", "openness", "other", "a").get("loading")))
        .isCloseTo(Math.sqrt(0.5), within(1e-12));
  }

  @Test
  void indexOfNothingSaysThatItCannotBeComputed() {
    missing("a", "110000", 2018, Status.NOT_REPORTED);
    var rows = store();
    assertThat(one(rows.get(IndexTables.RUNS), "run", "run-1"))
        .containsEntry("status", "not_computable")
        .containsEntry("reason", "Cannot compute an index, nothing of it was reported: small")
        .containsEntry("first_year", null);
    assertThat(rows.get(IndexTables.SCORE)).isNull();
  }

  @Test
  void scaleOfFixedGoalpostsIsThatOfAllYears() {
    assertThat(FRAMEWORK.basis()).isEqualTo("goalposts");
    assertThat(
            FRAMEWORK
                .with(Framework.read("id: x\nindex: {id: x, parts: [{id: a}]}", "x").method())
                .basis())
        .isEqualTo("panel");
  }

  @Test
  void digestChangesWithAnyValueAndNotWithTheOrder() {
    threeRegions();
    String digest = new IndexInputs(inputs).digest();
    assertThat(new IndexInputs(inputs.reversed()).digest()).isEqualTo(digest);
    missing("d", "330000", 2018, Status.NOT_REPORTED);
    assertThat(new IndexInputs(inputs).digest()).isNotEqualTo(digest);
    assertThat(FRAMEWORK.digest())
        .isNotEqualTo(FRAMEWORK.with(FRAMEWORK.uncertainty().with(9, null)).digest());
  }
}
