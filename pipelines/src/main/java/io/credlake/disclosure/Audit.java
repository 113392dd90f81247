package io.credlake.disclosure;

import io.credlake.disclosure.table.CellId;
import java.util.List;
import java.util.Map;

/**
 * What an attacker can infer, cell by cell.
 *
 * @param inferences of all suppressed cells, those of earlier releases too whose value has changed
 * @param disclosedEarlier sensitive cells whose value an earlier release published, with its name:
 *     they are suppressed but known
 */
public record Audit(List<Inference> inferences, Map<CellId, String> disclosedEarlier) {

  /** Cells that are less uncertain than they must be; a release with one must stop. */
  public List<Inference> failures() {
    return inferences.stream().filter(inference -> !inference.safe()).toList();
  }
}
