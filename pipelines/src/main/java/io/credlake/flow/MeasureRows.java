package io.credlake.flow;

import static io.credlake.flow.StatementRows.date;
import static io.credlake.flow.StatementRows.day;
import static io.credlake.flow.StatementRows.orEmpty;
import static io.credlake.flow.StatementRows.text;

import io.credlake.code.Months;
import io.credlake.code.Region;
import io.credlake.contract.FeedContract;
import io.credlake.flow.CompleteDeliveries.Delivery;
import io.credlake.indicator.EventSaid;
import io.credlake.indicator.Indicator;
import io.credlake.indicator.Measure;
import io.credlake.indicator.Measure.Milestone;
import io.credlake.indicator.Measure.Named;
import io.credlake.indicator.Numbers;
import io.credlake.indicator.Said.ArrivalSaid;
import io.credlake.indicator.Said.CellSaid;
import io.credlake.indicator.Said.OfOrganisation;
import io.credlake.indicator.Said.StateSaid;
import io.credlake.indicator.Said.StepSaid;
import io.credlake.indicator.Slice;
import io.credlake.indicator.Tally;
import io.credlake.plan.Commitment;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.iceberg.data.Record;

/** Tells what rows of the lake say of units that indicators count. */
final class MeasureRows {

  /** Columns that are needed of core.return. */
  static final List<String> RETURN_COLUMNS =
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

  /** Columns that are needed of core.milestone. */
  static final List<String> MILESTONE_COLUMNS =
      List.of(
          "item",
          "item_kind",
          "title",
          "commitment",
          "state",
          "province_code",
          "department",
          "field",
          "member",
          "event_date",
          "valid_from",
          "valid_to",
          "action",
          "reported_date",
          "feed",
          "delivery_id",
          "line");

  /** Columns that are needed of ops.delivery_region. */
  static final List<String> REGION_COLUMNS =
      List.of("province_code", "rows_read", "rows_valid", "feed", "delivery_id");

  private static final List<String> STATES =
      List.of("planned", "drafted", "issued", "in_force", "live", "stopped", "repealed");
  private static final Set<String> IN_FORCE = Set.of("issued", "in_force", "live");
  private static final String REPORTED = "reported";
  private static final int CODE_PREFIX = 2;

  private final Measuring measuring;
  private final Map<String, List<Indicator>> bySeries = new HashMap<>();
  private final Map<Named, List<String>> byName = new EnumMap<>(Named.class);
  private final Map<String, FeedContract> contracts = new HashMap<>();
  private final Set<String> counties = new HashSet<>();
  private final Set<Arrival> arrived = new HashSet<>();
  private final CatalogueRows catalogues;
  private final EventRows events;

  /** That something arrived of a month, with what it counts. */
  private record Arrival(Named named, String what, Slice slice, int month, Numbers numbers) {
    Arrival(Named named, String what, Slice slice, int month) {
      this(named, what, slice, month, Numbers.of(1, 0));
    }
  }

  /** Takes what rows say. */
  interface Listener {
    /** News of a unit. */
    void unit(UnitNews news) throws IOException;

    /** Where numbers go that need no unit. */
    Tally tally();
  }

  /** Rows that indicators count. */
  MeasureRows(Measuring measuring) {
    this.measuring = measuring;
    this.catalogues = new CatalogueRows(measuring, contracts);
    for (Indicator indicator : measuring.plan().indicators().all()) {
      Measure measure = indicator.measure();
      if (measure.returned() != null) {
        String key = measure.returned().feed() + '\0' + indicator.series();
        bySeries.computeIfAbsent(key, k -> new ArrayList<>()).add(indicator);
      }
    }
    for (Named named : Named.values()) {
      byName.put(named, measuring.commitments(named));
    }
    this.events = new EventRows(measuring, contracts);
    measuring.contracts().forEach(contract -> contracts.put(contract.feed(), contract));
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
    catalogues.endRound();
  }

  /** A row of core.return. */
  void returned(Record row, Delivery delivery, Listener out) throws IOException {
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
                  new Slice(orEmpty(row, "province_code"), department(row), orEmpty(row, "field")),
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

  /** A row of core.milestone. */
  void milestone(Record row, Delivery delivery, Listener out) throws IOException {
    catalogues.milestone(row, delivery, out);
    Optional<Commitment> named = measuring.plan().plan().find(text(row, "commitment"));
    if (named.isEmpty()) {
      return;
    }
    Commitment commitment = named.get();
    Indicator indicator = measuring.plan().indicators().of(commitment);
    Milestone measure = indicator.measure().milestone();
    String unit = measure == null ? null : unit(measure, row);
    if (unit != null) {
      boolean comes = measure.over() == Measure.Over.FLOW;
      out.unit(
          new UnitNews(state(row, delivery, commitment.id(), unit, slice(measure, row), comes)));
    }
    if (commitment.isRule()) {
      for (String counting : named(Named.LAWS_AND_STANDARDS)) {
        out.unit(
            new UnitNews(state(row, delivery, counting, commitment.id(), Slice.NATION, false)));
      }
    }
  }

  /** The unit that a state is of; null if it is of none that is addressed. */
  private String unit(Milestone measure, Record row) {
    String province = orEmpty(row, "province_code");
    boolean addressed = measuring.addressed().provinces().contains(province);
    String department = department(row);
    String field = orEmpty(row, "field");
    String member = orEmpty(row, "member");
    return switch (measure.per()) {
      case NATION -> "nation";
      case PROVINCE -> addressed ? province : null;
      case DEPARTMENT -> isAddressed(department) ? department : null;
      case PROVINCE_OR_DEPARTMENT ->
          addressed ? province : province.isEmpty() && isAddressed(department) ? department : null;
      case FIELD -> field.isEmpty() ? null : field;
      case PROVINCE_FIELD -> addressed && !field.isEmpty() ? province + field : null;
      case MEMBER -> measure.members().contains(member) ? member : null;
      case PROVINCE_MEMBER ->
          addressed && measure.members().contains(member) ? province + member : null;
      case ITEM -> text(row, "feed") + '\0' + text(row, "item");
    };
  }

  private boolean isAddressed(String department) {
    return measuring.addressed().departments().contains(department);
  }

  private Slice slice(Milestone measure, Record row) {
    return switch (measure.per()) {
      case NATION, MEMBER, ITEM -> Slice.NATION;
      case PROVINCE, PROVINCE_MEMBER -> new Slice(orEmpty(row, "province_code"), "", "");
      case DEPARTMENT -> new Slice("", department(row), "");
      case PROVINCE_OR_DEPARTMENT ->
          text(row, "province_code") == null
              ? new Slice("", department(row), "")
              : new Slice(text(row, "province_code"), "", "");
      case FIELD -> new Slice("", "", orEmpty(row, "field"));
      case PROVINCE_FIELD -> new Slice(orEmpty(row, "province_code"), "", orEmpty(row, "field"));
    };
  }

  /** The key of a unit of an indicator. */
  static long unitKey(String commitment, String unit) {
    return OrganisationKeys.digest(commitment + '\0' + unit);
  }

  static StateSaid state(
      Record row, Delivery delivery, String commitment, String unit, Slice slice, boolean comes) {
    LocalDate from = date(row, "valid_from");
    LocalDate to = date(row, "valid_to");
    String state = text(row, "state");
    return new StateSaid(
        unitKey(commitment, unit),
        StatementRows.order(row, delivery),
        commitment,
        slice,
        OrganisationKeys.digest(
            text(row, "feed") + '\0' + text(row, "item") + '\0' + orEmpty(row, "province_code")),
        (byte) STATES.indexOf(state),
        IN_FORCE.contains(state),
        StatementRows.isWithdrawal(row),
        day(from == null ? date(row, "event_date") : from),
        to == null ? Months.NEVER : Months.of(day(to)),
        comes);
  }

  /** Columns that are needed of core.record. */
  List<String> recordColumns() {
    return Stream.concat(StatementRows.RECORD_COLUMNS.stream(), events.columns().stream())
        .distinct()
        .toList();
  }

  /** A row of core.record. */
  void record(Record row, Delivery delivery, Listener out) throws IOException {
    if ("penalty".equals(text(row, "category"))) {
      penalty(row, delivery, out.tally());
    }
    catalogues.record(row, delivery, out);
    for (EventSaid said : events.ofDepartments(row, delivery)) {
      out.unit(new UnitNews(said));
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

  private void arrive(Arrival arrival, Listener out) throws IOException {
    if (!arrived.add(arrival)) {
      return;
    }
    for (String commitment : named(arrival.named)) {
      long unit = unitKey(commitment, arrival.what);
      out.unit(
          new UnitNews(
              new ArrivalSaid(unit, commitment, arrival.slice, arrival.month, arrival.numbers)));
    }
  }

  /** What a row of core.record says that organisations tell apart: of a case, of events. */
  List<OfOrganisation> ofOrganisation(Record row, Delivery delivery) {
    StepSaid.Kind kind = kind(row);
    List<EventSaid> said = events.ofOrganisation(row, delivery);
    if (kind == null) {
      return List.copyOf(said);
    }
    List<OfOrganisation> all = new ArrayList<>(said);
    all.add(step(row, delivery, kind));
    return all;
  }

  private static StepSaid.Kind kind(Record row) {
    String stage = orEmpty(row, "stage");
    return switch (text(row, "category")) {
      case "complaint" -> StepSaid.Kind.COMPLAINT;
      case "objection" -> StepSaid.Kind.OBJECTION;
      case "credit_repair" -> StepSaid.Kind.CREDIT_REPAIR;
      case "list" ->
          switch (stage) {
            case "entry" -> StepSaid.Kind.ENTRY;
            case "measure" -> StepSaid.Kind.MEASURE;
            case "exit", "repair" -> StepSaid.Kind.EXIT;
            default -> null;
          };
      default -> null;
    };
  }

  private StepSaid step(Record row, Delivery delivery, StepSaid.Kind kind) {
    String document = text(row, "document_no");
    String about =
        kind == StepSaid.Kind.MEASURE || kind == StepSaid.Kind.EXIT
            ? text(row, "refers_to")
            : document;
    if (about == null) {
      about = ((UUID) row.getField("row_id")).toString();
    }
    String scope = StatementRows.scope(row, contracts);
    String category = text(row, "category");
    LocalDate to = date(row, "valid_to");
    String code = orEmpty(row, "credit_code");
    return new StepSaid(
        OrganisationKeys.digest(String.join("\0", scope, category, about)),
        StatementRows.order(row, delivery),
        OrganisationKeys.digest(kind + "\0" + document),
        kind,
        StatementRows.isWithdrawal(row),
        text(row, "feed"),
        new Slice(orEmpty(row, "province_code"), department(row), orEmpty(row, "field")),
        day(date(row, "event_date")),
        to == null ? Months.NEVER : Months.of(day(to)),
        dayOrNone(date(row, "due_date")),
        dayOrNone(date(row, "closed_date")),
        orEmpty(row, "executing_province_code"),
        measuring.latest(text(row, "executing_department")),
        code.length() < CODE_PREFIX ? "" : code.substring(0, CODE_PREFIX));
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
    Slice slice = new Slice(orEmpty(row, "province_code"), department(row), "");
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
  void delivery(Delivery delivery, Listener out) throws IOException {
    for (String commitment : named(Named.ACCEPTED_ROWS)) {
      out.tally()
          .count(
              commitment,
              new Slice("", measuring.latest(delivery.sender()), ""),
              Months.of(delivery.known()),
              false,
              Numbers.of(delivery.accepted(), delivery.read()));
    }
    catalogues.delivery(delivery, out);
    delivered(delivery, delivery.feed(), Numbers.of(1, 1), out);
  }

  /** A delivery that was refused because it held a record about a minor. */
  void withMinor(Delivery delivery, Listener out) throws IOException {
    delivered(delivery, delivery.feed(), Numbers.of(1, 1), out);
    delivered(delivery, delivery.feed() + " with a minor", Numbers.change(-1, 0), out);
  }

  /** However many deliveries of a month, the feed counts once. */
  private void delivered(Delivery delivery, String what, Numbers numbers, Listener out)
      throws IOException {
    Slice slice = new Slice("", measuring.latest(delivery.sender()), "");
    arrive(
        new Arrival(Named.FEEDS_WITHOUT_MINORS, what, slice, Months.of(delivery.known()), numbers),
        out);
  }

  /** The department that does the work today: that of a merged one goes on with its successor. */
  private String department(Record row) {
    return measuring.latest(text(row, "department"));
  }

  private static int dayOrNone(LocalDate date) {
    return date == null ? StepSaid.NONE : day(date);
  }
}
