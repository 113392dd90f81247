package io.credlake.plan;

import java.io.Serializable;

/**
 * A heading, sub-heading or paragraph of the outline (国发〔2014〕21号).
 *
 * @param id place in the text, e.g. P2.2.1; {@code .0} is a lead paragraph
 * @param parent id of the node it stands under; empty for a part
 * @param headingZh heading
 * @param headingEn heading in English
 * @param responsibleZh who is to carry it out, inferred from the subject matter unless the text
 *     names them; empty if nobody
 */
public record PlanNode(
    String id, String parent, String headingZh, String headingEn, String responsibleZh)
    implements Serializable {

  /** The part it belongs to as reports tell them apart: P1, P2.1 to P2.4, P3 and so on. */
  public String part() {
    return Commitment.partOf(id);
  }
}
