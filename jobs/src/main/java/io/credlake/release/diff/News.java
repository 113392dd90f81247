package io.credlake.release.diff;

import io.credlake.code.Region;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came into the lake between two releases: from which month on it may move which figures.
 *
 * <p>A row moves figures of its month and of those after it, of its region and of the nation.
 */
final class News {

  /** All rows, whatever they are about. */
  static final String ANY = "any";

  private record Key(String group, String region, Cause cause) {}

  private final Map<Key, LocalDate> firstMonths = new HashMap<>();

  /** Group of the rows of a sender. */
  static String ofSender(String sender) {
    return "sender " + sender;
  }

  /** Group of the rows that count for coverage: of registers, and of records in a field. */
  static String ofFacet(String facet, String member) {
    return member == null ? facet : facet + " " + member;
  }

  /** Adds rows of a region, which the nation has as well; no region: of the nation alone. */
  void add(String group, String region, Cause cause, LocalDate month) {
    firstMonths.merge(new Key(group, Region.NATION, cause), month, News::earlier);
    if (region != null) {
      firstMonths.merge(new Key(group, region, cause), month, News::earlier);
    }
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  /** What may have moved a figure of one of the groups, in a region and month. */
  Set<Cause> causes(List<String> groups, String region, LocalDate month) {
    Set<Cause> causes = EnumSet.noneOf(Cause.class);
    for (String group : groups) {
      for (Cause cause : List.of(Cause.LATE_DATA, Cause.CORRECTION)) {
        LocalDate first = firstMonths.get(new Key(group, region, cause));
        if (first != null && !first.isAfter(month)) {
          causes.add(cause);
        }
      }
    }
    return causes;
  }
}
