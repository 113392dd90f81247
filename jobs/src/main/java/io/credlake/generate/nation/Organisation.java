package io.credlake.generate.nation;

import java.time.LocalDate;

/**
 * An organisation of the nation, as it always was.
 *
 * @param index its number
 * @param province where it is registered now
 * @param regionCode division in which it is registered
 * @param founded first day
 * @param converted day on which it got its unified credit code; the day it was founded, if later
 *     than the reform
 * @param ended first day on which it is no more; null: it goes on
 * @param warnings what is odd about its credit code
 */
record Organisation(
    long index,
    Places.Province province,
    String regionCode,
    Kind kind,
    LocalDate founded,
    LocalDate converted,
    LocalDate ended,
    String creditCode,
    String registrationNumber,
    String organisationCode,
    Oddity oddity) {

  /** The kinds of organisations, by the first two characters of the credit code. */
  enum Kind {
    ENTERPRISE("91", "saic-market-entities"),
    INDIVIDUAL("92", "saic-market-entities"),
    COOPERATIVE("93", "saic-market-entities"),
    STATE_ORGAN("11", "scopsr-institutions"),
    PUBLIC_INSTITUTION("12", "scopsr-institutions"),
    SOCIAL_GROUP("51", "mca-social-organisations"),
    PRIVATE_NON_ENTERPRISE("52", "mca-social-organisations"),
    FOUNDATION("53", "mca-social-organisations");

    final String prefix;
    final String register;

    Kind(String prefix, String register) {
      this.prefix = prefix;
      this.register = register;
    }

    /** Whether it had a business registration number before the credit code. */
    boolean isBusiness() {
      return prefix.startsWith("9");
    }
  }

  /** What is odd about a credit code; every row that carries it is kept with a warning. */
  enum Oddity {
    NONE(null),
    /** Registered in another province than it is in now. */
    ELSEWHERE("region.mismatch"),
    /** Its inner organisation code does not check. */
    INNER_CODE("organisation_code.invalid"),
    /** Its first two characters are of no listed kind. */
    KIND("kind.unlisted");

    final String warning;

    Oddity(String warning) {
      this.warning = warning;
    }
  }

  /** Whether it exists on a day. */
  boolean existsOn(LocalDate day) {
    return !day.isBefore(founded) && (ended == null || day.isBefore(ended));
  }

  /** Whether its rows of a day carry the credit code. */
  boolean hasCodeOn(LocalDate day) {
    return !day.isBefore(converted);
  }
}
