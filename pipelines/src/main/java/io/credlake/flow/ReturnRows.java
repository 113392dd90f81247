package io.credlake.flow;

import static io.credlake.flow.StatementRows.date;
import static io.credlake.flow.StatementRows.department;
import static io.credlake.flow.StatementRows.orEmpty;
import static io.credlake.flow.StatementRows.text;

import io.credlake.code.Months;
import io.credlake.flow.CompleteDeliveries.Delivery;
import io.credlake.indicator.Indicator;
import io.credlake.indicator.Measure;
import io.credlake.indicator.Numbers;
import io.credlake.indicator.Said.CellSaid;
import io.credlake.indicator.Slice;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.data.Record;

/** Tells what rows of core.return say: the cells of which indicators count the newest version. */
final class ReturnRows {

  /** Columns that are needed of core.return. */
  static final List<String> COLUMNS =
      List.of(
          "series",
          "period_from",
          "period_to",
          "province_code",
          "city_code",
          "department",
          "field",
          "dimension",
          "member",
          "numerator",
          "numerator_status",
          "denominator",
          "denominator_status",
          "action",
          "reported_date",
          "feed",
          "delivery_id",
          "line");

  private static final String REPORTED = "reported";

  private final Measuring measuring;
  private final Map<String, List<Indicator>> bySeries = new HashMap<>();

  ReturnRows(Measuring measuring) {
    this.measuring = measuring;
    for (Indicator indicator : measuring.plan().indicators().all()) {
      Measure measure = indicator.measure();
      if (measure.returned() != null) {
        String key = measure.returned().feed() + '\0' + indicator.series();
        bySeries.computeIfAbsent(key, k -> new ArrayList<>()).add(indicator);
      }
    }
  }

  /** A row of core.return. */
  void row(Record row, Delivery delivery, UnitListener out) throws IOException {
    List<Indicator> indicators =
        bySeries.getOrDefault(text(row, "feed") + '\0' + text(row, "series"), List.of());
    for (Indicator indicator : indicators) {
      if (text(row, "city_code") != null) {
        return; // what a city reports is in what its province reports
      }
      LocalDate to = date(row, "period_to");
      String key =
          String.join(
              "\0",
              indicator.commitment(),
              date(row, "period_from").toString(),
              to.toString(),
              orEmpty(row, "province_code"),
              orEmpty(row, "department"),
              orEmpty(row, "field"),
              orEmpty(row, "dimension"),
              orEmpty(row, "member"));
      out.unit(
          new UnitNews(
              new CellSaid(
                  OrganisationKeys.digest(key),
                  StatementRows.order(row, delivery),
                  indicator.commitment(),
                  new Slice(
                      orEmpty(row, "province_code"),
                      department(row, measuring),
                      orEmpty(row, "field")),
                  Months.of(to.minusDays(1).toEpochDay()),
                  StatementRows.isWithdrawal(row)
                      ? null
                      : numbers(row, indicator.denominator() != null))));
    }
  }

  private static Numbers numbers(Record row, boolean isShare) {
    String status = text(row, "numerator_status");
    if (status.equals(REPORTED) && isShare) {
      String other = text(row, "denominator_status");
      status = other == null ? "not_reported" : other;
    }
    return switch (status) {
      case REPORTED ->
          new Numbers(
              hundredths(row, "numerator"),
              isShare ? hundredths(row, "denominator") : 0,
              1,
              0,
              0,
              0);
      case "not_applicable" -> new Numbers(0, 0, 0, 0, 1, 0);
      case "suppressed" -> new Numbers(0, 0, 0, 0, 0, 1);
      default -> new Numbers(0, 0, 0, 1, 0, 0);
    };
  }

  private static long hundredths(Record row, String column) {
    return ((BigDecimal) row.getField(column)).unscaledValue().longValueExact();
  }
}
