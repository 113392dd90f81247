package io.credlake.open;

import io.credlake.dataset.Dataset;
import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.Content;
import io.credlake.disclosure.table.Limits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What numbers tell of each other that do not sum: a part is at most its whole, e.g. organisations
 * covered in one field are among those covered, and these among those in the registers.
 *
 * <p>Tables of such numbers are protected apart, since together their programmes would be too
 * large. So parts are taken to be known as they are, which is more than anyone can infer of them,
 * and limit their wholes from below. A whole that is itself too small to be told is not limited: it
 * may be no larger than its part, and both move together. Nor does a whole limit its parts from
 * above: one that may be told is large enough for them.
 */
final class Overlaps {

  private final Map<String, Division> divisions;
  private final Map<String, Whole> wholes = new HashMap<>();

  /**
   * The measure that another is a part of.
   *
   * @param measure its name
   * @param same dimensions that do not tell its numbers apart
   */
  private record Whole(String measure, List<String> same) {}

  Overlaps(Collection<Dataset> datasets, Map<String, Division> divisions) {
    this.divisions = divisions;
    for (Dataset dataset : datasets) {
      dataset
          .disclosure()
          .partOf()
          .forEach(
              (part, whole) ->
                  wholes.put(
                      dataset.groupOf(part),
                      new Whole(
                          dataset.groupOf(whole),
                          dataset.disclosure().same().getOrDefault(whole, List.of()))));
    }
  }

  /**
   * The limits of cells.
   *
   * @param ids names of cells; null: a cell is in no table
   * @param safe whether a number is large enough to be told
   */
  Map<CellId, Limits> limits(
      Map<OpenCell.Key, OpenCell> cells,
      Function<OpenCell.Key, CellId> ids,
      Predicate<Content> safe) {
    Map<CellId, Limits> limits = new HashMap<>();
    for (OpenCell part : cells.values()) {
      for (OpenCell.Key key : wholesOf(part)) {
        OpenCell whole = cells.get(key);
        if (whole == null || !isPart(part.content(), whole.content())) {
          continue;
        }
        if (safe.test(whole.content())) {
          double least = part.content().value();
          add(limits, ids.apply(key), new Limits(least, Double.POSITIVE_INFINITY));
        }
      }
    }
    return limits;
  }

  private static boolean isPart(Content part, Content whole) {
    return part.present() && whole.present() && part.value() <= whole.value();
  }

  private static void add(Map<CellId, Limits> limits, CellId cell, Limits more) {
    if (cell != null) {
      limits.merge(cell, more, Limits::and);
    }
  }

  private List<OpenCell.Key> wholesOf(OpenCell part) {
    List<OpenCell.Key> keys = new ArrayList<>();
    for (String dimension : part.codes().keySet()) {
      Division division = divisions.get(dimension);
      if (division.kind() == Division.Kind.APART && division.total() != null) {
        TreeMap<String, String> codes = new TreeMap<>(part.codes());
        codes.remove(dimension);
        keys.add(new OpenCell.Key(part.measure(), codes));
      }
    }
    Whole whole = wholes.get(part.measure());
    if (whole != null) {
      TreeMap<String, String> codes = new TreeMap<>(part.codes());
      codes.keySet().removeAll(whole.same());
      keys.add(new OpenCell.Key(whole.measure(), codes));
    }
    return keys;
  }
}
