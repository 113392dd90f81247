package io.credlake.disclosure;

import io.credlake.disclosure.rule.Requirement;
import io.credlake.disclosure.table.CellId;

/**
 * What an attacker can infer of a suppressed cell from everything published.
 *
 * @param cell the cell
 * @param release that suppressed it; null: the one that is made
 * @param value the true one, in the unit of the cell
 * @param low the least that it can be
 * @param high the largest; infinite: nothing bounds it
 * @param requirement how uncertain it must stay; null: no matter, it protects others
 * @param exposed whether somebody who alone makes up another cell can know it
 */
public record Inference(
    CellId cell,
    String release,
    double value,
    double low,
    double high,
    Requirement requirement,
    boolean exposed) {

  /** Whether it stays as uncertain as it must. */
  public boolean safe() {
    return requirement == null || (!exposed && requirement.met(value, low, high));
  }
}
