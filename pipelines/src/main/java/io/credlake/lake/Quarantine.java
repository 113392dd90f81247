package io.credlake.lake;

import io.credlake.fact.DeliveryStatus;
import io.credlake.fact.DeliveryTables;
import io.credlake.fact.Reason;
import io.credlake.lake.RejectedRow.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/** The rejected rows of deliveries, and which of them came again mended. */
public final class Quarantine {

  private final Lake lake;

  /** The quarantine of a lake. */
  public Quarantine(Lake lake) {
    this.lake = lake;
  }

  private record Place(String feed, String deliveryId, long line) {}

  /**
   * The rejected rows of some deliveries, by feed, delivery and line.
   *
   * @param deliveries complete ones
   * @param withText whether the text of the rows is needed; else it is null
   */
  public List<RejectedRow> rows(List<DeliveryReport> deliveries, boolean withText) {
    Set<String> names = new HashSet<>();
    Set<String> feeds = new HashSet<>();
    for (DeliveryReport delivery : deliveries) {
      if (delivery.rejected() > 0) {
        names.add(KnownRows.name(delivery.feed(), delivery.deliveryId()));
        feeds.add(delivery.feed());
      }
    }
    if (feeds.isEmpty()) {
      return List.of();
    }
    Expression ofFeeds = Expressions.in("feed", feeds);
    Set<Place> mended = mended(ofFeeds);
    List<String> columns =
        new ArrayList<>(
            List.of("feed", "delivery_id", "line", "field", "reason", "value", "province_code"));
    if (withText) {
      columns.add("row");
    }
    Map<Place, RejectedRow> rows = new HashMap<>();
    lake.read(
        DeliveryTables.REJECTION,
        ofFeeds,
        columns,
        row -> {
          Place place = place(row, "delivery_id", "line");
          if (names.contains(KnownRows.name(place.feed(), place.deliveryId()))) {
            rows.computeIfAbsent(
                    place,
                    p ->
                        new RejectedRow(
                            p.feed(),
                            p.deliveryId(),
                            p.line(),
                            new ArrayList<>(),
                            withText ? (String) row.getField("row") : null,
                            (String) row.getField("province_code"),
                            mended.contains(p)))
                .faults()
                .add(
                    new Fault(
                        (String) row.getField("field"),
                        Reason.ofCode((String) row.getField("reason")),
                        (String) row.getField("value")));
          }
        });
    return rows.values().stream()
        .sorted(
            Comparator.comparing(RejectedRow::feed)
                .thenComparing(RejectedRow::deliveryId)
                .thenComparing(RejectedRow::line))
        .toList();
  }

  /** What an incomplete delivery mended does not count yet, but it will come again. */
  private Set<Place> mended(Expression ofFeeds) {
    Set<String> complete = new HashSet<>();
    lake.read(
        DeliveryTables.DELIVERY_LOG,
        Expressions.and(ofFeeds, Expressions.notEqual("status", DeliveryStatus.REFUSED.code())),
        List.of("feed", "delivery_id"),
        row ->
            complete.add(
                KnownRows.name(
                    (String) row.getField("feed"), (String) row.getField("delivery_id"))));
    Set<Place> mended = new HashSet<>();
    lake.read(
        DeliveryTables.MENDED,
        ofFeeds,
        List.of("feed", "delivery_id", "mended_delivery", "mended_line"),
        row -> {
          String by =
              KnownRows.name((String) row.getField("feed"), (String) row.getField("delivery_id"));
          if (complete.contains(by)) {
            mended.add(place(row, "mended_delivery", "mended_line"));
          }
        });
    return mended;
  }

  private static Place place(Record row, String delivery, String line) {
    return new Place(
        (String) row.getField("feed"), (String) row.getField(delivery), (Long) row.getField(line));
  }
}
