package io.credlake.indicator;

import io.credlake.code.Intervals;
import io.credlake.code.Months;
import io.credlake.indicator.Said.ItemSaid;
import io.credlake.indicator.Said.StateSaid;
import io.credlake.indicator.Said.SupplySaid;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Items of the catalogues of one department in one province, and the information that it sends.
 *
 * <p>An item counts while it is in force, whether it has a feed or not (P4.5.1); its feed is live
 * in a month in which information of its class arrived, and in the eleven after it.
 *
 * @param items states of the items
 * @param supplies months in which information arrived
 */
record CatalogueItems(Collection<ItemSaid> items, Collection<SupplySaid> supplies) {

  private static final int LIVE_MONTHS = 12;

  void count(Tally tally) {
    Map<Long, List<ItemSaid>> byItem = new TreeMap<>();
    for (ItemSaid item : items) {
      if (!item.state().withdrawn()) {
        byItem.merge(
            item.state().thing(),
            List.of(item),
            (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
      }
    }
    byItem.values().forEach(states -> count(states, tally));
  }

  private void count(List<ItemSaid> states, Tally tally) {
    StateSaid any = states.getFirst().state();
    int classes = states.stream().mapToInt(ItemSaid::classes).reduce(0, (a, b) -> a | b);
    Intervals live = new Intervals();
    for (SupplySaid supply : supplies) {
      if ((supply.classes() & classes) != 0) {
        live.add(supply.month(), supply.month() + LIVE_MONTHS);
      }
    }
    Unit.inForce(states.stream().map(ItemSaid::state).toList())
        .within(
            0,
            Months.NEVER,
            (from, to) -> {
              tell(any, from, to, Numbers.change(0, 1), tally);
              live.within(
                  from, to, (first, end) -> tell(any, first, end, Numbers.change(1, 0), tally));
            });
  }

  private static void tell(StateSaid of, int from, int to, Numbers numbers, Tally tally) {
    tally.count(of.commitment(), of.slice(), from, true, numbers);
    if (to < Months.NEVER) {
      tally.count(of.commitment(), of.slice(), to, true, numbers.times(-1));
    }
  }
}
