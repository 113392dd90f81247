package io.credlake.flow;

import io.credlake.code.ChinaTime;
import io.credlake.contract.FeedCatalogue;
import io.credlake.contract.FeedContract.Cadence;
import io.credlake.fact.DeliveryStatus;
import io.credlake.fact.DeliveryTables;
import io.credlake.lake.Lake;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.iceberg.expressions.Expressions;

/**
 * What is measured of each feed, under its name: rows and deliveries since the job began, and how
 * old what it told is, of which the lake remembers what came before.
 *
 * <p>Times are in seconds since 1970-01-01 UTC.
 */
final class FeedMetrics {

  private static final String UNKNOWN = "unknown";
  private static final long MILLIS = 1000;
  private static final int DAY = 24 * 60 * 60;

  private final MetricGroup group;
  private final FeedCatalogue contracts;
  private final Map<String, Feed> feeds = new HashMap<>();

  FeedMetrics(MetricGroup group, FeedCatalogue contracts) {
    this.group = group;
    this.contracts = contracts;
    // Whoever watches a counter sees its first step only if it was told before.
    contracts.feeds().forEach(this::feed);
    feed(UNKNOWN);
  }

  /** Takes what the lake knows of earlier deliveries. */
  void remember(Lake lake) {
    lake.read(
        DeliveryTables.DELIVERY_LOG,
        Expressions.alwaysTrue(),
        List.of("feed", "arrived_at", "period_to"),
        row ->
            feed((String) row.getField("feed"))
                .arrived(
                    ((OffsetDateTime) row.getField("arrived_at")).toEpochSecond(),
                    (LocalDate) row.getField("period_to")));
  }

  /** Counts a delivery of which every row is accounted for. */
  void count(CompletedDelivery delivery) {
    DeliveryHeader header = delivery.header();
    Feed feed = feed(header.feed());
    feed.read.inc(delivery.tally().read());
    feed.accepted.inc(delivery.accepted());
    feed.rejected.inc(delivery.tally().rejected());
    feed.duplicate.inc(delivery.duplicate());
    feed.deliveries.get(delivery.status()).inc();
    delivery
        .tally()
        .reasons()
        .forEach(
            (reason, rows) -> {
              if (reason.rejects()) {
                feed.rejectedFor(reason.code()).inc(rows);
              }
            });
    feed.arrived(
        header.arrivedAt() / MILLIS,
        header.manifest().period() == null ? null : header.manifest().period().to());
  }

  /** Those without a contract share one name: a sender may invent any number of them. */
  private Feed feed(String name) {
    String known = contracts.indexOf(name) == FeedCatalogue.UNKNOWN ? UNKNOWN : name;
    return feeds.computeIfAbsent(
        known, one -> new Feed(group.addGroup("feed", one), expectedEvery(one)));
  }

  /** Seconds between two deliveries by the contract; 0: it says nothing of it. */
  private long expectedEvery(String feed) {
    Cadence cadence = contracts.find(feed).map(contract -> contract.period()).orElse(null);
    return switch (cadence) {
      case STREAM, DAILY -> DAY;
      case MONTHLY -> 31L * DAY;
      case QUARTERLY -> 92L * DAY;
      case YEARLY -> 366L * DAY;
      case ON_CHANGE -> 0;
      case null -> 0;
    };
  }

  /** The metrics of one feed. */
  private static final class Feed {

    private final MetricGroup group;
    private final Counter read;
    private final Counter accepted;
    private final Counter rejected;
    private final Counter duplicate;
    private final Map<DeliveryStatus, Counter> deliveries = new EnumMap<>(DeliveryStatus.class);
    private final Map<String, Counter> reasons = new HashMap<>();
    private volatile long lastArrival;
    private volatile long periodEnd;

    Feed(MetricGroup group, long expectedEvery) {
      this.group = group;
      this.read = group.counter("rowsRead");
      this.accepted = group.counter("rowsAccepted");
      this.rejected = group.counter("rowsRejected");
      this.duplicate = group.counter("rowsDuplicate");
      for (DeliveryStatus status : DeliveryStatus.values()) {
        deliveries.put(status, group.addGroup("status", status.code()).counter("deliveries"));
      }
      group.gauge("lastArrival", () -> lastArrival);
      group.gauge("periodEnd", () -> periodEnd);
      group.gauge("expectedEvery", () -> expectedEvery);
    }

    Counter rejectedFor(String reason) {
      return reasons.computeIfAbsent(reason, one -> group.addGroup("reason", one).counter("rows"));
    }

    void arrived(long seconds, LocalDate periodTo) {
      lastArrival = Math.max(lastArrival, seconds);
      if (periodTo != null) {
        long end = periodTo.plusDays(1).atStartOfDay(ChinaTime.ZONE).toEpochSecond();
        periodEnd = Math.max(periodEnd, end);
      }
    }
  }
}
