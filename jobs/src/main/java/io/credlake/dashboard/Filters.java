package io.credlake.dashboard;

import io.credlake.code.Region;
import io.credlake.rate.Period;
import io.credlake.release.ReleaseName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * What a reader has chosen to see; each is a parameter of the address.
 *
 * @param release name of a release; null: the lake as it stands
 * @param period month, quarter or year as people write it; null: the newest year reported
 * @param region code of GB/T 2260; null: the nation
 * @param field key field; null: all of them
 */
public record Filters(String release, String period, String region, String field) {

  /** Nothing is chosen. */
  public static final Filters NONE = new Filters(null, null, null, null);

  private static final Pattern REGION = Pattern.compile("[0-9]{6}");
  private static final Pattern FIELD = Pattern.compile("[a-z][a-z0-9_-]{0,39}");

  /**
   * Filters as an address has them; empty and missing are alike.
   *
   * @throws IllegalArgumentException if one is written in a wrong way
   */
  public Filters {
    release = empty(release) ? null : new ReleaseName(release.strip()).text();
    region = matched("region", region, REGION);
    field = matched("field", field, FIELD);
    period = empty(period) ? null : Period.parse(period).toString();
  }

  /** The chosen period; null: none is chosen. */
  public Period chosenPeriod() {
    return period == null ? null : Period.parse(period);
  }

  /** The region, which is the nation unless another is chosen. */
  public String place() {
    return region == null ? Region.NATION : region;
  }

  /** The same with another period; null: the newest. */
  public Filters withPeriod(String other) {
    return new Filters(release, other, region, field);
  }

  /** The same with another region; null: the nation. */
  public Filters withRegion(String other) {
    return new Filters(release, period, other, field);
  }

  /** The same with another field; null: all. */
  public Filters withField(String other) {
    return new Filters(release, period, region, other);
  }

  /** What is chosen, by the names of the address, in an order that does not change. */
  public Map<String, String> chosen() {
    Map<String, String> chosen = new LinkedHashMap<>();
    put(chosen, "release", release);
    put(chosen, "period", period);
    put(chosen, "region", region);
    put(chosen, "field", field);
    return chosen;
  }

  /** An address with what is chosen behind it. */
  public String on(String path) {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    chosen().forEach((name, value) -> query.add(name + "=" + encoded(value)));
    return path + query;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static void put(Map<String, String> chosen, String name, String value) {
    if (value != null) {
      chosen.put(name, value);
    }
  }

  private static String matched(String name, String value, Pattern pattern) {
    if (empty(value)) {
      return null;
    }
    String text = value.strip();
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("Invalid %s: %s".formatted(name, text));
    }
    return text;
  }

  private static boolean empty(String value) {
    return value == null || value.isBlank();
  }
}
