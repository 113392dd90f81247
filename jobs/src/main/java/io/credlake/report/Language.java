package io.credlake.report;

import io.credlake.release.ReleaseNote;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The language of a document; numbers and dates are written alike on every machine.
 *
 * <p>Text is formatted by {@link #say}, or with {@code %s} only: {@code %d} has other digits in
 * some locales.
 */
public enum Language {
  /** Chinese, as official documents write it. */
  ZH("zh-CN"),
  /** English. */
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** Its tag of BCP 47. */
  public String tag() {
    return tag;
  }

  /** One of two texts. */
  public String of(String zh, String en) {
    return this == ZH ? zh : en;
  }

  /**
   * One of two texts with numbers in it.
   *
   * @param zh Chinese, in the syntax of {@link String#format}
   * @param en English, with the same arguments; use {@code %1$s} where the order differs
   */
  public String say(String zh, String en, Object... arguments) {
    return String.format(Locale.ROOT, of(zh, en), arguments);
  }

  /** A whole number, thousands set apart. */
  public String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A whole number, or the sign for one that is not known. */
  public String count(Long number) {
    return number == null ? none() : count(number.longValue());
  }

  /** A share from 0 to 1 in percent with one decimal; what is not known has a sign of its own. */
  public String percent(Double share) {
    return share == null ? none() : fixed(100 * share, 1) + "%";
  }

  /** A share of two counts in percent; that of nothing is not known. */
  public String percent(long part, long whole) {
    return percent(whole == 0 ? null : (Double) ((double) part / whole));
  }

  /** A share from 0 to 1 in percent with two decimals, for shares that are small. */
  public String rate(Double share) {
    return share == null ? none() : fixed(100 * share, 2) + "%";
  }

  /** A share of two counts in percent with two decimals; that of nothing is not known. */
  public String rate(long part, long whole) {
    return rate(whole == 0 ? null : (Double) ((double) part / whole));
  }

  /** A change of a share, in percentage points with its sign. */
  public String points(Double now, Double before) {
    return points(now, before, 1);
  }

  /** A change of a share, in percentage points with its sign and so many decimals. */
  public String points(Double now, Double before, int decimals) {
    if (now == null || before == null) {
      return none();
    }
    String points = fixed(100 * (now - before), decimals);
    boolean unsigned = points.startsWith("-") || points.matches("0(\\.0+)?");
    return say("%s 个百分点", "%s pp", unsigned ? points : "+" + points);
  }

  /** A number with a fixed number of decimals; there is no minus zero. */
  public String fixed(double number, int decimals) {
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", number);
    return text.matches("-0(\\.0+)?") ? text.substring(1) : text;
  }

  /** A number with at most two decimals, or the sign for one that is not known. */
  public String number(Double number) {
    if (number == null) {
      return none();
    }
    String text = fixed(number, 2);
    if (number != 0 && text.equals("0.00")) {
      return number > 0 ? "<0.01" : ">-0.01"; // zero is a number of its own
    }
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }

  /** A month. */
  public String month(YearMonth month) {
    return this == ZH
        ? "%s年%s月".formatted(month.getYear(), month.getMonthValue())
        : "%s %s".formatted(MONTHS.get(month.getMonthValue() - 1), month.getYear());
  }

  /** A day. */
  public String day(LocalDate day) {
    return this == ZH
        ? "%s年%s月%s日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth())
        : "%s %s".formatted(day.getDayOfMonth(), month(YearMonth.from(day)));
  }

  /** Words one after the other: 甲、乙和丙, or A, B and C. */
  public String list(List<String> words) {
    if (words.size() < 2) {
      return String.join("", words);
    }
    String last = words.getLast();
    String first = String.join(of("、", ", "), words.subList(0, words.size() - 1));
    return first + of("和", " and ") + last;
  }

  /** The first words, and how many more there are. */
  public String list(List<String> words, int most) {
    if (words.size() <= most) {
      return list(words);
    }
    return say(
        "%s等%d个",
        "%s and %d more",
        String.join(of("、", ", "), words.subList(0, most)),
        this == ZH ? words.size() : words.size() - most);
  }

  /** How a release is called. */
  public String title(ReleaseNote release) {
    return release.isLive() ? of("实时数据（未发布）", "live data, not a release") : release.name();
  }

  /** What stands for a number that there is not. */
  public String none() {
    return "—";
  }

  /** The language of a tag: zh or en. */
  public static Language of(String tag) {
    return Arrays.stream(values())
        .filter(language -> language.name().equalsIgnoreCase(tag))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Invalid language: " + tag));
  }

  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
}
