package io.credlake.flow;

import io.credlake.code.ChinaTime;
import io.credlake.code.Months;
import io.credlake.decode.Refusal;
import io.credlake.fact.DeliveryStatus;
import io.credlake.fact.DeliveryTables;
import io.credlake.flow.CoverageEvent.Span;
import io.credlake.lake.Lake;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;

/**
 * The complete deliveries of a lake as of a snapshot of ops.delivery, read bit by bit. Which of
 * them are fresh is told by what was there before, not by their files, which care of tables joins.
 */
final class CompleteDeliveries {

  private static final int DIGEST = 16;
  private static final List<String> COLUMNS =
      List.of(
          "feed",
          "delivery_id",
          "sender",
          "status",
          "message",
          "rows_read",
          "rows_accepted",
          "period_to",
          "sent_on",
          "arrived_at",
          "completed_at");

  private final Map<String, Map<String, Delivery>> byFeed = new HashMap<>();
  private final List<Delivery> heldMinors = new ArrayList<>();
  private long snapshotId = FollowPosition.NONE;
  private int steps;
  private int lastDeclared;
  private int lastKnown;

  /**
   * A complete delivery.
   *
   * @param feed it is of
   * @param step in which it was found
   * @param known day on which it was sent or arrived, since 1970-01-01
   * @param completed when it was in the lake, in milliseconds since 1970-01-01 UTC
   * @param digest first 16 digits of its id
   * @param sender sending department
   * @param read rows that it has
   * @param accepted of them, rows that became facts
   */
  record Delivery(
      String feed,
      int step,
      int known,
      long completed,
      long digest,
      String sender,
      long read,
      long accepted) {}

  /** Takes what is new up to the end of a span; what it takes beyond its begin is fresh. */
  void advance(Lake lake, Span span) {
    if (span.upTo() != snapshotId) {
      if (span.counted() != FollowPosition.NONE) {
        take(lake, span.counted());
      }
      take(lake, span.upTo());
    }
  }

  private void take(Lake lake, long upTo) {
    if (upTo == snapshotId) {
      return;
    }
    steps++;
    Table table = lake.table(DeliveryTables.DELIVERY_LOG);
    TableChanges.added(table, snapshotId, upTo)
        .forEach(file -> TableChanges.read(table, file.location(), COLUMNS, this::add));
    snapshotId = upTo;
  }

  private void add(Record row) {
    Delivery delivery = delivery(row);
    if (row.getField("status").equals(DeliveryStatus.REFUSED.code())) {
      if (Refusal.isAboutMinor((String) row.getField("message"))) {
        heldMinors.add(delivery);
      }
      return;
    }
    LocalDate to = (LocalDate) row.getField("period_to");
    lastKnown = Math.max(lastKnown, Months.of(delivery.known()));
    if (to != null) {
      lastDeclared = Math.max(lastDeclared, Months.of(to.toEpochDay()));
    }
    byFeed
        .computeIfAbsent(delivery.feed(), feed -> new HashMap<>())
        .putIfAbsent((String) row.getField("delivery_id"), delivery);
  }

  private Delivery delivery(Record row) {
    OffsetDateTime arrived = (OffsetDateTime) row.getField("arrived_at");
    LocalDate sent = (LocalDate) row.getField("sent_on");
    LocalDate known = sent == null ? arrived.atZoneSameInstant(ChinaTime.ZONE).toLocalDate() : sent;
    String id = (String) row.getField("delivery_id");
    return new Delivery(
        (String) row.getField("feed"),
        steps,
        Math.toIntExact(known.toEpochDay()),
        ((OffsetDateTime) row.getField("completed_at")).toInstant().toEpochMilli(),
        Long.parseUnsignedLong(id.substring(0, DIGEST), 16),
        (String) row.getField("sender"),
        (Long) row.getField("rows_read"),
        (Long) row.getField("rows_accepted"));
  }

  /** A delivery, or null if it is not complete. */
  Delivery find(String feed, String deliveryId) {
    Map<String, Delivery> deliveries = byFeed.get(feed);
    return deliveries == null ? null : deliveries.get(deliveryId);
  }

  boolean isComplete(FollowPosition.DeliveryKey delivery) {
    return find(delivery.feed(), delivery.deliveryId()) != null;
  }

  /** Last month that they declare to cover; if none declares any, in which they were known. */
  int lastMonth() {
    return lastDeclared == 0 ? lastKnown : lastDeclared;
  }

  /** Whether a delivery was completed within the span that was taken last. */
  boolean isFresh(Delivery delivery) {
    return delivery.step() == steps;
  }

  /** The deliveries that were completed within the span that was taken last. */
  List<Delivery> fresh() {
    return byFeed.values().stream()
        .flatMap(deliveries -> deliveries.values().stream())
        .filter(this::isFresh)
        .toList();
  }

  /** Deliveries refused within that span because they held records about minors. */
  List<Delivery> freshWithMinors() {
    return heldMinors.stream().filter(this::isFresh).toList();
  }

  /** Number of deliveries. */
  long size() {
    return byFeed.values().stream().mapToLong(Map::size).sum();
  }
}
