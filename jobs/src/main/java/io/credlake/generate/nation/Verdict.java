package io.credlake.generate.nation;

import java.util.List;

/**
 * What must become of a row.
 *
 * @param kind accepted, rejected or counted as a person
 * @param reasons why it is rejected, or the warnings it is kept with
 * @param readable whether its columns can be told apart, so that its numbers enter control sums
 */
record Verdict(Kind kind, List<String> reasons, boolean readable) {

  /** What becomes of a row. */
  enum Kind {
    ACCEPTED,
    REJECTED,
    PERSON
  }

  static final Verdict ACCEPTED = new Verdict(Kind.ACCEPTED, List.of(), true);
  static final Verdict PERSON = new Verdict(Kind.PERSON, List.of(), true);

  static Verdict accepted(List<String> warnings) {
    return warnings.isEmpty() ? ACCEPTED : new Verdict(Kind.ACCEPTED, warnings, true);
  }

  static Verdict rejected(String reason) {
    return new Verdict(Kind.REJECTED, List.of(reason), true);
  }

  static Verdict unreadable(String reason) {
    return new Verdict(Kind.REJECTED, List.of(reason), false);
  }
}
