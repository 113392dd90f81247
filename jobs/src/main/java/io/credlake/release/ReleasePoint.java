package io.credlake.release;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * What a statement is frozen to: the tables of a release, its day and its hour.
 *
 * @param name of the release
 * @param asOf what is today in it: the last day of event time that it speaks of
 * @param createdAt what is now in it
 */
public record ReleasePoint(ReleaseName name, LocalDate asOf, Instant createdAt) {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The query of the frozen view {@code horizon}, beyond which figures do not speak. */
  String horizon() {
    LocalDate next = asOf.plusDays(1);
    YearMonth lastMonth = YearMonth.from(next).minusMonths(1);
    return """
    SELECT
      DATE '%s' AS last_day,
      DATE '%s' AS next_day,
      DATE '%s' AS last_month,
      BIGINT '%d' AS last_year\
    """
        .formatted(asOf, next, lastMonth.atDay(1), next.getYear() - 1);
  }

  String currentDate() {
    return "DATE '%s'".formatted(asOf);
  }

  String currentTimestamp() {
    return "TIMESTAMP '%s UTC'".formatted(millis());
  }

  String localTimestamp() {
    return "TIMESTAMP '%s'".formatted(millis());
  }

  private String millis() {
    return MILLIS.format(createdAt.truncatedTo(ChronoUnit.MILLIS));
  }
}
