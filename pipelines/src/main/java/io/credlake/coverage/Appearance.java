package io.credlake.coverage;

import io.credlake.code.Intervals;
import io.credlake.code.Months;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How an organisation appears in the cells of coverage.
 *
 * @param presences times in which it is in the registers; without any it is in no cell
 * @param covered months in which records of it are in force
 */
record Appearance(List<Presence> presences, Covered covered) {

  private static final Intervals NEVER = new Intervals();

  /** Tells the changes of all cells that it is in, so many times each. */
  void tell(int times, Change change) {
    for (Presence presence : presences) {
      for (Cell cell : cells(presence)) {
        tell(cell, presence.from(), presence.to(), times, 0, change);
        tell(cell, presence, covered.all(), times, change);
      }
      covered
          .byField()
          .forEach(
              (field, months) ->
                  tell(cell(presence, Facet.FIELD, field), presence, months, times, change));
      covered
          .byDepartment()
          .forEach(
              (department, months) ->
                  tell(
                      cell(presence, Facet.DEPARTMENT, department),
                      presence,
                      months,
                      times,
                      change));
    }
  }

  /** Tells the changes by which it comes to appear as another; little of it differs as a rule. */
  void changeTo(Appearance after, Change change) {
    if (!presences.equals(after.presences)) {
      tell(-1, change);
      after.tell(1, change);
      return;
    }
    for (Presence presence : presences) {
      for (Cell cell : cells(presence)) {
        changeTo(after, cell, presence, Covered::all, change);
      }
      for (String field : both(after, Covered::byField)) {
        changeTo(
            after,
            cell(presence, Facet.FIELD, field),
            presence,
            of -> of.byField().getOrDefault(field, NEVER),
            change);
      }
      for (String department : both(after, Covered::byDepartment)) {
        changeTo(
            after,
            cell(presence, Facet.DEPARTMENT, department),
            presence,
            of -> of.byDepartment().getOrDefault(department, NEVER),
            change);
      }
    }
  }

  /** Adds the months of a record, and tells the changes by which it comes to be covered in them. */
  void cover(Entry entry, Change change) {
    covered.add(
        entry.field(),
        entry.department(),
        entry.from(),
        entry.to(),
        (facet, member, from, to) -> {
          for (Presence presence : presences) {
            int first = Math.max(from, presence.from());
            int end = Math.min(to, presence.to());
            if (first < end) {
              tell(cell(presence, facet, member), first, end, 0, 1, change);
              if (facet == Facet.ALL) {
                tell(industry(presence), first, end, 0, 1, change);
              }
            }
          }
        });
  }

  private void changeTo(
      Appearance after,
      Cell cell,
      Presence presence,
      Function<Covered, Intervals> part,
      Change change) {
    Intervals now = part.apply(covered);
    Intervals then = part.apply(after.covered);
    if (!now.equals(then)) {
      tell(cell, presence, now, -1, change);
      tell(cell, presence, then, 1, change);
    }
  }

  private Set<String> both(Appearance after, Function<Covered, Map<String, Intervals>> by) {
    Set<String> both = new TreeSet<>(by.apply(covered).keySet());
    both.addAll(by.apply(after.covered).keySet());
    return both;
  }

  private static List<Cell> cells(Presence presence) {
    return List.of(cell(presence, Facet.ALL, ""), industry(presence));
  }

  private static Cell industry(Presence presence) {
    return cell(presence, Facet.INDUSTRY, presence.section());
  }

  private static Cell cell(Presence presence, Facet facet, String member) {
    return new Cell(presence.province(), presence.city(), presence.kind(), facet, member);
  }

  private static void tell(
      Cell cell, Presence presence, Intervals months, int times, Change change) {
    months.within(
        presence.from(), presence.to(), (from, to) -> tell(cell, from, to, 0, times, change));
  }

  private static void tell(Cell cell, int from, int to, int subjects, int covered, Change change) {
    change.at(cell, from, subjects, covered);
    if (to < Months.NEVER) {
      change.at(cell, to, -subjects, -covered);
    }
  }
}
