package io.credlake.disclosure;

import io.credlake.disclosure.rule.Reason;
import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.LinkedTable;
import io.credlake.disclosure.table.Ratio;
import java.util.List;
import java.util.Map;

/**
 * Tables with what may be published of them.
 *
 * @param tables before protection
 * @param ratios published beside them
 * @param decisions by cell, for all cells of the tables
 * @param audit what can be inferred of what is not published
 */
public record Protected(
    List<LinkedTable> tables, List<Ratio> ratios, Map<CellId, Decision> decisions, Audit audit) {

  /**
   * What is published of a cell of the tables or of a ratio.
   *
   * @throws IllegalArgumentException if there is no such cell
   */
  public Decision of(CellId cell) {
    for (Ratio ratio : ratios) {
      if (ratio.measure().equals(cell.measure())) {
        return of(ratio, cell);
      }
    }
    Decision decision = decisions.get(cell);
    if (decision == null) {
      throw new IllegalArgumentException("Invalid cell, no table has it: " + cell);
    }
    return decision;
  }

  private Decision of(Ratio ratio, CellId cell) {
    Decision numerator = of(cell.in(ratio.numerator()));
    Decision denominator = of(cell.in(ratio.denominator()));
    if (numerator.absence() != null || denominator.absence() != null) {
      return numerator.absence() != null ? numerator : denominator;
    }
    if (numerator.published() && denominator.published()) {
      return Decision.PUBLISHED;
    }
    Decision hidden = numerator.published() ? denominator : numerator;
    Reason reason = hidden.reason();
    return new Decision(null, reason, null);
  }

  /** The same as a release that later ones must know. */
  public Publication as(String release) {
    return new Publication(release, tables, ratios, decisions);
  }
}
