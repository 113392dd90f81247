package io.credlake.flow;

import static io.credlake.flow.StatementRows.date;
import static io.credlake.flow.StatementRows.day;
import static io.credlake.flow.StatementRows.department;
import static io.credlake.flow.StatementRows.orEmpty;
import static io.credlake.flow.StatementRows.text;

import io.credlake.code.Months;
import io.credlake.code.Region;
import io.credlake.contract.FeedContract;
import io.credlake.flow.CompleteDeliveries.Delivery;
import io.credlake.indicator.Measure.Named;
import io.credlake.indicator.Numbers;
import io.credlake.indicator.Said.ArrivalSaid;
import io.credlake.indicator.Slice;
import io.credlake.indicator.Tally;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.data.Record;

/** Tells that something arrived, of where and of which month, how whole and how soon. */
final class ArrivalRows {

  /** Columns that are needed of ops.delivery_region. */
  static final List<String> REGION_COLUMNS =
      List.of("province_code", "rows_read", "rows_valid", "feed", "delivery_id");

  private final Measuring measuring;
  private final Map<String, FeedContract> contracts;
  private final Map<Named, List<String>> byName = new EnumMap<>(Named.class);
  private final Set<String> counties = new HashSet<>();
  private final Set<Arrival> arrived = new HashSet<>();

  /** That something arrived of a month, with what it counts. */
  private record Arrival(Named named, String what, Slice slice, int month, Numbers numbers) {
    Arrival(Named named, String what, Slice slice, int month) {
      this(named, what, slice, month, Numbers.of(1, 0));
    }
  }

  ArrivalRows(Measuring measuring) {
    this.measuring = measuring;
    this.contracts = measuring.contractsByFeed();
    for (Named named : Named.values()) {
      byName.put(named, measuring.commitments(named));
    }
    for (Region region : measuring.lists().regions().rows()) {
      if (region.level() == Region.Level.COUNTY) {
        counties.add(region.code());
      }
    }
  }

  private List<String> named(Named named) {
    return byName.get(named);
  }

  /** A round has ended; what arrived in it is forgotten. */
  void endRound() {
    arrived.clear();
  }

  /** A row of core.record. */
  void record(Record row, Delivery delivery, UnitListener out) throws IOException {
    if ("penalty".equals(text(row, "category"))) {
      penalty(row, delivery, out.tally());
    }
    int month = Months.of(day(date(row, "event_date")));
    String province = orEmpty(row, "province_code");
    String city = text(row, "city_code");
    String field = text(row, "field");
    if (city != null && counties.contains(city)) {
      arrive(new Arrival(Named.COUNTIES, city, new Slice(province, "", ""), month), out);
    }
    if (field != null) {
      arrive(new Arrival(Named.FIELDS, field, Slice.NATION, month), out);
      if (measuring.addressed().provinces().contains(province)) {
        arrive(
            new Arrival(
                Named.FIELD_PROVINCES, province + field, new Slice(province, "", field), month),
            out);
      }
    }
  }

  private void arrive(Arrival arrival, UnitListener out) throws IOException {
    if (!arrived.add(arrival)) {
      return;
    }
    for (String commitment : named(arrival.named)) {
      long unit = OrganisationKeys.ofUnit(commitment, arrival.what);
      out.unit(
          new UnitNews(
              new ArrivalSaid(unit, commitment, arrival.slice, arrival.month, arrival.numbers)));
    }
  }

  /** A penalty counts once, when it is first reported; later rows correct or withdraw it. */
  private void penalty(Record row, Delivery delivery, Tally tally) {
    FeedContract contract = contracts.get(text(row, "feed"));
    if (contract == null
        || contract.timeliness() == null
        || !contract.timeliness().working()
        || !StatementRows.isFirst(row)) {
      return;
    }
    LocalDate event = date(row, "event_date");
    Integer days = measuring.workingDays(event, StatementRows.reported(row, delivery));
    if (days == null) {
      return;
    }
    Slice slice = new Slice(orEmpty(row, "province_code"), department(row, measuring), "");
    for (String commitment : named(Named.PENALTIES_IN_TIME)) {
      tally.count(
          commitment,
          slice,
          Months.of(day(event)),
          false,
          Numbers.of(days <= contract.timeliness().days() ? 1 : 0, 1));
    }
  }

  /** A row of ops.delivery_region. */
  void region(Record row, Delivery delivery, Tally tally) {
    FeedContract contract = contracts.get(text(row, "feed"));
    if (contract == null || contract.shape() != FeedContract.Shape.SUBJECT) {
      return;
    }
    for (String commitment : named(Named.VALID_CODES)) {
      tally.count(
          commitment,
          new Slice(orEmpty(row, "province_code"), "", ""),
          Months.of(delivery.known()),
          false,
          Numbers.of((Long) row.getField("rows_valid"), (Long) row.getField("rows_read")));
    }
  }

  /** A delivery that was completed. */
  void delivery(Delivery delivery, UnitListener out) throws IOException {
    for (String commitment : named(Named.ACCEPTED_ROWS)) {
      out.tally()
          .count(
              commitment,
              new Slice("", measuring.latest(delivery.sender()), ""),
              Months.of(delivery.known()),
              false,
              Numbers.of(delivery.accepted(), delivery.read()));
    }
    delivered(delivery, delivery.feed(), Numbers.of(1, 1), out);
  }

  /** A delivery that was refused because it held a record about a minor. */
  void withMinor(Delivery delivery, UnitListener out) throws IOException {
    delivered(delivery, delivery.feed(), Numbers.of(1, 1), out);
    delivered(delivery, delivery.feed() + " with a minor", Numbers.change(-1, 0), out);
  }

  /** However many deliveries of a month, the feed counts once. */
  private void delivered(Delivery delivery, String what, Numbers numbers, UnitListener out)
      throws IOException {
    Slice slice = new Slice("", measuring.latest(delivery.sender()), "");
    arrive(
        new Arrival(Named.FEEDS_WITHOUT_MINORS, what, slice, Months.of(delivery.known()), numbers),
        out);
  }
}
