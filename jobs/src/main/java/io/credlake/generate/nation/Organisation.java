package io.credlake.generate.nation;

import java.time.LocalDate;

/**
 * An organisation of the nation, as it always was.
 *
 * @param index its number
 * @param province where it was registered first
 * @param regionCode division in which it was registered first
 * @param founded first day
 * @param converted day on which it got its unified credit code; the day it was founded, if later
 *     than the reform
 * @param ended first day on which it is no more; null: it goes on
 * @param oddity what is odd about its credit code
 * @param move where it went; null: it stays
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
    Oddity oddity,
    Move move) {

  /**
   * A move of the registration to another division.
   *
   * @param day first day there
   */
  record Move(LocalDate day, Places.Province province, String regionCode) {}

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

  /** Where it is registered on a day. */
  Places.Province provinceOn(LocalDate day) {
    return hasMovedBy(day) ? move.province() : province;
  }

  /** Division in which it is registered on a day. */
  String regionCodeOn(LocalDate day) {
    return hasMovedBy(day) ? move.regionCode() : regionCode;
  }

  private boolean hasMovedBy(LocalDate day) {
    return move != null && !day.isBefore(move.day());
  }

  /** Whether its rows of a day carry the credit code. */
  boolean hasCodeOn(LocalDate day) {
    return !day.isBefore(converted);
  }
}
