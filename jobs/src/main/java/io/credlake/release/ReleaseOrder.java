package io.credlake.release;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What is asked for of a new release.
 *
 * @param asOf last day of event time that it speaks of
 * @param embargoUntil before which readers do not see it; null: they see it at once
 * @param reason why it is made; null: nothing is said
 * @param supersedes release that it corrects; null: none
 */
public record ReleaseOrder(
    ReleaseName name, LocalDate asOf, Instant embargoUntil, String reason, String supersedes) {

  /** A correction says why. */
  public ReleaseOrder {
    if (supersedes != null && (reason == null || reason.isBlank())) {
      throw new IllegalArgumentException(
          "Cannot create release, a correction needs its --reason: " + name);
    }
  }
}
