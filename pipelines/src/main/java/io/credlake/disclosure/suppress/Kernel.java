package io.credlake.disclosure.suppress;

import io.credlake.disclosure.suppress.Figures.Figure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The ways in which hidden numbers can change together: each number is a sum of a few that are free
 * of each other. Of thousands of numbers often only dozens are, so programmes over these are small.
 */
final class Kernel {

  private static final double ZERO = 1e-9;

  private final List<Figure> group;
  private final double[][] rows;
  private final int[] pivotRow;
  private final List<Integer> free = new ArrayList<>();

  Kernel(Figures numbers, List<Figure> group) {
    this.group = group;
    int[] column = new int[numbers.all().size()];
    Set<Relation> relations = new LinkedHashSet<>();
    for (int c = 0; c < group.size(); c++) {
      column[group.get(c).place()] = c + 1;
      relations.addAll(numbers.relationsOf(group.get(c).place()));
    }
    rows = new double[relations.size()][group.size()];
    int r = 0;
    for (Relation relation : relations) {
      for (int i = 0; i < relation.numbers().length; i++) {
        int c = column[relation.numbers()[i]] - 1;
        if (c >= 0) {
          rows[r][c] += relation.signs()[i];
        }
      }
      r++;
    }
    pivotRow = new int[group.size()];
    eliminate();
  }

  private void eliminate() {
    int done = 0;
    for (int c = 0; c < group.size(); c++) {
      pivotRow[c] = -1;
      int best = done;
      for (int r = done + 1; r < rows.length; r++) {
        if (Math.abs(rows[r][c]) > Math.abs(rows[best][c])) {
          best = r;
        }
      }
      if (done == rows.length || Math.abs(rows[best][c]) < ZERO) {
        free.add(c);
        continue;
      }
      double[] pivot = rows[best];
      rows[best] = rows[done];
      rows[done] = pivot;
      double by = pivot[c];
      for (int k = c; k < pivot.length; k++) {
        pivot[k] /= by;
      }
      for (int r = 0; r < rows.length; r++) {
        if (r != done && Math.abs(rows[r][c]) > ZERO) {
          subtract(rows[r], rows[r][c], pivot, c);
        }
      }
      pivotRow[c] = done++;
    }
  }

  private static void subtract(double[] row, double times, double[] pivot, int from) {
    for (int k = from; k < pivot.length; k++) {
      row[k] -= times * pivot[k];
    }
  }

  /** How many changes are free of each other. */
  int size() {
    return free.size();
  }

  /** How the number at a place of the group changes with each free change. */
  double[] row(int member) {
    double[] row = new double[free.size()];
    for (int f = 0; f < row.length; f++) {
      double factor =
          pivotRow[member] >= 0
              ? -rows[pivotRow[member]][free.get(f)]
              : free.get(f) == member ? 1 : 0;
      row[f] = Math.abs(factor) < ZERO ? 0 : factor;
    }
    return row;
  }
}
