package io.credlake.code;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** China's clock, by which days begin, embargoes end and users are told times. */
public final class ChinaTime {

  /** The one zone of the country. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter TOLD =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmxxx", Locale.ROOT).withZone(ZONE);

  private ChinaTime() {}

  /** An instant to the minute with its zone, as 2019-03-20T10:00+08:00; empty for null. */
  public static String told(Instant instant) {
    return instant == null ? "" : TOLD.format(instant);
  }
}
