package io.credlake.decode;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells groups of persons by age that include minors. */
final class AgeGroup {

  private static final int ADULT_AGE = 18;
  private static final int OLDEST = 150;

  private static final Pattern WORD_FOR_MINOR =
      Pattern.compile("(?<!非)未成年|儿童|少年|幼儿|婴儿|学龄前|\\bminors?\\b|\\bchild(ren)?\\b");
  private static final Pattern MINOR_SUBJECT =
      Pattern.compile("(?<!非)未成年(?!.*(机构|组织|中心|学校|单位))|\\bminors?\\b");
  private static final Pattern CHINESE_NUMBER = Pattern.compile("[一二三四五六七八九]?十[一二三四五六七八九]?");
  private static final String CHINESE_DIGITS = "零一二三四五六七八九";
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern WITHOUT_LOWER_BOUND =
      Pattern.compile("(不满|未满|不足|不到|低于|小于|少于|至多|<|≤|under |below |up to )");
  private static final Pattern BELOW =
      Pattern.compile("\\d+(周?岁)?\\)?(\\(?(含|不含)\\)?|及|或)?(以下|以内)");

  private AgeGroup() {}

  /** Whether a kind of subject is that of minors. */
  static boolean isMinorSubject(String text) {
    return MINOR_SUBJECT.matcher(plain(text)).find();
  }

  /** Whether a group by age begins below 18; one that names no age does not. */
  static boolean includesMinors(String text) {
    String plain = CHINESE_NUMBER.matcher(plain(text)).replaceAll(AgeGroup::number);
    if (WORD_FOR_MINOR.matcher(plain).find()) {
      return true;
    }
    Matcher number = NUMBER.matcher(plain);
    if (!number.find() || number.group().length() > 3) {
      return false;
    }
    int first = Integer.parseInt(number.group());
    if (first > OLDEST) {
      return false;
    }
    // "Under 60" begins at birth; so does "18 or less", unless a lower bound stands before it.
    Matcher upperOnly = WITHOUT_LOWER_BOUND.matcher(plain);
    boolean noLowerBound =
        (upperOnly.find() && upperOnly.end() <= number.start())
            || BELOW.matcher(plain).region(number.start(), plain.length()).lookingAt();
    return noLowerBound || first < ADULT_AGE;
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ")
        .replaceAll("(?<=[^a-z]) | (?=[^a-z0-9])", "")
        .strip();
  }

  private static String number(MatchResult chinese) {
    String text = chinese.group();
    int ten = text.indexOf('十');
    int tens = ten == 0 ? 1 : CHINESE_DIGITS.indexOf(text.charAt(0));
    int ones = ten == text.length() - 1 ? 0 : CHINESE_DIGITS.indexOf(text.charAt(ten + 1));
    return String.valueOf(10 * tens + ones);
  }
}
