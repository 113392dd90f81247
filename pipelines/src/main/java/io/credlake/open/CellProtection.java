package io.credlake.open;

import io.credlake.disclosure.Decision;
import io.credlake.disclosure.Inference;
import io.credlake.disclosure.Knowledge;
import io.credlake.disclosure.Protected;
import io.credlake.disclosure.Protection;
import io.credlake.disclosure.Publication;
import io.credlake.disclosure.rule.DisclosureRules;
import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.Limits;
import io.credlake.disclosure.table.LinkedTable;
import io.credlake.disclosure.table.Measure;
import io.credlake.open.ProtectedDatasets.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Disclosure control of the cells of datasets. */
final class CellProtection {

  private final Map<OpenCell.Key, OpenCell> cells;
  private final Map<String, Division> divisions;
  private final Overlaps overlaps;
  private final Map<CellId, CellId> names = new HashMap<>();
  private final CellTables tables;

  /**
   * What was decided.
   *
   * @param tables that the cells make
   * @param overlapped cells of which more can be told by parts that do not sum
   */
  record Outcome(CellTables tables, Protected cells, List<Inference> overlapped) {}

  CellProtection(
      Map<OpenCell.Key, OpenCell> cells, Map<String, Division> divisions, Overlaps overlaps) {
    this.cells = cells;
    this.divisions = divisions;
    this.overlaps = overlaps;
    this.tables = new CellTables(cells.values(), divisions, names);
  }

  /** What is decided by rules, so that it fits what releases told. */
  Outcome under(DisclosureRules rules, Map<String, List<Told>> earlier) {
    Knowledge knowledge = Knowledge.none();
    for (Map.Entry<String, List<Told>> release : earlier.entrySet()) {
      knowledge = knowledge.and(publication(release.getKey(), release.getValue()));
    }
    Map<CellId, Limits> limits =
        overlaps.limits(
            cells,
            tables::idOf,
            content -> rules.sensitivity().of(content, Measure.Kind.COUNT).isEmpty());
    List<Inference> overlapped = new ArrayList<>();
    Protected outcome;
    List<Inference> over;
    do {
      outcome = Protection.of(rules).protect(tables.tables(), List.of(), limits, knowledge);
      over = unlimit(limits, outcome.audit().failures());
      overlapped.addAll(over);
    } while (!over.isEmpty());
    return new Outcome(tables, outcome, overlapped);
  }

  /**
   * Takes the limits from tables in which not all can be kept back under them, as where an earlier
   * release told the other numbers; returns what cannot. What sums tell must be kept back even so.
   */
  private List<Inference> unlimit(Map<CellId, Limits> limits, List<Inference> failures) {
    List<Inference> over = new ArrayList<>();
    for (LinkedTable table : tables.tables()) {
      List<CellId> ids = table.cells().keySet().stream().map(table::id).toList();
      List<Inference> told = failures.stream().filter(one -> ids.contains(one.cell())).toList();
      if (!told.isEmpty() && limits.keySet().removeAll(ids)) {
        over.addAll(told);
      }
    }
    return over;
  }

  private Publication publication(String release, List<Told> told) {
    CellTables of = new CellTables(told.stream().map(Told::cell).toList(), divisions, names);
    Map<CellId, Decision> decisions = new LinkedHashMap<>();
    for (Told one : told) {
      decisions.put(of.idOf(one.cell().key()), one.decision());
    }
    of.tables()
        .forEach(
            table ->
                table
                    .cells()
                    .forEach(
                        (codes, content) -> {
                          if (!content.present()) {
                            decisions.putIfAbsent(
                                table.id(codes), Decision.absent(content.absence()));
                          }
                        }));
    return new Publication(release, of.tables(), List.of(), decisions);
  }
}
