package io.credlake.disclosure;

import io.credlake.disclosure.rule.DisclosureRules;
import io.credlake.disclosure.rule.SensitivityRules;
import io.credlake.disclosure.rule.SensitivityRules.Frequency;
import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.Code;
import io.credlake.disclosure.table.Content;
import io.credlake.disclosure.table.Dimension;
import io.credlake.disclosure.table.LinkedTable;
import io.credlake.disclosure.table.Measure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Tables of counts from the counts of their smallest cells. */
final class Cubes {

  static final Measure UNITS = Measure.count("units");

  private Cubes() {}

  /** Fewer than so many units are too few. */
  static DisclosureRules atLeast(int minimum) {
    return DisclosureRules.of(
        new SensitivityRules(new Frequency(minimum, null, null), null, null, null));
  }

  /** All cells of all levels; the count of those whose codes have no parts is given. */
  static LinkedTable count(
      String name, ToLongFunction<List<String>> units, Dimension... dimensions) {
    LinkedTable.Builder table = LinkedTable.of(name, UNITS, dimensions);
    for (List<String> codes : product(dimensions)) {
      table.cell(Content.count(sum(units, codes, 0, dimensions)), codes.toArray(String[]::new));
    }
    return table.build();
  }

  private static long sum(
      ToLongFunction<List<String>> units, List<String> codes, int d, Dimension[] dimensions) {
    if (d == dimensions.length) {
      return units.applyAsLong(codes);
    }
    Code code = dimensions[d].code(codes.get(d));
    if (code.parts().isEmpty()) {
      return sum(units, codes, d + 1, dimensions);
    }
    long sum = 0;
    for (Code part : code.parts()) {
      List<String> at = new ArrayList<>(codes);
      at.set(d, part.id());
      sum += sum(units, at, d, dimensions);
    }
    return sum;
  }

  static List<List<String>> product(Dimension... dimensions) {
    List<List<String>> all = List.of(List.of());
    for (Dimension dimension : dimensions) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> start : all) {
        for (Code code : dimension.codes()) {
          List<String> more = new ArrayList<>(start);
          more.add(code.id());
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  static Set<CellId> suppressed(Protected result) {
    Set<CellId> suppressed = new LinkedHashSet<>();
    result
        .decisions()
        .forEach(
            (cell, decision) -> {
              if (decision.absence() == null && !decision.published()) {
                suppressed.add(cell);
              }
            });
    return suppressed;
  }
}
