package io.credlake.flow;

import static io.credlake.flow.StatementRows.date;
import static io.credlake.flow.StatementRows.day;
import static io.credlake.flow.StatementRows.text;

import io.credlake.code.WorkingDays;
import io.credlake.contract.FeedContract;
import io.credlake.flow.CompleteDeliveries.Delivery;
import io.credlake.indicator.EventMeasure;
import io.credlake.indicator.EventMeasure.By;
import io.credlake.indicator.EventMeasure.Sum;
import io.credlake.indicator.EventSaid;
import io.credlake.indicator.EventSaid.Role;
import io.credlake.indicator.Indicator;
import io.credlake.indicator.Numbers;
import io.credlake.indicator.Slice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.iceberg.data.Record;

/** Tells what rows of core.record say of events that indicators count one by one. */
final class EventRows {

  private static final Set<String> DEPARTMENTS = Set.of("department", "executing_department");
  private static final Set<String> LEAVING = Set.of("exit", "repair");

  private final Measuring measuring;
  private final Map<String, FeedContract> contracts;
  private final Map<String, List<Use>> byFeed = new HashMap<>();

  /**
   * What an indicator makes of the rows of a feed.
   *
   * @param isGround whether they are listings during which others are met
   */
  private record Use(String commitment, EventMeasure measure, boolean isGround) {

    boolean isOfDepartments() {
      return measure.distinct() != null && measure.distinct().by() != By.ORGANISATION;
    }

    /** Whether a unit is an organisation, and not a document of one. */
    boolean isByOrganisation() {
      return measure.distinct() == null
          ? measure.met() != null && !measure.met().during().isEmpty()
          : measure.distinct().by() == By.ORGANISATION;
    }
  }

  EventRows(Measuring measuring, Map<String, FeedContract> contracts) {
    this.measuring = measuring;
    this.contracts = contracts;
    for (Indicator indicator : measuring.plan().indicators().all()) {
      EventMeasure measure = indicator.measure().event();
      if (measure != null) {
        measure.feeds().forEach(feed -> use(feed, new Use(indicator.commitment(), measure, false)));
        if (measure.met() != null) {
          measure
              .met()
              .during()
              .forEach(feed -> use(feed, new Use(indicator.commitment(), measure, true)));
        }
      }
    }
  }

  private void use(String feed, Use use) {
    byFeed.computeIfAbsent(feed, f -> new ArrayList<>()).add(use);
  }

  /** What a row says of events that organisations tell apart; their units are not yet their own. */
  List<EventSaid> ofOrganisation(Record row, Delivery delivery) {
    return said(row, delivery, false);
  }

  /** What a row says of departments that events are of, whatever organisation they are about. */
  List<EventSaid> ofDepartments(Record row, Delivery delivery) {
    return said(row, delivery, true);
  }

  private List<EventSaid> said(Record row, Delivery delivery, boolean ofDepartments) {
    List<EventSaid> all = new ArrayList<>();
    for (Use use : byFeed.getOrDefault(text(row, "feed"), List.of())) {
      if (use.isOfDepartments() == ofDepartments) {
        EventSaid said = use.isGround ? listing(row, delivery, use) : event(row, delivery, use);
        if (said != null) {
          all.add(said);
        }
      }
    }
    return all;
  }

  private EventSaid event(Record row, Delivery delivery, Use use) {
    EventMeasure measure = use.measure;
    Boolean inTime = inTime(row, delivery, measure.reportedWithin());
    if (inTime == null) {
      return null;
    }
    String document = document(row, text(row, "document_no"));
    String unit = unit(row, use, document);
    Long quantity = measure.sum() == Sum.QUANTITY ? (Long) row.getField("quantity") : null;
    boolean counts =
        unit != null
            && matches(row, measure.where())
            && (measure.sum() == null || quantity != null);
    LocalDate to = date(row, "valid_to");
    return new EventSaid(
        MeasureRows.unitKey(use.commitment, unit == null ? document : unit),
        StatementRows.order(row, delivery),
        use.commitment,
        OrganisationKeys.digest(document),
        counts ? Role.COUNTED : Role.PASSED_OVER,
        isFirst(row),
        StatementRows.isWithdrawal(row),
        slice(row, use),
        day(begin(row)),
        to == null ? EventSaid.NEVER : day(to),
        Numbers.HUNDREDTHS * (quantity == null ? 1 : quantity),
        measure.met() == null || matches(row, measure.met().where()),
        inTime);
  }

  /** What tells events apart beside the organisation; null: the row does not tell it. */
  private String unit(Record row, Use use, String document) {
    if (use.isByOrganisation()) {
      return "";
    }
    EventMeasure.Distinct distinct = use.measure.distinct();
    if (distinct == null) {
      return document;
    }
    String column = distinct.by() == By.DEPARTMENT ? "department" : "executing_department";
    String department = measuring.latest(text(row, column));
    boolean counts =
        distinct.of().isEmpty()
            ? !department.isEmpty()
            : distinct.of().stream().map(measuring::latest).anyMatch(department::equals);
    return counts ? department : null;
  }

  private Slice slice(Record row, Use use) {
    if (use.isOfDepartments()) {
      return Slice.NATION;
    }
    return new Slice(
        orEmpty(row, "province_code"),
        measuring.latest(text(row, "department")),
        orEmpty(row, "field"));
  }

  private EventSaid listing(Record row, Delivery delivery, Use use) {
    String stage = orEmpty(row, "stage");
    boolean leaves = LEAVING.contains(stage);
    if (!"list".equals(text(row, "category")) || (!leaves && !stage.equals("entry"))) {
      return null;
    }
    LocalDate to = date(row, "valid_to");
    String about = leaves ? text(row, "refers_to") : text(row, "document_no");
    return new EventSaid(
        MeasureRows.unitKey(use.commitment, ""),
        StatementRows.order(row, delivery),
        use.commitment,
        OrganisationKeys.digest(text(row, "feed") + '\0' + about),
        leaves ? Role.LEAVING : Role.LISTING,
        isFirst(row),
        StatementRows.isWithdrawal(row),
        Slice.NATION,
        day(leaves ? date(row, "event_date") : begin(row)),
        to == null || leaves ? EventSaid.NEVER : day(to),
        0,
        false,
        true);
  }

  private static LocalDate begin(Record row) {
    LocalDate from = date(row, "valid_from");
    return from == null ? date(row, "event_date") : from;
  }

  /** Provinces number their documents each for itself; a row without a number stands alone. */
  private String document(Record row, String number) {
    FeedContract contract = contracts.get(text(row, "feed"));
    boolean local = contract != null && contract.sender().equals(StatementRows.LOCAL_PLATFORMS);
    return String.join(
        "\0",
        text(row, "feed"),
        local ? orEmpty(row, "province_code") : "",
        orEmpty(row, "stage"),
        number == null ? ((UUID) row.getField("row_id")).toString() : number);
  }

  private boolean matches(Record row, Map<String, List<String>> where) {
    return where.entrySet().stream()
        .allMatch(
            condition ->
                DEPARTMENTS.contains(condition.getKey())
                    ? condition.getValue().stream()
                        .map(measuring::latest)
                        .anyMatch(measuring.latest(text(row, condition.getKey()))::equals)
                    : condition.getValue().contains(orEmpty(row, condition.getKey())));
  }

  private static boolean isFirst(Record row) {
    String action = text(row, "action");
    return action == null || action.equals("new");
  }

  /** Whether a row was reported in time; null where nobody knows which days were worked. */
  private Boolean inTime(Record row, Delivery delivery, Integer within) {
    if (within == null) {
      return true;
    }
    WorkingDays calendar = measuring.lists().workingDays();
    LocalDate event = date(row, "event_date");
    LocalDate reported = date(row, "reported_date");
    LocalDate known = reported == null ? LocalDate.ofEpochDay(delivery.known()) : reported;
    boolean isWithin =
        !event.isBefore(calendar.first())
            && !event.isAfter(calendar.last())
            && !known.isBefore(calendar.first())
            && !known.isAfter(calendar.last());
    return isWithin ? calendar.workingDaysBetween(event, known) <= within : null;
  }

  private static String orEmpty(Record row, String column) {
    String text = text(row, column);
    return text == null ? "" : text;
  }
}
