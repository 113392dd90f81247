package io.credlake.disclosure.noise;

import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.Code;
import io.credlake.disclosure.table.Content;
import io.credlake.disclosure.table.Dimension;
import io.credlake.disclosure.table.LinkedTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * Rounds each number up or down so that rounded parts sum to their rounded whole, as near to the
 * numbers as can be; multiples stay. In two dimensions there is always a way; in more there may be
 * none.
 *
 * <p>Source: Cox and Ernst (1982), Controlled rounding, INFOR 20(4).
 */
final class ControlledRounding {

  private final double base;

  ControlledRounding(double base) {
    this.base = base;
  }

  Map<CellId, Double> round(List<LinkedTable> tables) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    Map<CellId, Variable> up = new LinkedHashMap<>();
    Map<CellId, Double> below = new LinkedHashMap<>();
    for (LinkedTable table : tables) {
      table
          .cells()
          .forEach(
              (codes, content) -> {
                CellId cell = table.id(codes);
                if (content.present() && !below.containsKey(cell)) {
                  double floor = Math.floor(content.value() / base);
                  double part = content.value() / base - floor;
                  below.put(cell, floor);
                  if (part > 0) {
                    up.put(cell, model.newVariable(cell.toString()).binary().weight(1 - 2 * part));
                  }
                }
              });
    }
    tables.forEach(table -> sums(table, model, up, below));
    Optimisation.Result result = model.minimise();
    if (!up.isEmpty() && !result.getState().isFeasible()) {
      throw new IllegalArgumentException(
          "Cannot round tables so that parts sum to their whole, to multiples of: " + base);
    }
    Map<CellId, Double> rounded = new LinkedHashMap<>();
    below.forEach(
        (cell, floor) -> {
          Variable variable = up.get(cell);
          double step = variable == null ? 0 : Math.rint(variable.getValue().doubleValue());
          rounded.put(cell, (floor + step) * base);
        });
    return rounded;
  }

  private static void sums(
      LinkedTable table,
      ExpressionsBasedModel model,
      Map<CellId, Variable> up,
      Map<CellId, Double> below) {
    for (int d = 0; d < table.dimensions().size(); d++) {
      Dimension dimension = table.dimensions().get(d);
      for (List<String> codes : table.cells().keySet()) {
        Code whole = dimension.code(codes.get(d));
        if (!dimension.isOverlapping() && isSummed(table, d, codes, whole)) {
          sum(table, d, codes, whole, model, up, below);
        }
      }
    }
  }

  private static boolean isSummed(LinkedTable table, int d, List<String> codes, Code whole) {
    boolean summed = !whole.parts().isEmpty() && table.cells().get(codes).present();
    for (Code part : whole.parts()) {
      Content content = table.cells().get(at(codes, d, part));
      summed &= content == null || content.present();
    }
    return summed;
  }

  private static List<String> at(List<String> codes, int d, Code part) {
    List<String> at = new ArrayList<>(codes);
    at.set(d, part.id());
    return at;
  }

  private static void sum(
      LinkedTable table,
      int d,
      List<String> codes,
      Code whole,
      ExpressionsBasedModel model,
      Map<CellId, Variable> up,
      Map<CellId, Double> below) {
    Expression sum = model.newExpression("%s %d %s".formatted(table.name(), d, codes));
    CellId cell = table.id(codes);
    double level = below.get(cell);
    if (up.containsKey(cell)) {
      sum.set(up.get(cell), -1);
    }
    for (Code part : whole.parts()) {
      List<String> at = at(codes, d, part);
      CellId one = table.id(at);
      if (table.cells().containsKey(at) && below.containsKey(one)) {
        level -= below.get(one);
        if (up.containsKey(one)) {
          sum.set(up.get(one), 1);
        }
      }
    }
    sum.level(level);
  }
}
