package io.credlake.disclosure.suppress;

import io.credlake.disclosure.rule.SensitivityRules;
import io.credlake.disclosure.suppress.Figures.Figure;
import io.credlake.disclosure.table.Absence;
import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.Code;
import io.credlake.disclosure.table.Content;
import io.credlake.disclosure.table.Dimension;
import io.credlake.disclosure.table.LinkedTable;
import io.credlake.disclosure.table.Measure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What holds between the cells of a table: each whole is the sum of its parts. */
final class Sums {

  private static final double SAME = 1e-6;

  private final Figures numbers;
  private final SensitivityRules rules;

  Sums(Figures numbers, SensitivityRules rules) {
    this.numbers = numbers;
    this.rules = rules;
  }

  /**
   * Adds the sums of a table.
   *
   * @throws IllegalArgumentException if parts do not make their whole
   */
  void of(LinkedTable table, Map<CellId, Figure> own) {
    Map<List<String>, Figure> present = Assembly.of(table, own);
    for (int d = 0; d < table.dimensions().size(); d++) {
      Dimension dimension = table.dimensions().get(d);
      for (Map.Entry<List<String>, Figure> cell : present.entrySet()) {
        Code whole = dimension.code(cell.getKey().get(d));
        if (!whole.parts().isEmpty()) {
          sum(table, d, cell.getKey(), whole, present);
        }
      }
    }
  }

  private void sum(
      LinkedTable table, int d, List<String> codes, Code code, Map<List<String>, Figure> present) {
    Figure whole = present.get(codes);
    List<Figure> parts = new ArrayList<>();
    boolean absent = false;
    boolean suppressed = false;
    for (Code part : code.parts()) {
      List<String> at = new ArrayList<>(codes);
      at.set(d, part.id());
      Content content = table.cells().get(at);
      if (content != null && content.present()) {
        parts.add(present.get(at));
      } else if (content != null) {
        absent = true;
        suppressed |= content.absence() == Absence.SUPPRESSED_AT_SOURCE;
      }
    }
    String cell = "%s %s".formatted(table.name(), codes);
    if (table.dimensions().get(d).isOverlapping()) {
      overlap(cell, whole, parts, absent);
      return;
    }
    double rest = whole.value() - parts.stream().mapToDouble(Figure::value).sum();
    if (Math.abs(rest) <= SAME * Math.max(1, 1e-3 * whole.value())) {
      numbers.sum(whole, parts);
    } else if (rest > 0 && absent) {
      parts.add(rest(rest, suppressed, table.measure().kind()));
      numbers.sum(whole, parts);
    } else {
      throw new IllegalArgumentException(
          "Cannot protect %s, parts do not sum to their whole: %s"
              .formatted(cell, whole.value() - rest));
    }
  }

  /** What parts without a number make together; it may not tell what a sender suppressed. */
  private Figure rest(double value, boolean suppressed, Kind kind) {
    Figure rest = numbers.rest(value, Double.POSITIVE_INFINITY, kind == Kind.COUNT);
    if (suppressed && kind == Kind.COUNT) {
      rules
          .of(new Content(value, null, null), kind)
          .ifPresent(sensitive -> rest.require(sensitive.requirement()));
    }
    return rest;
  }

  private void overlap(String cell, Figure whole, List<Figure> parts, boolean absent) {
    double sum = 0;
    for (Figure part : parts) {
      part(cell, part, whole);
      sum += part.value();
    }
    if (!absent) {
      if (sum < whole.value() - SAME) {
        throw new IllegalArgumentException(
            "Cannot protect %s, overlapping parts are less than their whole: %s"
                .formatted(cell, sum));
      }
      Figure all = numbers.rest(sum, Double.POSITIVE_INFINITY, whole.whole());
      numbers.sum(all, parts);
      numbers.sum(
          all, List.of(whole, numbers.rest(sum - whole.value(), Double.POSITIVE_INFINITY, false)));
    }
  }

  /**
   * Says that a number is at most another.
   *
   * @throws IllegalArgumentException if it is more
   */
  void part(String what, Figure part, Figure whole) {
    double rest = whole.value() - part.value();
    if (rest < -SAME) {
      throw new IllegalArgumentException(
          "Cannot protect %s, a part is more than its whole: %s".formatted(what, part.value()));
    }
    numbers.sum(
        whole, List.of(part, numbers.rest(Math.max(0, rest), Double.POSITIVE_INFINITY, false)));
  }
}
