package io.credlake.disclosure.suppress;

import io.credlake.disclosure.suppress.Figures.Figure;
import java.util.ArrayList;
import java.util.List;

/**
 * What an attacker can infer of hidden numbers from everything published: the least and the largest
 * value of each that agree with it, by linear programming.
 *
 * <p>For a group of hidden numbers that relations tie, bounds of single relations from outside and
 * known tables from inside settle many; the rest are programmes over the free changes, in their
 * dual form, which has a row for each free change only.
 */
final class Attack {

  private static final double SAME = 1e-6;

  private final Figures numbers;
  private final Witnesses witnesses;
  private final List<Found> found = new ArrayList<>();

  Attack(Figures numbers, Witnesses witnesses) {
    this.numbers = numbers;
    this.witnesses = witnesses;
  }

  /** What can be inferred of the hidden cells of a block. */
  List<Found> on(List<Figure> block, List<Figure> exposed) {
    for (List<Figure> group : numbers.groups(block.stream().filter(Figure::hidden).toList())) {
      attack(group, exposed);
    }
    return found;
  }

  private void attack(List<Figure> group, List<Figure> exposed) {
    Propagation outer = new Propagation(numbers, group);
    Kernel kernel = null;
    double[][] rows = new double[group.size()][];
    for (int member = 0; member < group.size(); member++) {
      Figure number = group.get(member);
      if (number.cell() == null) {
        continue;
      }
      double low = witnesses.low(number);
      double high = witnesses.high(number);
      if (differ(low, outer.low(number)) || differ(high, outer.high(number))) {
        if (kernel == null) {
          kernel = new Kernel(numbers, group);
          for (int i = 0; i < rows.length; i++) {
            rows[i] = kernel.row(i);
          }
        }
        if (differ(low, outer.low(number))) {
          low = number.value() - farthest(group, rows, member, -1, number.value() - low);
        }
        if (differ(high, outer.high(number))) {
          high = number.value() + farthest(group, rows, member, 1, high - number.value());
        }
      }
      boolean alone = exposed.contains(number);
      found.add(
          number.whole()
              ? new Found(number, 0.0 + Math.ceil(low - SAME), Math.floor(high + SAME), alone)
              : new Found(number, low, high, alone));
    }
  }

  private static boolean differ(double a, double b) {
    return Math.abs(a - b) > SAME * Math.max(1, Math.abs(a)) || Double.isInfinite(b);
  }

  /** How far a number can go, by the dual of going as far as possible. */
  private double farthest(
      List<Figure> group, double[][] rows, int member, int direction, double known) {
    Programme dual = new Programme();
    int size = rows[member].length;
    List<List<Integer>> columns = new ArrayList<>();
    List<List<Double>> factors = new ArrayList<>();
    for (int f = 0; f < size; f++) {
      columns.add(new ArrayList<>());
      factors.add(new ArrayList<>());
    }
    List<Double> costs = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      Figure other = group.get(i);
      costs.add(other.value() - other.least());
      enter(columns, factors, rows[i], -1, dual.column(costs.getLast()));
      if (Double.isFinite(other.most())) {
        costs.add(other.most() - other.value());
        enter(columns, factors, rows[i], 1, dual.column(costs.getLast()));
      }
    }
    for (int f = 0; f < size; f++) {
      dual.equation(columns.get(f), factors.get(f), direction * rows[member][f]);
    }
    double[] solution = dual.solve();
    if (solution == null) {
      return dual.infeasible() ? Double.POSITIVE_INFINITY : known;
    }
    double bound = 0;
    for (int c = 0; c < solution.length; c++) {
      bound += costs.get(c) * solution[c];
    }
    return Math.max(known, bound);
  }

  private static void enter(
      List<List<Integer>> columns,
      List<List<Double>> factors,
      double[] row,
      double sign,
      int column) {
    for (int f = 0; f < row.length; f++) {
      if (row[f] != 0) {
        columns.get(f).add(column);
        factors.get(f).add(sign * row[f]);
      }
    }
  }
}
