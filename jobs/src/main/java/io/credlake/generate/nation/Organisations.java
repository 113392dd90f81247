package io.credlake.generate.nation;

import io.credlake.code.CreditCode;
import io.credlake.code.OrganisationCode;
import io.credlake.code.RegistrationNumber;
import io.credlake.generate.nation.Organisation.Kind;
import io.credlake.generate.nation.Organisation.Oddity;
import java.time.LocalDate;

/**
 * All organisations of the nation, each made from its number alone: none is remembered.
 *
 * <p>Two fifths exist when the period begins, the others are founded during it, more in later
 * years.
 */
final class Organisations {

  private static final long WHAT = 1;
  private static final int LETTERS = 6;
  private static final String UNLISTED_KIND = "9Q";

  /** The unified code came with the merger of three certificates (国办发〔2015〕50号). */
  static final LocalDate REFORM = LocalDate.of(2015, 10, 1);

  private static final Kind[] KINDS = {
    Kind.ENTERPRISE,
    Kind.ENTERPRISE,
    Kind.ENTERPRISE,
    Kind.ENTERPRISE,
    Kind.ENTERPRISE,
    Kind.ENTERPRISE,
    Kind.ENTERPRISE,
    Kind.ENTERPRISE,
    Kind.ENTERPRISE,
    Kind.ENTERPRISE,
    Kind.INDIVIDUAL,
    Kind.INDIVIDUAL,
    Kind.INDIVIDUAL,
    Kind.COOPERATIVE,
    Kind.STATE_ORGAN,
    Kind.PUBLIC_INSTITUTION,
    Kind.PUBLIC_INSTITUTION,
    Kind.SOCIAL_GROUP,
    Kind.PRIVATE_NON_ENTERPRISE,
    Kind.FOUNDATION
  };

  private final Places places;
  private final long seed;
  private final LocalDate first;
  private final LocalDate last;

  Organisations(Places places, long seed, LocalDate first, LocalDate last) {
    this.places = places;
    this.seed = seed;
    this.first = first;
    this.last = last;
  }

  Organisation get(long index) {
    Dice dice = Dice.of(seed, WHAT, index);
    Places.Province province = places.draw(dice);
    Kind kind = dice.pick(KINDS);
    LocalDate founded = founded(dice);
    LocalDate converted = converted(founded, dice);
    LocalDate ended = ended(converted, dice);
    String regionCode = Places.drawBelow(province, founded, dice);
    Oddity oddity = oddity(kind, dice);
    String organisation = organisationCode(index);
    String registered =
        oddity == Oddity.ELSEWHERE ? elsewhere(province) : province.code().substring(0, 2);
    String inner = oddity == Oddity.INNER_CODE ? spoilt(organisation) : organisation;
    String prefix = oddity == Oddity.KIND ? UNLISTED_KIND : kind.prefix;
    Organisation.Move move = oddity == Oddity.NONE ? move(province, converted, ended, dice) : null;
    String start = prefix + registered + regionCode.substring(2) + inner;
    return new Organisation(
        index,
        province,
        regionCode,
        kind,
        founded,
        converted,
        ended,
        start + CreditCode.checkCharacter(start),
        kind.isBusiness() ? registrationNumber(regionCode, index) : "",
        oddity == Oddity.INNER_CODE ? "" : organisation,
        oddity,
        move);
  }

  private static Oddity oddity(Kind kind, Dice dice) {
    if (dice.happens(60)) {
      return Oddity.ELSEWHERE;
    }
    if (kind.isBusiness() && dice.happens(20)) {
      return Oddity.INNER_CODE;
    }
    return dice.happens(20) ? Oddity.KIND : Oddity.NONE;
  }

  private LocalDate founded(Dice dice) {
    if (dice.below(5) < 2) {
      return first.minusDays(1 + dice.below(5000));
    }
    int days = Math.toIntExact(last.toEpochDay() - first.toEpochDay());
    // The later of two days: foundings grow over the years.
    return first.plusDays(Math.max(dice.below(days), dice.below(days)));
  }

  private static LocalDate converted(LocalDate founded, Dice dice) {
    LocalDate day = REFORM.plusDays(dice.below(800));
    return founded.isBefore(REFORM) ? day : founded;
  }

  /** One in eight ends before the period does, but not before it got its code. */
  private LocalDate ended(LocalDate converted, Dice dice) {
    int days = Math.toIntExact(last.toEpochDay() - converted.toEpochDay()) - 60;
    return dice.happens(1250) && days > 0 ? converted.plusDays(60 + dice.below(days)) : null;
  }

  /** Three in a hundred move, one in three of them to another province. */
  private Organisation.Move move(
      Places.Province from, LocalDate converted, LocalDate ended, Dice dice) {
    int days =
        Math.toIntExact((ended == null ? last : ended).toEpochDay() - converted.toEpochDay());
    if (days <= 180 || !dice.happens(300)) {
      return null;
    }
    LocalDate day = converted.plusDays(90 + dice.below(days - 180));
    Places.Province to = dice.below(3) == 0 ? places.draw(dice) : from;
    return new Organisation.Move(day, to, Places.drawBelow(to, day, dice));
  }

  private String elsewhere(Places.Province province) {
    int other = (province.position() + 1) % places.provinces().size();
    return places.provinces().get(other).code().substring(0, 2);
  }

  /** A code of its own for each number, all of it within the alphabet of credit codes. */
  private static String organisationCode(long index) {
    // Of eleven check characters ten are in that alphabet: else the next number is tried.
    for (long number = index * 8; ; number++) {
      StringBuilder code = new StringBuilder("MA");
      long rest = number;
      for (int i = 0; i < LETTERS; i++) {
        code.append(CreditCode.ALPHABET.charAt((int) (rest % CreditCode.ALPHABET.length())));
        rest /= CreditCode.ALPHABET.length();
      }
      char check = OrganisationCode.checkCharacter(code);
      if (CreditCode.ALPHABET.indexOf(check) >= 0) {
        return code.append(check).toString();
      }
    }
  }

  private static String spoilt(String code) {
    char check = code.charAt(code.length() - 1);
    return code.substring(0, code.length() - 1) + (check == '1' ? '2' : '1');
  }

  private static String registrationNumber(String regionCode, long index) {
    String digits = Long.toString(index % 100_000_000L);
    String start = regionCode + "00000000".substring(digits.length()) + digits;
    return start + RegistrationNumber.checkDigit(start);
  }
}
