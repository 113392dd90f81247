package io.credlake.disclosure.suppress;

import io.credlake.disclosure.suppress.Figures.Figure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Narrows what hidden numbers can be by one relation after another: a cheap outer bound.
 *
 * <p>Bounds are of the change of a number from its value.
 */
final class Propagation {

  private static final int MOST_ROUNDS = 20;

  private final double[] low;
  private final double[] high;

  Propagation(Figures numbers, List<Figure> group) {
    low = new double[numbers.all().size()];
    high = new double[numbers.all().size()];
    Set<Relation> relations = new LinkedHashSet<>();
    for (Figure number : group) {
      low[number.place()] = number.least() - number.value();
      high[number.place()] = number.most() - number.value();
      relations.addAll(numbers.relationsOf(number.place()));
    }
    boolean narrowed = true;
    for (int round = 0; round < MOST_ROUNDS && narrowed; round++) {
      narrowed = false;
      for (Relation relation : relations) {
        narrowed |= narrow(relation);
      }
    }
  }

  private boolean narrow(Relation relation) {
    int size = relation.numbers().length;
    double[] least = new double[size];
    double[] most = new double[size];
    for (int i = 0; i < size; i++) {
      int place = relation.numbers()[i];
      boolean plus = relation.signs()[i] > 0;
      least[i] = plus ? low[place] : -high[place];
      most[i] = plus ? high[place] : -low[place];
    }
    boolean narrowed = false;
    for (int i = 0; i < size; i++) {
      int place = relation.numbers()[i];
      if (low[place] < high[place]) {
        double ceiling = -sumBut(least, i);
        double floor = -sumBut(most, i);
        boolean plus = relation.signs()[i] > 0;
        narrowed |= set(place, plus ? floor : -ceiling, plus ? ceiling : -floor);
      }
    }
    return narrowed;
  }

  private static double sumBut(double[] terms, int one) {
    double sum = 0;
    for (int i = 0; i < terms.length; i++) {
      if (i != one) {
        sum += terms[i];
      }
    }
    return sum;
  }

  private boolean set(int place, double floor, double ceiling) {
    boolean narrowed = false;
    double slight = 1e-9 * Math.max(1, Math.abs(high[place]));
    if (floor > low[place] + slight) {
      low[place] = Math.min(0, floor);
      narrowed = true;
    }
    if (ceiling < high[place] - slight) {
      high[place] = Math.max(0, ceiling);
      narrowed = true;
    }
    return narrowed;
  }

  double low(Figure number) {
    return number.value() + low[number.place()];
  }

  double high(Figure number) {
    return number.value() + high[number.place()];
  }
}
