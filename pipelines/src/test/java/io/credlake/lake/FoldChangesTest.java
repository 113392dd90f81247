package io.credlake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.fact.CountTables;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of one cell in several rounds, of two provinces. */
class FoldChangesTest {

  private static final LocalDate MAY = LocalDate.of(2018, 5, 1);

  @TempDir private Path folder;

  private Lake lake;

  @BeforeEach
  void open() {
    lake = Lake.open(folder);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void roundsBecomeOneAndSumsStay() {
    round(1, change("330000", "a", 3, 1), change("440000", null, 5, 0));
    round(2, change("330000", "a", 1, 1), change("440000", null, -5, 0));
    round(3, change("330000", "b", 2, 2));
    Map<String, String> before = sums();

    assertThat(FoldChanges.in(lake, 2)).contains(new FoldChanges.Folded(3, 5, 2));

    assertThat(sums()).isEqualTo(before).containsEntry("330000 a", "4 2").hasSize(2);
    assertThat(rows()).isEqualTo(2);
    assertThat(FoldChanges.in(lake, 2)).as("one file is left").isEmpty();
  }

  @Test
  void whatIsOfAnotherCountingOrOfARoundThatGoesOnStays() {
    append(6, 9, change("330000", "a", 100, 100));
    round(1, change("330000", "a", 3, 1));
    round(2, change("330000", "a", 1, 0));
    append(7, 3, change("330000", "a", 50, 50));

    assertThat(FoldChanges.in(lake, 2)).contains(new FoldChanges.Folded(2, 2, 1));
    assertThat(rows()).isEqualTo(3);
  }

  @Test
  void tooFewFilesAreLeft() {
    round(1, change("330000", "a", 3, 1));
    round(2, change("330000", "a", 1, 0));

    assertThat(FoldChanges.in(lake, 3)).isEmpty();
    assertThat(rows()).isEqualTo(2);
  }

  private static Object[] change(String province, String member, long subjects, long covered) {
    return new Object[] {7L, 0L, MAY, province, null, null, "field", member, subjects, covered};
  }

  private void round(long round, Object[]... changes) {
    append(7, round, changes);
    lake.append(
        CountTables.COVERAGE_ROUND,
        List.<Object[]>of(
            new Object[] {
              7L, round, 1L, 1L, OffsetDateTime.of(2018, 6, 1, 0, 0, 0, 0, ZoneOffset.UTC)
            }));
  }

  private void append(long generation, long round, Object[]... changes) {
    for (Object[] change : changes) {
      change[0] = generation;
      change[1] = round;
    }
    lake.append(CountTables.COVERAGE_DELTA, List.of(changes));
  }

  /** Sums of the newest counting by cell that are not nothing. */
  private Map<String, String> sums() {
    Map<String, long[]> sums = new TreeMap<>();
    lake.read(
        CountTables.COVERAGE_DELTA,
        Expressions.equal("generation", 7L),
        List.of(),
        row -> {
          long[] sum =
              sums.computeIfAbsent(
                  row.getField("province_code") + " " + row.getField("member"), k -> new long[2]);
          sum[0] += (Long) row.getField("subjects");
          sum[1] += (Long) row.getField("covered");
        });
    sums.values().removeIf(sum -> sum[0] == 0 && sum[1] == 0);
    Map<String, String> texts = new TreeMap<>();
    sums.forEach((cell, sum) -> texts.put(cell, sum[0] + " " + sum[1]));
    return texts;
  }

  private long rows() {
    long[] rows = new long[1];
    lake.read(
        CountTables.COVERAGE_DELTA, Expressions.alwaysTrue(), List.of("round"), row -> rows[0]++);
    return rows[0];
  }
}
