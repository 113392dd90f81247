package io.credlake.report.bulletin;

import io.credlake.code.Region;
import io.credlake.release.ReleaseNote;
import io.credlake.report.Language;
import io.credlake.report.bulletin.BulletinFigures.Delivered;
import io.credlake.report.bulletin.BulletinFigures.Timely;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The bulletin of one region in one language, and what its sections share.
 *
 * @param region 000000 for the nation, or a province
 */
record BulletinEdition(
    BulletinFigures figures, String region, Language language, ReleaseNote release) {

  /** Licences and penalties. */
  static final String ALL = "all";

  boolean isNation() {
    return region.equals(Region.NATION);
  }

  YearMonth before() {
    return figures.month().minusMonths(1);
  }

  String say(String zh, String en, Object... arguments) {
    return language.say(zh, en, arguments);
  }

  String of(String zh, String en) {
    return language.of(zh, en);
  }

  String name(String region) {
    return figures.names().region(region, language);
  }

  String source(String... views) {
    return say(
        "来源：%s；版本：%s；数据截至%s。",
        "Source: %s; release: %s; data as of %s.",
        String.join(of("、", ", "), views),
        language.title(release),
        language.day(release.asOf()));
  }

  /** What was delivered to the region in a month; kind may be all. */
  List<Delivered> delivered(YearMonth month, String kind) {
    return figures.delivered().stream()
        .filter(d -> d.month().equals(month) && isOf(kind, d.kind()))
        .filter(d -> isNation() ? d.province() == null : region.equals(d.province()))
        .toList();
  }

  /** The records of the region in a month; kind may be all. */
  List<Timely> timely(YearMonth month, String kind) {
    return figures.timely().stream()
        .filter(t -> t.month().equals(month) && isOf(kind, t.kind()))
        .filter(t -> isNation() || region.equals(t.province()))
        .toList();
  }

  private static boolean isOf(String wanted, String kind) {
    return wanted.equals(ALL) || wanted.equals(kind);
  }

  Tally tally(YearMonth month, String kind) {
    return Tally.of(delivered(month, kind), timely(month, kind));
  }

  /** By province, or by prefecture within one; counties right under a province stand alone. */
  Map<String, Tally> places(YearMonth month) {
    Function<Timely, String> place = isNation() ? Timely::province : t -> place(t.city());
    Map<String, List<Timely>> timely = grouped(timely(month, ALL), place);
    Map<String, List<Delivered>> delivered =
        isNation()
            ? grouped(
                figures.delivered().stream().filter(d -> d.month().equals(month)).toList(),
                Delivered::province)
            : Map.of();
    return tallies(delivered, timely);
  }

  private static Map<String, Tally> tallies(
      Map<String, List<Delivered>> delivered, Map<String, List<Timely>> timely) {
    TreeSet<String> codes = new TreeSet<>(timely.keySet());
    codes.addAll(delivered.keySet());
    Map<String, Tally> tallies = new TreeMap<>();
    for (String code : codes) {
      tallies.put(
          code,
          Tally.of(delivered.getOrDefault(code, List.of()), timely.getOrDefault(code, List.of())));
    }
    return tallies;
  }

  /** By prefecture and county as the records tell it. */
  Map<String, Tally> localities() {
    Map<String, Tally> tallies = new TreeMap<>();
    grouped(timely(figures.month(), ALL), Timely::city)
        .forEach((code, list) -> tallies.put(code, Tally.of(List.of(), list)));
    return tallies;
  }

  /** By sending department. */
  Map<String, Tally> senders() {
    Map<String, List<Timely>> timely = grouped(timely(figures.month(), ALL), Timely::sender);
    Map<String, List<Delivered>> delivered =
        grouped(delivered(figures.month(), ALL), Delivered::sender);
    return tallies(delivered, timely);
  }

  /** How many different things the records of the month name. */
  long distinct(Predicate<Timely> which, Function<Timely, String> what) {
    return timely(figures.month(), ALL).stream()
        .filter(which)
        .map(what)
        .filter(Objects::nonNull)
        .distinct()
        .count();
  }

  /** The prefecture of a place; null for the province itself. */
  static String prefecture(String city) {
    return city == null ? null : city.substring(0, 4) + "00";
  }

  /** The prefecture of a place; the place itself where counties are right under the province. */
  String place(String city) {
    return isRightUnderProvince(city) ? city : prefecture(city);
  }

  /**
   * Whether a place is of no prefecture: municipalities have districts and counties, and some
   * provinces counties, that stand in the list under a name for all of them.
   */
  boolean isRightUnderProvince(String city) {
    String prefecture = prefecture(city);
    return prefecture != null
        && figures.names().regions().containsKey(prefecture)
        && figures.names().region(prefecture, Language.ZH).matches(".*直辖县级.*|市辖区|县");
  }

  private static <T> Map<String, List<T>> grouped(List<T> rows, Function<T, String> by) {
    return rows.stream()
        .filter(row -> by.apply(row) != null)
        .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
  }
}
