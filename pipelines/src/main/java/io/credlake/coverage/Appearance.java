package io.credlake.coverage;

import io.credlake.code.Intervals;
import io.credlake.code.Months;
import java.util.List;

/**
 * How an organisation appears in the cells of coverage.
 *
 * @param presences times in which it is in the registers; without any it is in no cell
 * @param covered months in which records of it are in force
 */
record Appearance(List<Presence> presences, Covered covered) {

  /** Tells the changes of all cells that it is in, so many times each. */
  void tell(int times, Change change) {
    for (Presence presence : presences) {
      for (Cell cell : cells(presence, Facet.ALL, "")) {
        tell(cell, presence.from(), presence.to(), times, 0, change);
      }
    }
    covered.forEach((facet, member, months) -> tell(facet, member, months, times, change));
  }

  /** Tells the changes by which it comes to appear as another; little of it differs as a rule. */
  void changeTo(Appearance after, Change change) {
    if (!presences.equals(after.presences)) {
      tell(-1, change);
      after.tell(1, change);
      return;
    }
    covered.forEach(
        (facet, member, months) -> {
          if (!months.equals(after.covered.months(facet, member))) {
            tell(facet, member, months, -1, change);
          }
        });
    after.covered.forEach(
        (facet, member, months) -> {
          if (!months.equals(covered.months(facet, member))) {
            tell(facet, member, months, 1, change);
          }
        });
  }

  /** Adds the months of a record, and tells the changes by which it comes to be covered in them. */
  void cover(Entry entry, Change change) {
    covered.add(
        entry.field(),
        entry.department(),
        entry.from(),
        entry.to(),
        (facet, member, added) -> tell(facet, member, added, 1, change));
  }

  /** Tells that it is covered in months, as far as it is in the registers. */
  private void tell(Facet facet, String member, Intervals months, int times, Change change) {
    for (Presence presence : presences) {
      for (Cell cell : cells(presence, facet, member)) {
        months.within(
            presence.from(), presence.to(), (from, to) -> tell(cell, from, to, 0, times, change));
      }
    }
  }

  /** The cell of a member; all are told apart by industry as well. */
  private static List<Cell> cells(Presence presence, Facet facet, String member) {
    Cell cell = cell(presence, facet, member);
    return facet == Facet.ALL
        ? List.of(cell, cell(presence, Facet.INDUSTRY, presence.section()))
        : List.of(cell);
  }

  private static Cell cell(Presence presence, Facet facet, String member) {
    return new Cell(presence.province(), presence.city(), presence.kind(), facet, member);
  }

  private static void tell(Cell cell, int from, int to, int subjects, int covered, Change change) {
    change.at(cell, from, subjects, covered);
    if (to < Months.NEVER) {
      change.at(cell, to, -subjects, -covered);
    }
  }
}
