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
 * @param group datasets of a group tell the same numbers where measure and codes are the same;
 *     null: the dataset is alone
 * @param by column whose value names the dimension that another column's codes are of; null: none
 * @param same by measure, dimensions that do not tell its numbers apart, e.g. the organisations in
 *     the registers are the same for all fields
 * @param partOf by measure, the measure that it is a part of, number by number, e.g. organisations
 *     covered of those in the registers
 * @param standsFor rows whose numbers are those of another group
 * @param absentIsZero whether a combination without a row counts none: one that an earlier release
 *     told gets a row of zeros then, since a row that is not there cannot be kept back
 */
public record Disclosure(
    List<String> cell,
    List<String> hierarchies,
    Map<String, Total> totals,
    Only only,
    String group,
    By by,
    Map<String, List<String>> same,
    Map<String, String> partOf,
    StandsFor standsFor,
    boolean absentIsZero) {

  /** Nothing in particular. */
  static final Disclosure NONE =
      new Disclosure(null, null, null, null, null, null, null, null, null, false);

  /** Disclosure control with what was left out as empty. */
  public Disclosure {
    cell = cell == null ? List.of() : List.copyOf(cell);
    hierarchies = hierarchies == null ? List.of() : List.copyOf(hierarchies);
    totals = totals == null ? Map.of() : Map.copyOf(totals);
    same = same == null ? Map.of() : Map.copyOf(same);
    partOf = partOf == null ? Map.of() : Map.copyOf(partOf);
  }

  /**
   * Rows grouped in several ways.
   *
   * @param column that names the way, which is the dimension's name
   * @param codes column with codes of that dimension
   * @param all value of the column in rows that are not grouped
   */
  public record By(String column, String codes, String all) {}

  /**
   * Rows whose numbers are those of another group of datasets.
   *
   * @param column that tells which rows
   * @param values of that column
   * @param group whose numbers they are
   * @param measures of the group by the measures here
   * @param cell columns that tell the numbers apart, named as in the group
   */
  public record StandsFor(
      String column,
      List<String> values,
      String group,
      Map<String, String> measures,
      List<String> cell) {}

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
