package io.credlake.flow;

import io.credlake.refine.Tally.PersonCell;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;

/**
 * The rows about natural persons that a standard format carried, as cells of a return.
 *
 * <p>Cells of several deliveries add up. They are exact here; whoever publishes them suppresses
 * small ones.
 */
final class PersonCells {

  /** Name of the series of every feed. */
  private static final String SERIES = "natural-person-rows";

  private final Schema schema;

  PersonCells(Schema schema) {
    this.schema = schema;
  }

  /** The cells of a delivery. */
  List<Record> rows(CompletedDelivery delivery) {
    List<Record> rows = new ArrayList<>();
    for (Map.Entry<PersonCell, Long> cell : delivery.tally().persons().entrySet()) {
      rows.add(row(delivery.header(), cell.getKey(), cell.getValue()));
    }
    return rows;
  }

  private Record row(DeliveryHeader delivery, PersonCell cell, long persons) {
    // A row whose day cannot be read is counted in the month in which it was sent.
    int day = cell.month() == null ? delivery.terms().latestDay() : cell.month();
    LocalDate month = LocalDate.ofEpochDay(day).withDayOfMonth(1);
    Record row = GenericRecord.create(schema);
    row.setField("series", SERIES);
    row.setField("period_from", month);
    row.setField("period_to", month.plusMonths(1));
    row.setField("province_code", cell.provinceCode());
    row.setField("department", cell.department());
    row.setField("numerator", BigDecimal.valueOf(persons * 100, 2));
    row.setField("numerator_status", "reported");
    row.setField("guard", "A");
    row.setField("feed", delivery.feed());
    row.setField("delivery_id", delivery.deliveryId());
    row.setField("line", 0L);
    row.setField("row_id", identity(delivery, cell));
    return row;
  }

  private static UUID identity(DeliveryHeader delivery, PersonCell cell) {
    String name = delivery.feed() + '/' + delivery.deliveryId() + '/' + cell;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
