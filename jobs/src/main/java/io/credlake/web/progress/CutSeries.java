package io.credlake.web.progress;

import io.credlake.plan.SeriesBreak;
import io.credlake.rate.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Values over time, cut into pieces within which they may be joined by a line: nothing is joined
 * across a break of the series, nor across a period without a value.
 *
 * @param pieces each of adjoining periods with values, the earliest first; none is empty
 * @param gaps periods without a value, the earliest first
 */
public record CutSeries(List<List<Observed>> pieces, List<Observed> gaps) {

  /**
   * Cuts a series.
   *
   * @param observed periods of the same length, in any order
   * @param stock whether a value tells of a period's end, and not of all of its months
   */
  public static CutSeries of(List<Observed> observed, List<SeriesBreak> breaks, boolean stock) {
    List<List<Observed>> pieces = new ArrayList<>();
    List<Observed> gaps = new ArrayList<>();
    Observed last = null;
    for (Observed one :
        observed.stream().sorted(Comparator.comparing(o -> o.period().last())).toList()) {
      if (one.value() == null) {
        gaps.add(one);
        continue;
      }
      if (last == null
          || !one.period().previous().equals(last.period())
          || isParted(last.period(), one.period(), breaks, stock)) {
        pieces.add(new ArrayList<>());
      }
      pieces.getLast().add(one);
      last = one;
    }
    return new CutSeries(pieces.stream().map(List::copyOf).toList(), List.copyOf(gaps));
  }

  /** Whether a break lies between two periods, or within one of them if they are flows. */
  static boolean isParted(Period from, Period to, List<SeriesBreak> breaks, boolean stock) {
    YearMonth start = stock ? from.last() : from.first();
    return breaks.stream()
        .map(SeriesBreak::month)
        .anyMatch(month -> month.isAfter(start) && !month.isAfter(to.last()));
  }

  /** All values, the earliest first. */
  public List<Observed> values() {
    return pieces.stream().flatMap(List::stream).toList();
  }
}
