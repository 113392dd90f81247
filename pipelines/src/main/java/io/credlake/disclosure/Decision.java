package io.credlake.disclosure;

import io.credlake.disclosure.flag.ConfStatus;
import io.credlake.disclosure.flag.ObsStatus;
import io.credlake.disclosure.rule.Reason;
import io.credlake.disclosure.rule.Requirement;
import io.credlake.disclosure.table.Absence;

/**
 * What is published of a cell.
 *
 * @param absence why it has no number anyway; null: it has one
 * @param reason why its number is not published; null: it is, or there is none
 * @param requirement how uncertain it must stay, in later releases too; null: no matter
 */
public record Decision(Absence absence, Reason reason, Requirement requirement) {

  /** Its number is published. */
  public static final Decision PUBLISHED = new Decision(null, null, null);

  /** It has no number. */
  public static Decision absent(Absence why) {
    Reason reason = why == Absence.SUPPRESSED_AT_SOURCE ? Reason.SUPPRESSED_AT_SOURCE : null;
    return new Decision(why, reason, null);
  }

  /** Whether a number is published. */
  public boolean published() {
    return absence == null && reason == null;
  }

  /** Its confidentiality in terms of SDMX. */
  public ConfStatus confStatus() {
    return reason == null ? ConfStatus.F : reason.flag();
  }

  /** Its status in terms of SDMX. */
  public ObsStatus obsStatus() {
    if (absence != null) {
      return ObsStatus.of(absence);
    }
    return reason == null ? ObsStatus.A : ObsStatus.Q;
  }
}
