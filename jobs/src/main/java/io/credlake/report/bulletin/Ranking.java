package io.credlake.report.bulletin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Places by their rate of late records, the smallest first. Equal rates share a rank, and the next
 * rank is as many further (1, 1, 3); of what nothing could be judged there is none.
 */
final class Ranking {

  /** Fewer judged records than this make a rate that hangs on a few. */
  static final int FEW = 30;

  private Ranking() {}

  /**
   * A place with its rank.
   *
   * @param rank null: nothing could be judged
   */
  record Place(String code, Tally tally, Integer rank) {

    boolean hasFew() {
      return tally.judged() < FEW;
    }
  }

  /** The places by rank, those without one last. */
  static List<Place> of(Map<String, Tally> tallies) {
    List<Map.Entry<String, Tally>> sorted =
        tallies.entrySet().stream()
            .sorted(
                Map.Entry.<String, Tally>comparingByValue(Ranking::compare)
                    .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
            .toList();
    List<Place> places = new ArrayList<>();
    for (Map.Entry<String, Tally> entry : sorted) {
      Place before = places.isEmpty() ? null : places.getLast();
      Integer rank = places.size() + 1;
      if (entry.getValue().judged() == 0) {
        rank = null;
      } else if (before != null && compare(before.tally(), entry.getValue()) == 0) {
        rank = before.rank();
      }
      places.add(new Place(entry.getKey(), entry.getValue(), rank));
    }
    return places;
  }

  /** By rate without rounding; what was not judged is last. */
  private static int compare(Tally a, Tally b) {
    if (a.judged() == 0 || b.judged() == 0) {
      return Boolean.compare(a.judged() == 0, b.judged() == 0);
    }
    return Long.compare(
        Math.multiplyExact(a.late(), b.judged()), Math.multiplyExact(b.late(), a.judged()));
  }
}
