package io.credlake.generate.nation;

import io.credlake.code.Region;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/** Departments that did something in a month or those before it. */
final class ActiveMembers {

  private final String commitment;
  private final int months;
  private final YearMonth last;
  private final TreeMap<YearMonth, Set<String>> active = new TreeMap<>();

  /**
   * Members that an indicator counts.
   *
   * @param months for which one is active, that in which it did something the first
   * @param last last month of the nation
   */
  ActiveMembers(String commitment, int months, YearMonth last) {
    this.commitment = commitment;
    this.months = months;
    this.last = last;
  }

  void add(String member, YearMonth month) {
    for (int later = 0; later < months; later++) {
      active.computeIfAbsent(month.plusMonths(later), m -> new HashSet<>()).add(member);
    }
  }

  /**
   * Tells how many are active in each month from the first on; of none it is only told as a share.
   *
   * @param of how many there are; 0: it is no share
   */
  void count(long of, MeasureTruth truth) {
    if (active.isEmpty()) {
      return;
    }
    for (YearMonth month = active.firstKey(); !month.isAfter(last); month = month.plusMonths(1)) {
      int members = active.getOrDefault(month, Set.of()).size();
      if (members > 0 || of > 0) {
        truth.addTo(commitment, Region.NATION, "month", month, members, of);
      }
    }
  }
}
