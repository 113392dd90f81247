package io.credlake.refine;

import io.credlake.fact.Reason;

/** Makes tallies for the tests of other packages. */
public final class Tallies {

  private Tallies() {}

  /** A tally of accepted and rejected rows of Fujian. */
  public static Tally of(int accepted, int rejected) {
    Tally tally = new Tally();
    for (int i = 0; i < accepted + rejected; i++) {
      boolean isRejected = i >= accepted;
      tally.row("350000", isRejected, new Tally.Region(1, isRejected ? 0 : 1, isRejected ? 1 : 0));
      if (isRejected) {
        tally.reason(Reason.CODE_INVALID);
      }
    }
    return tally;
  }
}
