package io.credlake.disclosure.suppress;

import io.credlake.disclosure.suppress.Figures.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds another table in which a number differs by so much, at the least cost of cells that must be
 * suppressed for it.
 *
 * <p>Source: the linear programme of Kelly, Golden and Assad (1992), Cell suppression: disclosure
 * protection for sensitive tabular data, Networks 22(4), as in the heuristic of Fischetti and
 * Salazar (2001).
 */
final class Selection {

  private final Figures numbers;
  private final Witnesses witnesses;
  private final double[] changes;

  Selection(Figures numbers, Witnesses witnesses) {
    this.numbers = numbers;
    this.witnesses = witnesses;
    this.changes = new double[numbers.all().size()];
  }

  /**
   * Lets a number differ by so much, and suppresses what must be.
   *
   * @param among numbers that may differ too, hidden or free
   * @param known places of numbers that must not differ
   * @return whether it can
   */
  boolean reach(Figure number, double by, Collection<Figure> among, BitSet known) {
    if (number.value() + by < number.least() - 1e-9 || number.value() + by > number.most() + 1e-9) {
      return false;
    }
    double unit = Math.abs(by);
    Programme programme = new Programme();
    int[] up = new int[changes.length];
    int[] down = new int[changes.length];
    Arrays.fill(up, -1);
    Arrays.fill(down, -1);
    List<Integer> places = new ArrayList<>();
    Set<Relation> relations = new LinkedHashSet<>(numbers.relationsOf(number.place()));
    places.add(number.place());
    for (Figure other : among) {
      if (other != number && !known.get(other.place()) && (other.hidden() || other.free())) {
        int place = other.place();
        double cost = other.hidden() ? 0 : other.cost();
        double room = (other.value() - other.least()) / unit;
        places.add(place);
        relations.addAll(numbers.relationsOf(place));
        up[place] = programme.column(cost);
        if (Double.isFinite(other.most())) {
          programme.limit(
              up[place], (other.most() - other.value()) / unit + (cost == 0 ? room : 0));
        }
        if (cost > 0 && room > 0) {
          down[place] = programme.column(cost);
          programme.limit(down[place], room);
        }
      }
    }
    for (Relation relation : relations) {
      equation(programme, relation, number, Math.signum(by), up, down, unit);
    }
    double[] solution = programme.solve();
    return solution != null && take(solution, number, by, places, up, down, unit);
  }

  /** A hidden number is counted from the least that it may be, as it costs nothing either way. */
  private void equation(
      Programme programme,
      Relation relation,
      Figure number,
      double by,
      int[] up,
      int[] down,
      double unit) {
    List<Integer> columns = new ArrayList<>();
    List<Double> factors = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < relation.numbers().length; i++) {
      int place = relation.numbers()[i];
      double sign = relation.signs()[i];
      if (place == number.place()) {
        sum -= sign * by;
      } else if (up[place] >= 0) {
        Figure other = numbers.all().get(place);
        columns.add(up[place]);
        factors.add(sign);
        if (other.hidden()) {
          sum += sign * (other.value() - other.least()) / unit;
        } else if (down[place] >= 0) {
          columns.add(down[place]);
          factors.add(-sign);
        }
      }
    }
    programme.equation(columns, factors, sum);
  }

  private boolean take(
      double[] solution,
      Figure number,
      double by,
      List<Integer> places,
      int[] up,
      int[] down,
      double unit) {
    changes[number.place()] = by;
    for (int place : places) {
      if (up[place] >= 0) {
        Figure other = numbers.all().get(place);
        double change = solution[up[place]];
        if (other.hidden()) {
          change -= (other.value() - other.least()) / unit;
        } else if (down[place] >= 0) {
          change -= solution[down[place]];
        }
        changes[place] = Math.abs(change) < 1e-7 ? 0 : change * unit;
      }
    }
    List<Figure> chosen = new ArrayList<>();
    for (int place : places) {
      Figure other = numbers.all().get(place);
      if (changes[place] != 0 && !other.hidden()) {
        other.hide();
        chosen.add(other);
      }
    }
    int[] some = places.stream().mapToInt(Integer::intValue).sorted().toArray();
    boolean proved = witnesses.add(changes, some);
    if (!proved) {
      chosen.forEach(Figure::show);
    }
    for (int place : some) {
      changes[place] = 0;
    }
    return proved;
  }
}
