package io.credlake.release;

import io.credlake.check.ViewChecks.Outcome;
import java.util.List;

/** Checks that do not hold have kept a release from being made. */
public final class ReleaseStoppedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Outcome> broken;

  ReleaseStoppedException(ReleaseName name, List<Outcome> broken) {
    super(
        "Cannot create release %s, %d checks do not hold: %s"
            .formatted(
                name,
                broken.size(),
                String.join(
                    ", ",
                    broken.stream().map(one -> one.view() + " " + one.check().name()).toList())));
    this.broken = List.copyOf(broken);
  }

  /** What does not hold, with rows that are evidence of it. */
  public List<Outcome> broken() {
    return broken;
  }
}
