package io.credlake.feed;

import io.credlake.contract.FeedContract;
import io.credlake.lake.DeliveryReport;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Where a feed stands on a day.
 *
 * @param contract of the feed
 * @param last its last delivery; null if there was none
 * @param health of the feed
 */
public record FeedStanding(FeedContract contract, DeliveryReport last, FeedHealth health) {

  /**
   * The standing of a feed.
   *
   * @param deliveries of the feed, in any order
   * @param asOf the day
   */
  public static FeedStanding of(
      FeedContract contract, List<DeliveryReport> deliveries, LocalDate asOf) {
    DeliveryReport last =
        deliveries.stream()
            .filter(delivery -> !delivery.day().isAfter(asOf))
            .max(
                Comparator.comparing(DeliveryReport::day)
                    .thenComparing(DeliveryReport::arrivedAt)
                    .thenComparing(DeliveryReport::deliveryId))
            .orElse(null);
    LocalDate covered =
        deliveries.stream()
            .filter(delivery -> !delivery.isRefused() && !delivery.day().isAfter(asOf))
            .map(FeedStanding::lastDay)
            .max(Comparator.naturalOrder())
            .orElse(null);
    return new FeedStanding(contract, last, health(contract, last, covered, asOf));
  }

  /** The health in words; of a partial delivery with the share that was rejected. */
  public String text() {
    if (health != FeedHealth.PARTIAL) {
      return health.text();
    }
    double share = 100.0 * last.rejected() / Math.max(1, last.read());
    return "%s (%s %%)".formatted(health.text(), String.format(Locale.ROOT, "%.1f", share));
  }

  private static FeedHealth health(
      FeedContract contract, DeliveryReport last, LocalDate covered, LocalDate asOf) {
    if (last == null) {
      return FeedHealth.NEVER;
    }
    LocalDate due = covered == null ? null : dueDay(contract, covered);
    if (due != null && asOf.isAfter(due)) {
      return FeedHealth.OVERDUE;
    }
    if (last.isRefused()) {
      return FeedHealth.REFUSED;
    }
    if ("not_met".equals(last.reconciliation())) {
      return FeedHealth.UNRECONCILED;
    }
    return last.rejected() > 0 ? FeedHealth.PARTIAL : FeedHealth.OK;
  }

  private static LocalDate lastDay(DeliveryReport delivery) {
    return delivery.periodTo() == null ? delivery.day() : delivery.periodTo();
  }

  /**
   * The last day on which the delivery after one that covers all up to a day is in time; null if
   * none is due any more, or the feed is sent on change.
   */
  static LocalDate dueDay(FeedContract contract, LocalDate covered) {
    LocalDate end =
        switch (contract.period()) {
          case null -> null;
          case ON_CHANGE -> null;
          case STREAM, DAILY -> covered.plusDays(1);
          case MONTHLY -> months(covered, 1);
          case QUARTERLY -> months(covered, 3);
          case YEARLY -> months(covered, 12);
        };
    boolean over =
        contract.inForce() != null
            && contract.inForce().to() != null
            && !covered.isBefore(contract.inForce().to());
    if (end == null || over) {
      return null;
    }
    FeedContract.Timeliness rule = contract.timeliness();
    if (rule == null) {
      return end;
    }
    return rule.working() ? plusWeekdays(end, rule.days()) : end.plusDays(rule.days());
  }

  /** Months later; from the last day of a month to the last day of a month. */
  private static LocalDate months(LocalDate day, int months) {
    boolean last = day.getDayOfMonth() == day.lengthOfMonth();
    LocalDate later = day.plusMonths(months);
    return last ? later.withDayOfMonth(later.lengthOfMonth()) : later;
  }

  /** Holidays are not taken off: whoever asks here wants a hint, not a statistic. */
  private static LocalDate plusWeekdays(LocalDate from, int days) {
    LocalDate day = from;
    for (int left = days; left > 0; ) {
      day = day.plusDays(1);
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      left -= weekend ? 0 : 1;
    }
    return day;
  }
}
