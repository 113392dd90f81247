package io.credlake.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.credlake.disclosure.noise.CellKey;
import io.credlake.disclosure.noise.PerturbationTable;
import io.credlake.disclosure.noise.RecordKeys;
import io.credlake.disclosure.noise.Rounding;
import io.credlake.disclosure.noise.Rounding.Method;
import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.Code;
import io.credlake.disclosure.table.Dimension;
import io.credlake.disclosure.table.LinkedTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rounding and cell keys. */
class NoiseTest {

  private static final RecordKeys KEYS =
      new RecordKeys("sixteen bytes or more".getBytes(StandardCharsets.UTF_8));
  private static final Dimension ROW =
      Dimension.withTotal(
          "row", Code.of("rows", Code.of("x", "x1", "x2"), Code.of("y"), Code.of("z")));
  private static final Dimension COLUMN =
      Dimension.withTotal("column", Code.of("columns", "a", "b", "c"));

  @TempDir Path folder;

  private static Rounding rounding(Method method, int base) {
    return new Rounding(base, method, KEYS);
  }

  private static LinkedTable table(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<List<String>, Long> counts = new HashMap<>();
    for (List<String> codes : Cubes.product(ROW, COLUMN)) {
      counts.put(codes, (long) random.nextInt(40));
    }
    return Cubes.count("t", counts::get, ROW, COLUMN);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void controlledRoundingSums(long seed) {
    LinkedTable table = table(seed);
    Map<CellId, Double> rounded = rounding(Method.CONTROLLED, 5).round(List.of(table));
    for (List<String> codes : table.cells().keySet()) {
      double value = table.cells().get(codes).value();
      double to = rounded.get(table.id(codes));
      assertThat(to % 5).isZero();
      assertThat(Math.abs(to - value)).isLessThan(5);
      for (int d = 0; d < 2; d++) {
        List<Code> parts = table.dimensions().get(d).code(codes.get(d)).parts();
        double sum = 0;
        for (Code part : parts) {
          List<String> at = new ArrayList<>(codes);
          at.set(d, part.id());
          sum += rounded.get(table.id(at));
        }
        assertThat(parts.isEmpty() || sum == to).as("%s", codes).isTrue();
      }
    }
  }

  @Test
  void randomRoundingIsTheSameInAllTablesAndRightOnAverage() {
    LinkedTable table = table(1);
    Rounding rounding = rounding(Method.RANDOM, 3);
    LinkedTable.Builder rows = LinkedTable.of("rows", Cubes.UNITS, ROW);
    table
        .cells()
        .forEach(
            (codes, content) -> {
              if (codes.get(1).equals("columns")) {
                rows.cell(content, codes.getFirst());
              }
            });
    assertThat(rounding.round(List.of(table)))
        .containsAllEntriesOf(rounding.round(List.of(rows.build())));
    Dimension many =
        Dimension.withoutTotal(
            "many", new SplittableRandom(1).longs(4000).mapToObj(n -> Code.of("m" + n)).toList());
    Map<CellId, Double> rounded = rounding.round(List.of(Cubes.count("many", codes -> 4, many)));
    assertThat(new HashSet<>(rounded.values())).isEqualTo(Set.of(3.0, 6.0));
    assertThat(rounded.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow())
        .isCloseTo(4, within(0.1));
  }

  @Test
  void nearest() {
    Dimension one = Dimension.withoutTotal("n", List.of(Code.of("7"), Code.of("8"), Code.of("10")));
    LinkedTable table = Cubes.count("t", codes -> Long.parseLong(codes.getFirst()), one);
    assertThat(rounding(Method.NEAREST, 5).round(List.of(table)).values())
        .containsExactly(5.0, 10.0, 10.0);
  }

  @Test
  void aBaseThatChangesNothingIsRefused() {
    assertThatThrownBy(() -> rounding(Method.NEAREST, 1))
        .hasMessage("Invalid base, it must be 2 or more: 1");
  }

  @Test
  void aCellHasTheKeyOfItsRecordsInAnyOrder() {
    CellKey forth = CellKey.EMPTY.and(KEYS.of("A")).and(KEYS.of("B")).and(KEYS.of("C"));
    CellKey back = CellKey.EMPTY.and(KEYS.of("C")).and(KEYS.of("B")).and(KEYS.of("A"));
    assertThat(forth).isEqualTo(back).isNotEqualTo(KEYS.of("A"));
    assertThat(forth.without(KEYS.of("B"))).isEqualTo(KEYS.of("A").and(KEYS.of("C")));
    assertThat(forth.fraction()).isBetween(0.0, 1.0);
    double mean = 0;
    for (int i = 0; i < 2000; i++) {
      mean += KEYS.of("record " + i).fraction() / 2000;
    }
    assertThat(mean).isCloseTo(0.5, within(0.03));
  }

  @Test
  void aShortSecretIsRefused() {
    assertThatThrownBy(() -> new RecordKeys(new byte[8]))
        .hasMessage("Invalid secret of record keys, it must have 16 bytes or more: 8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0,0,1,0,0,1;1,0,1,-2,0,1|noise makes a count less than 0: 1",
        "0,0,1,0,0,1;1,1,1,0,0.2,1|keys of a count must follow each other: 1",
        "0,0,1,0,0,1;1,1,1,0,0,0.9|keys of a count must end at 1: 1",
        "1,1,1,0,0,1|it must have all counts from 0: [1]",
      })
  void wrongPerturbationTablesAreRefused(String rows, String message) throws IOException {
    Path csv = folder.resolve("table.csv");
    Files.writeString(csv, "i,j,p,v,p_int_lb,p_int_ub\n" + rows.replace(';', '\n') + "\n");
    assertThatThrownBy(() -> PerturbationTable.load(csv))
        .isInstanceOf(IOException.class)
        .hasMessage("Invalid perturbation table, %s, in %s".formatted(message, csv));
  }
}
