package io.credlake.dataset;

import java.util.List;
import java.util.Map;

/**
 * What disclosure control has to know of a dataset beside the protection of its measures.
 *
 * @param cell columns whose values tell the protected numbers apart: rows that are equal in them
 *     hold the same numbers, e.g. December and the year of a stock; empty: all keys
 * @param hierarchies dimensions whose codes add up to the code above them in their list
 * @param totals by dimension, the code that stands for all
 * @param only rows whose counts are of organisations; null: all
 */
public record Disclosure(
    List<String> cell, List<String> hierarchies, Map<String, Total> totals, Only only) {

  /** Nothing in particular. */
  static final Disclosure NONE = new Disclosure(null, null, null, null);

  /** Disclosure control with what was left out as empty. */
  public Disclosure {
    cell = cell == null ? List.of() : List.copyOf(cell);
    hierarchies = hierarchies == null ? List.of() : List.copyOf(hierarchies);
    totals = totals == null ? Map.of() : Map.copyOf(totals);
  }

  /**
   * The total of a dimension.
   *
   * @param code that stands for all
   * @param addsUp whether the others sum to it; if not, an organisation may be in several
   */
  public record Total(String code, boolean addsUp) {}

  /**
   * Rows that are protected.
   *
   * @param column that tells
   * @param values of that column which mean that counts are of organisations
   */
  public record Only(String column, List<String> values) {}
}
