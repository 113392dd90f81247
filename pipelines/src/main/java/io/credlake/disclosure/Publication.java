package io.credlake.disclosure;

import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.LinkedTable;
import io.credlake.disclosure.table.Ratio;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A release as it was: its tables with all their numbers, and what of them was published.
 *
 * @param name of the release
 * @param tables before protection
 * @param ratios published beside them
 * @param decisions by cell
 */
public record Publication(
    String name, List<LinkedTable> tables, List<Ratio> ratios, Map<CellId, Decision> decisions) {

  /** Takes copies. */
  public Publication {
    tables = List.copyOf(tables);
    ratios = List.copyOf(ratios);
    decisions = new LinkedHashMap<>(decisions);
  }
}
