package io.credlake.disclosure;

import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.Code;
import io.credlake.disclosure.table.LinkedTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.LocalizedOptimFormats;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;

/**
 * Somebody who has all publications and another solver: values themselves are unknown, not their
 * changes, and nothing of the program is used but what it published.
 */
final class Attacker {

  private final Map<String, Integer> unknowns = new LinkedHashMap<>();
  private final Map<String, Double> known = new LinkedHashMap<>();
  private final List<Map<String, Double>> sums = new ArrayList<>();
  private final List<Relationship> relations = new ArrayList<>();

  Attacker(List<Publication> publications) {
    for (Publication publication : publications) {
      for (LinkedTable table : publication.tables()) {
        table
            .cells()
            .forEach((codes, content) -> tell(publication, table.id(codes), content.value()));
      }
    }
    for (Publication publication : publications) {
      publication.tables().forEach(this::sums);
    }
    for (int p = 1; p < publications.size(); p++) {
      revisions(values(publications.get(p - 1)), values(publications.get(p)));
    }
  }

  private static Map<CellId, Double> values(Publication publication) {
    Map<CellId, Double> values = new LinkedHashMap<>();
    for (LinkedTable table : publication.tables()) {
      table.cells().forEach((codes, content) -> values.put(table.id(codes), content.value()));
    }
    return values;
  }

  private void tell(Publication publication, CellId cell, double value) {
    if (publication.decisions().get(cell).published()) {
      known.put(name(cell, value), value);
    }
  }

  private static String name(CellId cell, double value) {
    return cell + "=" + value;
  }

  private void sums(LinkedTable table) {
    for (List<String> codes : table.cells().keySet()) {
      for (int d = 0; d < codes.size(); d++) {
        List<Code> parts = table.dimensions().get(d).code(codes.get(d)).parts();
        if (!parts.isEmpty()) {
          Map<String, Double> sum = new LinkedHashMap<>();
          sum.merge(name(table, codes), -1.0, Double::sum);
          for (Code part : parts) {
            List<String> at = new ArrayList<>(codes);
            at.set(d, part.id());
            if (table.cells().containsKey(at)) {
              sum.merge(name(table, at), 1.0, Double::sum);
            }
          }
          sums.add(sum);
          relations.add(Relationship.EQ);
        }
      }
    }
  }

  private static String name(LinkedTable table, List<String> codes) {
    return name(table.id(codes), table.cells().get(codes).value());
  }

  private void revisions(Map<CellId, Double> earlier, Map<CellId, Double> later) {
    earlier.forEach(
        (cell, value) -> {
          Double now = later.get(cell);
          if (now != null && !now.equals(value)) {
            Map<String, Double> change = new LinkedHashMap<>();
            change.put(name(cell, now), 1.0);
            change.put(name(cell, value), -1.0);
            sums.add(change);
            relations.add(now > value ? Relationship.GEQ : Relationship.LEQ);
          }
        });
  }

  /** What can be inferred of a value of a cell. */
  double[] interval(CellId cell, double value) {
    String name = name(cell, value);
    if (known.containsKey(name)) {
      return new double[] {value, value};
    }
    List<LinearConstraint> constraints = constraints();
    Integer at = unknowns.get(name);
    if (at == null) {
      return new double[] {0, Double.POSITIVE_INFINITY};
    }
    double[] objective = new double[unknowns.size()];
    objective[at] = 1;
    return new double[] {
      solve(objective, constraints, GoalType.MINIMIZE),
      solve(objective, constraints, GoalType.MAXIMIZE)
    };
  }

  private List<LinearConstraint> constraints() {
    for (Map<String, Double> sum : sums) {
      for (String name : sum.keySet()) {
        if (!known.containsKey(name)) {
          unknowns.putIfAbsent(name, unknowns.size());
        }
      }
    }
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int s = 0; s < sums.size(); s++) {
      double[] row = new double[unknowns.size()];
      double right = 0;
      boolean open = false;
      for (Map.Entry<String, Double> term : sums.get(s).entrySet()) {
        Double value = known.get(term.getKey());
        if (value == null) {
          row[unknowns.get(term.getKey())] += term.getValue();
          open = true;
        } else {
          right -= term.getValue() * value;
        }
      }
      if (open) {
        constraints.add(new LinearConstraint(row, relations.get(s), right));
      }
    }
    return constraints;
  }

  private static double solve(
      double[] objective, List<LinearConstraint> constraints, GoalType goal) {
    try {
      return new SimplexSolver()
          .optimize(
              new LinearObjectiveFunction(objective, 0),
              new LinearConstraintSet(constraints),
              goal,
              new NonNegativeConstraint(true))
          .getValue();
    } catch (MathIllegalStateException e) {
      if (e.getSpecifier() != LocalizedOptimFormats.UNBOUNDED_SOLUTION) {
        throw e;
      }
      return Double.POSITIVE_INFINITY;
    }
  }
}
