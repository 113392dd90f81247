package io.credlake.disclosure.suppress;

import io.credlake.disclosure.rule.Requirement;
import io.credlake.disclosure.suppress.Figures.Figure;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Suppresses cells of a block until every number is as uncertain as it must be: those that need
 * most first, each at the least cost given what is suppressed already; then publishes again what
 * turned out not to be needed.
 */
final class Suppressor {

  private static final BitSet NOTHING = new BitSet();
  private static final int[] NEAR = {2, 5};
  private static final int[] WIDE = {3, 8};
  // Of small blocks the whole is searched at once, and more is tried to publish cells again.
  private static final int SMALL_BLOCK = 150;

  private final Figures numbers;
  private final List<Figure> block;
  private final Neighbourhood neighbourhood;
  private final Witnesses witnesses;
  private final Selection selection;
  private final List<Figure> required;
  private final Units units;

  Suppressor(Figures numbers, List<Figure> block, Neighbourhood neighbourhood) {
    this.numbers = numbers;
    this.block = block;
    this.neighbourhood = neighbourhood;
    this.witnesses = new Witnesses(numbers);
    this.selection = new Selection(numbers, witnesses);
    this.required =
        block.stream()
            .filter(number -> number.requirement() != null)
            .sorted(
                Comparator.comparingDouble(Suppressor::need)
                    .reversed()
                    .thenComparingInt(Figure::place))
            .toList();
    this.units = new Units(numbers, block);
  }

  private static double need(Figure number) {
    Requirement requirement = number.requirement();
    return Math.max(requirement.upper() + requirement.lower(), requirement.sliding());
  }

  /** Suppresses; what is proved to be uncertain. */
  Witnesses suppress() {
    required.forEach(this::protect);
    required.forEach(this::protectFromSingles);
    publishAgain();
    return witnesses;
  }

  /** Figures that a single unit could still know by its own: nothing could be done about it. */
  List<Figure> exposed() {
    return required.stream()
        .filter(number -> !units.threats(number, witnesses, null).isEmpty())
        .toList();
  }

  private void protect(Figure number) {
    Requirement requirement = number.requirement();
    if (number.value() - witnesses.low(number) < requirement.lower()) {
      reach(number, -requirement.lower(), NOTHING);
    }
    if (witnesses.high(number) - number.value() < requirement.upper()) {
      reach(number, requirement.upper(), NOTHING);
    }
    if (witnesses.high(number) - witnesses.low(number) < requirement.sliding()) {
      double down = number.value() - witnesses.low(number);
      double up = witnesses.high(number) - number.value();
      // down is the shorter way where there is one, so it moves fewer others
      if (!reach(number, up - requirement.sliding(), NOTHING)) {
        reach(number, requirement.sliding() - down, NOTHING);
      }
    }
  }

  /** Who alone makes up a number knows it, and must not learn another by it. */
  private void protectFromSingles(Figure number) {
    for (BitSet unit : units.threats(number, witnesses, null)) {
      if (!witnesses.differs(number, unit, null)) {
        double step = number.whole() ? 1 : Math.max(need(number) / 2, 1e-3 * number.value());
        if (!reach(number, step, unit)) {
          reach(number, -Math.min(step, number.value() - number.least()), unit);
        }
      }
    }
  }

  private boolean reach(Figure number, double by, BitSet known) {
    if (by == 0) {
      return false;
    }
    if (block.size() <= SMALL_BLOCK) {
      return selection.reach(number, by, block, known);
    }
    for (int breadth : NEAR) {
      if (selection.reach(number, by, neighbourhood.near(number, breadth), known)) {
        return true;
      }
    }
    for (int breadth : WIDE) {
      if (selection.reach(number, by, neighbourhood.wide(number, breadth), known)) {
        return true;
      }
    }
    return selection.reach(number, by, block, known);
  }

  private void publishAgain() {
    List<Figure> chosen =
        block.stream()
            .filter(number -> number.hidden() && number.chosen())
            .sorted(
                Comparator.comparingDouble(Figure::cost).reversed().thenComparingInt(Figure::place))
            .toList();
    boolean small = block.size() <= SMALL_BLOCK;
    for (Figure number : chosen) {
      if (isNeeded(number) && !(small && isReplaced(number))) {
        continue;
      }
      witnesses.forget(number);
      number.show();
    }
  }

  private boolean isNeeded(Figure chosen) {
    return witnesses.together(chosen).stream()
        .mapToObj(numbers.all()::get)
        .filter(number -> number.requirement() != null && number != chosen)
        .anyMatch(number -> isNeededBy(number, chosen));
  }

  private boolean isNeededBy(Figure number, Figure chosen) {
    if (witnesses.meets(number) && !witnesses.meetsWithout(number, chosen)) {
      return true;
    }
    return units.threats(number, witnesses, chosen).size()
        > units.threats(number, witnesses, null).size();
  }

  /** Whether other tables without a change of the chosen number prove as much. */
  private boolean isReplaced(Figure chosen) {
    List<Figure> hidden = block.stream().filter(Figure::hidden).toList();
    for (int place : witnesses.together(chosen).stream().toArray()) {
      Figure number = numbers.all().get(place);
      if (number.requirement() != null && number != chosen) {
        if (witnesses.meets(number) && !witnesses.meetsWithout(number, chosen)) {
          prove(number, hidden, chosen);
        }
        if (isNeededBy(number, chosen)) {
          return false;
        }
      }
    }
    return true;
  }

  private void prove(Figure number, List<Figure> hidden, Figure chosen) {
    BitSet without = new BitSet();
    without.set(chosen.place());
    Requirement requirement = number.requirement();
    double up = Math.max(requirement.upper(), requirement.sliding() - requirement.lower());
    if (requirement.lower() > 0) {
      selection.reach(number, -requirement.lower(), hidden, without);
    }
    selection.reach(number, up, hidden, without);
  }
}
