package io.credlake.indicator;

import io.credlake.code.Intervals;
import io.credlake.code.Months;
import io.credlake.indicator.Said.ArrivalSaid;
import io.credlake.indicator.Said.CellSaid;
import io.credlake.indicator.Said.ItemSaid;
import io.credlake.indicator.Said.StateSaid;
import io.credlake.indicator.Said.StepSaid;
import io.credlake.indicator.Said.SupplySaid;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was said of one unit, and what it counts.
 *
 * <p>What it counts is a function of what was said and of nothing else: what changes is what it
 * counts now without what it counted before.
 */
public final class Unit {

  private final List<Said> all = new ArrayList<>();

  /** Adds what a row says; of rows about the same the latest counts. */
  public void add(Said said) {
    for (int i = 0; i < all.size(); i++) {
      Said known = all.get(i);
      if (isOfSame(known, said)) {
        if (said.order() != null && known.order().compareTo(said.order()) < 0) {
          all.set(i, said);
        }
        return;
      }
    }
    all.add(said);
  }

  /** Removes a row that turned out to be about another unit. */
  public void remove(Said said) {
    all.removeIf(known -> isOfSame(known, said) && known.order().isSameRow(said.order()));
  }

  private static boolean isOfSame(Said a, Said b) {
    return switch (a) {
      case CellSaid cell -> b instanceof CellSaid;
      case StateSaid state ->
          b instanceof StateSaid other
              && state.thing() == other.thing()
              && state.state() == other.state();
      case StepSaid step -> b instanceof StepSaid other && step.row() == other.row();
      case ItemSaid item -> b instanceof ItemSaid other && isOfSame(item.state(), other.state());
      case ArrivalSaid arrival -> arrival.equals(b);
      case SupplySaid supply -> supply.equals(b);
      case EventSaid event -> event.isOfSame(b);
    };
  }

  /** Tells what it counts. */
  public void count(CaseRules cases, EventRules rules, Tally tally) {
    List<StateSaid> states = new ArrayList<>();
    List<StepSaid> steps = new ArrayList<>();
    List<ItemSaid> items = new ArrayList<>();
    List<SupplySaid> supplies = new ArrayList<>();
    List<EventSaid> events = new ArrayList<>();
    for (Said said : all) {
      switch (said) {
        case CellSaid cell -> {
          if (cell.numbers() != null) {
            tally.count(cell.commitment(), cell.slice(), cell.month(), false, cell.numbers());
          }
        }
        case ArrivalSaid arrival ->
            tally.count(
                arrival.commitment(), arrival.slice(), arrival.month(), false, arrival.numbers());
        case StateSaid state -> states.add(state);
        case StepSaid step -> steps.add(step);
        case ItemSaid item -> items.add(item);
        case SupplySaid supply -> supplies.add(supply);
        case EventSaid event -> events.add(event);
      }
    }
    if (!items.isEmpty()) {
      new CatalogueItems(items, supplies).count(tally);
    }
    if (!states.isEmpty()) {
      count(states, tally);
    }
    if (!steps.isEmpty()) {
      cases.count(steps, tally);
    }
    if (!events.isEmpty()) {
      rules.count(events, tally);
    }
  }

  /** A unit is in force while any of its things is. */
  private static void count(List<StateSaid> states, Tally tally) {
    List<StateSaid> standing = states.stream().filter(state -> !state.withdrawn()).toList();
    Intervals inForce = inForce(standing);
    if (standing.isEmpty()) {
      return;
    }
    StateSaid first = standing.getFirst();
    inForce.within(
        0,
        Months.NEVER,
        (from, to) -> {
          if (first.counts()) {
            tally.count(first.commitment(), first.slice(), from, false, Numbers.of(1, 0));
            return;
          }
          tally.count(first.commitment(), first.slice(), from, true, Numbers.of(1, 0));
          if (to < Months.NEVER) {
            tally.count(first.commitment(), first.slice(), to, true, Numbers.of(1, 0).times(-1));
          }
        });
  }

  /** Months in which any thing is in force, by states none of which was withdrawn. */
  static Intervals inForce(List<StateSaid> states) {
    List<StateSaid> inOrder =
        states.stream()
            .sorted(
                Comparator.comparingLong(StateSaid::thing)
                    .thenComparingInt(StateSaid::day)
                    .thenComparing(StateSaid::state))
            .toList();
    Intervals inForce = new Intervals();
    for (int i = 0; i < inOrder.size(); i++) {
      StateSaid state = inOrder.get(i);
      boolean isLast = i + 1 == inOrder.size() || inOrder.get(i + 1).thing() != state.thing();
      int to = isLast ? state.to() : Math.min(state.to(), Months.of(inOrder.get(i + 1).day()));
      if (state.inForce()) {
        inForce.add(Months.of(state.day()), to);
      }
    }
    return inForce;
  }

  /** Writes it down. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(all.size());
    for (Said said : all) {
      said.write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Unit read(DataInput in) throws IOException {
    Unit unit = new Unit();
    for (int left = in.readInt(); left > 0; left--) {
      unit.all.add(Said.read(in));
    }
    return unit;
  }
}
