package io.credlake.disclosure.suppress;

import io.credlake.disclosure.suppress.Figures.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Other tables that look the same from outside: changes of hidden numbers that no published number
 * shows. Each is checked when it is added, so that what they prove rests on no solver.
 */
public final class Witnesses {

  private static final double SMALL = 1e-7;

  private final Figures numbers;
  private final List<List<Witness>> moving;
  private final double[] low;
  private final double[] high;

  /** Of no hidden number anything else than its value is known to be possible. */
  public Witnesses(Figures numbers) {
    this.numbers = numbers;
    int size = numbers.all().size();
    moving = new ArrayList<>(size);
    low = new double[size];
    high = new double[size];
    for (int i = 0; i < size; i++) {
      moving.add(new ArrayList<>());
    }
  }

  /**
   * One other table.
   *
   * @param places of the numbers that differ, in order
   * @param by how much
   * @param set the places
   */
  private record Witness(int[] places, double[] by, BitSet set) {

    double by(int place) {
      int at = Arrays.binarySearch(places, place);
      return at < 0 ? 0 : by[at];
    }
  }

  /**
   * Adds a table if it looks the same from outside.
   *
   * @param changes of the numbers, by place
   * @param some places that may have changed, in order
   * @return whether it does
   */
  boolean add(double[] changes, int[] some) {
    double scale = 0;
    for (int place : some) {
      scale = Math.max(scale, Math.abs(changes[place]));
    }
    int moved = 0;
    int[] places = new int[some.length];
    for (int place : some) {
      double nearest = Math.rint(changes[place]);
      if (Math.abs(changes[place]) <= SMALL * Math.max(1, scale)) {
        changes[place] = 0;
      } else if (Math.abs(changes[place] - nearest) <= SMALL * Math.max(1, scale)) {
        changes[place] = nearest;
      }
      if (changes[place] != 0) {
        places[moved++] = place;
      }
    }
    places = Arrays.copyOf(places, moved);
    double tolerance = 10 * SMALL * Math.max(1, scale);
    double[] by = new double[moved];
    for (int i = 0; i < moved; i++) {
      Figure number = numbers.all().get(places[i]);
      by[i] = changes[places[i]];
      double value = number.value() + by[i];
      if (!number.hidden()
          || value < number.least() - tolerance
          || value > number.most() + tolerance) {
        return false;
      }
      for (Relation relation : numbers.relationsOf(places[i])) {
        if (Math.abs(relation.sum(changes)) > tolerance) {
          return false;
        }
      }
    }
    BitSet set = new BitSet();
    Arrays.stream(places).forEach(set::set);
    enter(new Witness(places, by, set));
    return true;
  }

  private void enter(Witness witness) {
    for (int i = 0; i < witness.places.length; i++) {
      int place = witness.places[i];
      moving.get(place).add(witness);
      low[place] = Math.min(low[place], witness.by[i]);
      high[place] = Math.max(high[place], witness.by[i]);
    }
  }

  /** The least value that a number is known to be able to have. */
  public double low(Figure number) {
    return number.value() + low[number.place()];
  }

  /** The largest value that a number is known to be able to have. */
  public double high(Figure number) {
    return number.value() + high[number.place()];
  }

  /** Whether a number is known to be uncertain enough. */
  public boolean meets(Figure number) {
    return number.requirement() == null
        || number.requirement().met(number.value(), low(number), high(number));
  }

  /**
   * Whether a number differs in a table in which known ones do not.
   *
   * @param without another that must not differ; null: none
   */
  boolean differs(Figure number, BitSet known, Figure without) {
    for (Witness witness : moving.get(number.place())) {
      if (!witness.set.intersects(known)
          && (without == null || !witness.set.get(without.place()))) {
        return true;
      }
    }
    return false;
  }

  /** Figures that differ somewhere together with one. */
  BitSet together(Figure number) {
    BitSet together = new BitSet();
    moving.get(number.place()).forEach(witness -> together.or(witness.set));
    return together;
  }

  /** Whether a number would be uncertain enough without the tables in which another differs. */
  boolean meetsWithout(Figure number, Figure other) {
    double least = number.value();
    double most = number.value();
    for (Witness witness : moving.get(number.place())) {
      if (witness.by(other.place()) == 0) {
        least = Math.min(least, number.value() + witness.by(number.place()));
        most = Math.max(most, number.value() + witness.by(number.place()));
      }
    }
    return number.requirement().met(number.value(), least, most);
  }

  /** Forgets the tables in which a number differs. */
  void forget(Figure number) {
    BitSet together = together(number);
    for (int place : together.stream().toArray()) {
      moving.get(place).removeIf(witness -> witness.by(number.place()) != 0);
      low[place] = 0;
      high[place] = 0;
      for (Witness witness : moving.get(place)) {
        low[place] = Math.min(low[place], witness.by(place));
        high[place] = Math.max(high[place], witness.by(place));
      }
    }
  }
}
