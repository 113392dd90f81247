package io.credlake.generate.nation;

import io.credlake.code.Departments;
import io.credlake.code.KeyField;
import io.credlake.code.Region;
import io.credlake.generate.nation.Form.Cells;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What arrives of each month at all: records of counties and key fields, and the deliveries sent in
 * it with their rows.
 */
final class Arrivals {

  private static final String COUNTIES = "P4.5.1-06";
  private static final String FIELD_PROVINCES = "P4.1.1-01";
  private static final String FIELDS = "P4.1.2-06";
  private static final String ACCEPTED_ROWS = "P4.1.2-01";
  private static final List<String> VALID_CODES = List.of("P5.2.5-02", "P5.2.5-03");
  private static final String FEEDS_WITHOUT_MINORS = "P5.4.2-02";
  private static final int PROVINCE_DIGITS = 2;
  private static final String CODE = "[0-9]{6}";

  /** Of a month: what arrived, by province; the nation stands for all of them. */
  private final Map<YearMonth, Map<String, Set<String>>> counties = new TreeMap<>();

  private final Map<YearMonth, Map<String, Set<String>>> fields = new TreeMap<>();
  private final Map<YearMonth, Set<String>> feeds = new HashMap<>();
  private final List<Region> allCounties;
  private final Set<String> countyCodes = new HashSet<>();
  private final List<String> provinces;
  private final int allFields;
  private final YearMonth first;
  private final YearMonth last;
  private final Catalogues catalogues;

  Arrivals(
      List<Region> regions,
      Departments departments,
      Places places,
      List<KeyField> keyFields,
      LocalDate first,
      LocalDate last) {
    this.provinces = places.provinces().stream().map(Places.Province::code).toList();
    this.allCounties =
        regions.stream()
            .filter(region -> region.level() == Region.Level.COUNTY)
            .filter(region -> provinces.contains(region.province()))
            .toList();
    allCounties.forEach(county -> countyCodes.add(county.code()));
    this.allFields = keyFields.size();
    this.first = YearMonth.from(first);
    this.last = YearMonth.from(last);
    this.catalogues = new Catalogues(departments);
  }

  /** An item of a province's catalogue. */
  void item(String province, String department, String title, LocalDate day) {
    catalogues.item(province, department, title, day);
  }

  /** A record of an event, as its row tells it. */
  void record(Delivery delivery, Cells cells, LocalDate day) {
    FeedPlan plan = delivery.plan();
    if (!plan.shape().equals("record")) {
      return;
    }
    String region = cells.text(Role.REGION);
    YearMonth month = YearMonth.from(day);
    boolean known = region.matches(CODE);
    String province = known ? region.substring(0, PROVINCE_DIGITS) + "0000" : "";
    if (countyCodes.contains(region)) {
      note(counties, month, province, region);
    }
    if (!plan.field().isEmpty()) {
      note(fields, month, province, plan.field());
    }
    catalogues.record(delivery, province, cells);
  }

  private static void note(
      Map<YearMonth, Map<String, Set<String>>> all, YearMonth month, String province, String what) {
    all.computeIfAbsent(month, m -> new HashMap<>())
        .computeIfAbsent(province, p -> new HashSet<>())
        .add(what);
  }

  /** A delivery has ended; it counts if it says when it was sent. */
  void delivery(Delivery delivery, MeasureTruth truth) {
    catalogues.delivery(delivery);
    if (!delivery.isDeclared()) {
      return;
    }
    YearMonth month = YearMonth.from(delivery.sentOn());
    if (month.isAfter(last)) {
      return;
    }
    feeds.computeIfAbsent(month, m -> new HashSet<>()).add(delivery.plan().feed());
    truth.addTo(ACCEPTED_ROWS, Region.NATION, "month", month, delivery.accepted(), delivery.rows());
    if (delivery.plan().shape().equals("subject")) {
      for (String commitment : VALID_CODES) {
        truth.addTo(commitment, Region.NATION, "month", month, delivery.codes(), delivery.rows());
      }
    }
  }

  /** Counts what arrived. */
  void count(MeasureTruth truth) {
    feeds.forEach(
        (month, of) ->
            truth.addTo(FEEDS_WITHOUT_MINORS, Region.NATION, "month", month, of.size(), of.size()));
    catalogues.count(truth, last);
    count(COUNTIES, counties, truth);
    count(FIELD_PROVINCES, fields, truth);
    fields.forEach(
        (month, byProvince) -> {
          Set<String> all = new HashSet<>();
          byProvince.values().forEach(all::addAll);
          truth.addTo(FIELDS, Region.NATION, "month", month, all.size(), allFields);
        });
  }

  private void count(
      String commitment, Map<YearMonth, Map<String, Set<String>>> arrived, MeasureTruth truth) {
    for (YearMonth month = begin(arrived); !month.isAfter(last); month = month.plusMonths(1)) {
      for (String province : provinces) {
        int counted = arrived.getOrDefault(month, Map.of()).getOrDefault(province, Set.of()).size();
        long of = commitment.equals(COUNTIES) ? counties(province, month) : allFields;
        truth.add(commitment, province, "month", month, counted, of);
      }
    }
  }

  private YearMonth begin(Map<YearMonth, Map<String, Set<String>>> arrived) {
    return arrived.keySet().stream()
        .filter(month -> !month.isBefore(first))
        .findFirst()
        .orElse(last);
  }

  /** The counties of a province on a month's last day. */
  private long counties(String province, YearMonth month) {
    LocalDate day = month.atEndOfMonth();
    return allCounties.stream()
        .filter(county -> county.province().equals(province))
        .filter(county -> county.validFrom() == null || !day.isBefore(county.validFrom()))
        .filter(county -> county.validTo() == null || day.isBefore(county.validTo()))
        .count();
  }
}
