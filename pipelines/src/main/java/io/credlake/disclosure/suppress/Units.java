package io.credlake.disclosure.suppress;

import io.credlake.disclosure.suppress.Figures.Figure;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Units that alone make up numbers, each with the numbers it so knows: a number of one unit and the
 * whole that this is all of are of the same unit.
 *
 * <p>Source: the singleton problem, Hundepool et al. (2010), Handbook on Statistical Disclosure
 * Control, 4.3.
 */
final class Units {

  private final Figures numbers;
  private final List<BitSet> units;

  Units(Figures numbers, List<Figure> block) {
    this.numbers = numbers;
    Map<Integer, BitSet> byPlace = new TreeMap<>();
    for (Figure number : block) {
      if (number.single()) {
        BitSet own = new BitSet();
        own.set(number.place());
        byPlace.put(number.place(), own);
      }
    }
    for (int place : List.copyOf(byPlace.keySet())) {
      for (Relation relation : numbers.relationsOf(place)) {
        join(relation, byPlace);
      }
    }
    units = new ArrayList<>();
    for (BitSet unit : byPlace.values()) {
      if (units.stream().noneMatch(known -> known == unit)) {
        units.add(unit);
      }
    }
  }

  private void join(Relation relation, Map<Integer, BitSet> byPlace) {
    int whole = relation.numbers()[0];
    BitSet unit = byPlace.get(whole);
    for (int i = 1; i < relation.numbers().length && unit != null; i++) {
      BitSet part = byPlace.get(relation.numbers()[i]);
      if (part != null && part != unit && value(relation.numbers()[i]) == value(whole)) {
        unit.or(part);
        part.stream().forEach(place -> byPlace.put(place, byPlace.get(whole)));
      }
    }
  }

  private double value(int place) {
    return numbers.all().get(place).value();
  }

  /**
   * Units that, as far as is known, could tell a number of others by what they know.
   *
   * @param without a number without whose changes it must be so; null: none
   */
  List<BitSet> threats(Figure number, Witnesses witnesses, Figure without) {
    List<BitSet> threats = new ArrayList<>();
    for (BitSet unit : units) {
      if (!unit.get(number.place())
          && unit.stream().anyMatch(place -> numbers.all().get(place).hidden())
          && !witnesses.differs(number, unit, without)) {
        threats.add(unit);
      }
    }
    return threats;
  }
}
