package io.credlake.disclosure;

import io.credlake.disclosure.rule.DisclosureRules;
import io.credlake.disclosure.rule.Reason;
import io.credlake.disclosure.rule.Requirement;
import io.credlake.disclosure.rule.Sensitive;
import io.credlake.disclosure.suppress.Assembly;
import io.credlake.disclosure.suppress.Figures.Figure;
import io.credlake.disclosure.suppress.Found;
import io.credlake.disclosure.suppress.Suppression;
import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.Limits;
import io.credlake.disclosure.table.LinkedTable;
import io.credlake.disclosure.table.Ratio;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Suppresses the cells of tables that would tell of single units, and others so that no sum tells
 * these; and says what can be inferred nevertheless.
 *
 * <p>The same tables, rules and earlier releases always give the same outcome.
 */
public final class Protection {

  private final DisclosureRules rules;

  private Protection(DisclosureRules rules) {
    this.rules = rules;
  }

  /** Protection by rules. */
  public static Protection of(DisclosureRules rules) {
    return new Protection(rules);
  }

  /** Protects tables that are published together. */
  public Protected protect(List<LinkedTable> tables, Knowledge earlier) {
    return protect(tables, List.of(), earlier);
  }

  /**
   * Protects tables that are published together with figures derived from them.
   *
   * @throws IllegalArgumentException if parts of a table do not sum to their whole, or tables
   *     differ in a cell that they share
   */
  public Protected protect(List<LinkedTable> tables, List<Ratio> ratios, Knowledge earlier) {
    return protect(tables, ratios, Map.of(), earlier);
  }

  /**
   * Protects tables of which more is known than their sums tell.
   *
   * @param limits of numbers that are to be published; those that are left out have none
   * @throws IllegalArgumentException if parts of a table do not sum to their whole, tables differ
   *     in a cell that they share, or a number is not within its limits
   */
  public Protected protect(
      List<LinkedTable> tables, List<Ratio> ratios, Map<CellId, Limits> limits, Knowledge earlier) {
    Assembly assembly = new Assembly(rules);
    assembly.release(tables, ratios, limits);
    for (Publication release : earlier.releases().reversed()) {
      assembly.earlier(release.name(), release.tables(), release.ratios(), told(release));
    }
    List<Found> found = new Suppression(assembly, tables).run();
    Audit audit =
        new Audit(found.stream().map(Protection::inference).toList(), disclosed(assembly));
    return new Protected(tables, ratios, decisions(tables, assembly), audit);
  }

  private static Assembly.Told told(Publication release) {
    return new Assembly.Told() {
      @Override
      public boolean published(CellId cell) {
        return decision(cell).published();
      }

      @Override
      public Requirement requirement(CellId cell) {
        return decision(cell).requirement();
      }

      private Decision decision(CellId cell) {
        Decision decision = release.decisions().get(cell);
        if (decision == null) {
          throw new IllegalArgumentException(
              "Invalid release %s, it does not say what was published of: %s"
                  .formatted(release.name(), cell));
        }
        return decision;
      }
    };
  }

  private static Inference inference(Found found) {
    Figure number = found.number();
    return new Inference(
        number.cell(),
        number.release(),
        number.value(),
        found.low(),
        found.high(),
        number.requirement(),
        found.exposed());
  }

  private static Map<CellId, String> disclosed(Assembly assembly) {
    Map<CellId, String> disclosed = new LinkedHashMap<>(assembly.knownFrom());
    disclosed.keySet().retainAll(assembly.sensitive().keySet());
    return disclosed;
  }

  private static Map<CellId, Decision> decisions(List<LinkedTable> tables, Assembly assembly) {
    Map<CellId, Decision> decisions = new LinkedHashMap<>();
    for (LinkedTable table : tables) {
      table
          .cells()
          .forEach(
              (codes, content) -> {
                CellId cell = table.id(codes);
                decisions.put(
                    cell,
                    content.present()
                        ? decision(assembly, cell)
                        : Decision.absent(content.absence()));
              });
    }
    return decisions;
  }

  private static Decision decision(Assembly assembly, CellId cell) {
    Figure number = assembly.current().get(cell);
    Sensitive sensitive = assembly.sensitive().get(cell);
    if (sensitive != null) {
      return new Decision(null, sensitive.reason(), number.requirement());
    }
    if (!number.hidden()) {
      return Decision.PUBLISHED;
    }
    Reason reason = number.requirement() == null ? Reason.COMPLEMENT : Reason.EARLIER_RELEASE;
    return new Decision(null, reason, number.requirement());
  }
}
