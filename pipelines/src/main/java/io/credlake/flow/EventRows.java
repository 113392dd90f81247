package io.credlake.flow;

import static io.credlake.flow.StatementRows.date;
import static io.credlake.flow.StatementRows.day;
import static io.credlake.flow.StatementRows.department;
import static io.credlake.flow.StatementRows.orEmpty;
import static io.credlake.flow.StatementRows.text;

import io.credlake.contract.FeedContract;
import io.credlake.flow.CompleteDeliveries.Delivery;
import io.credlake.indicator.EventMeasure;
import io.credlake.indicator.EventMeasure.By;
import io.credlake.indicator.EventMeasure.Sum;
import io.credlake.indicator.EventSaid;
import io.credlake.indicator.EventSaid.Role;
import io.credlake.indicator.Measure;
import io.credlake.indicator.Numbers;
import io.credlake.indicator.Slice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.iceberg.data.Record;

/** Tells what rows of core.record say of events that indicators count one by one. */
final class EventRows {

  private static final Set<String> DEPARTMENTS = Set.of("department", "executing_department");
  private static final String QUANTITY = "quantity";
  private static final Set<String> LEAVING = Set.of("exit", "repair");

  private final Measuring measuring;
  private final Map<String, FeedContract> contracts;
  private final Map<String, List<Use>> byFeed = new HashMap<>();

  /**
   * What an indicator makes of the rows of a feed.
   *
   * @param where what its columns must say to be counted
   * @param met what its columns must say to be met
   * @param members departments that count; empty: all
   * @param isGround whether rows are listings during which others are met
   */
  private record Use(
      String commitment,
      EventMeasure measure,
      Map<String, List<String>> where,
      Map<String, List<String>> met,
      Set<String> members,
      boolean isGround) {

    boolean isOfDepartments() {
      return measure.distinct() != null && measure.distinct().by() != By.ORGANISATION;
    }

    /** Whether a unit is an organisation, and not a document of one. */
    boolean isByOrganisation() {
      return measure.distinct() == null
          ? !measure.grounds().isEmpty()
          : measure.distinct().by() == By.ORGANISATION;
    }
  }

  EventRows(Measuring measuring) {
    this.measuring = measuring;
    this.contracts = measuring.contractsByFeed();
    measuring
        .measured(Measure::event)
        .forEach(
            (commitment, measure) -> {
              measure.feeds().forEach(feed -> use(feed, use(commitment, measure, false)));
              measure.grounds().forEach(feed -> use(feed, use(commitment, measure, true)));
            });
  }

  private Use use(String commitment, EventMeasure measure, boolean isGround) {
    EventMeasure.Met met = measure.met();
    EventMeasure.Distinct distinct = measure.distinct();
    return new Use(
        commitment,
        measure,
        latest(measure.where()),
        met == null ? Map.of() : latest(met.where()),
        distinct == null
            ? Set.of()
            : distinct.of().stream().map(measuring::latest).collect(Collectors.toSet()),
        isGround);
  }

  private void use(String feed, Use use) {
    byFeed.computeIfAbsent(feed, f -> new ArrayList<>()).add(use);
  }

  /** Columns of core.record that events are filtered by or summed of. */
  Set<String> columns() {
    Set<String> columns = new TreeSet<>();
    for (Use use : byFeed.values().stream().flatMap(List::stream).toList()) {
      columns.addAll(use.where.keySet());
      columns.addAll(use.met.keySet());
      if (use.measure.sum() == Sum.QUANTITY) {
        columns.add(QUANTITY);
      }
    }
    return columns;
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
    List<Use> uses = byFeed.get(text(row, "feed"));
    if (uses == null) {
      return List.of();
    }
    List<EventSaid> all = new ArrayList<>();
    for (Use use : uses) {
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
    Long quantity = measure.sum() == Sum.QUANTITY ? (Long) row.getField(QUANTITY) : null;
    boolean counts =
        unit != null && matches(row, use.where) && (measure.sum() == null || quantity != null);
    LocalDate to = date(row, "valid_to");
    return new EventSaid(
        OrganisationKeys.ofUnit(use.commitment, unit == null ? document : unit),
        StatementRows.order(row, delivery),
        use.commitment,
        OrganisationKeys.digest(document),
        counts ? Role.COUNTED : Role.PASSED_OVER,
        StatementRows.isFirst(row),
        StatementRows.isWithdrawal(row),
        slice(row, use),
        day(begin(row)),
        to == null ? EventSaid.NEVER : day(to),
        Numbers.HUNDREDTHS * (quantity == null ? 1 : quantity),
        matches(row, use.met),
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
        use.members.isEmpty() ? !department.isEmpty() : use.members.contains(department);
    return counts ? department : null;
  }

  private Slice slice(Record row, Use use) {
    if (use.isOfDepartments()) {
      return Slice.NATION;
    }
    return new Slice(
        orEmpty(row, "province_code"), department(row, measuring), orEmpty(row, "field"));
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
        OrganisationKeys.ofUnit(use.commitment, ""),
        StatementRows.order(row, delivery),
        use.commitment,
        OrganisationKeys.digest(text(row, "feed") + '\0' + about),
        leaves ? Role.LEAVING : Role.LISTING,
        StatementRows.isFirst(row),
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

  /** What rows about the same event have in common; a row without a number stands alone. */
  private String document(Record row, String number) {
    return String.join(
        "\0",
        StatementRows.scope(row, contracts),
        orEmpty(row, "stage"),
        number == null ? ((UUID) row.getField("row_id")).toString() : number);
  }

  private boolean matches(Record row, Map<String, List<String>> where) {
    return where.entrySet().stream()
        .allMatch(condition -> condition.getValue().contains(told(row, condition.getKey())));
  }

  private String told(Record row, String column) {
    return DEPARTMENTS.contains(column)
        ? measuring.latest(text(row, column))
        : orEmpty(row, column);
  }

  /** The same conditions, departments by the last that followed them. */
  private Map<String, List<String>> latest(Map<String, List<String>> where) {
    Map<String, List<String>> latest = new HashMap<>();
    where.forEach(
        (column, values) ->
            latest.put(
                column,
                DEPARTMENTS.contains(column)
                    ? values.stream().map(measuring::latest).toList()
                    : values));
    return latest;
  }

  /** Whether a row was reported in time; null where nobody knows which days were worked. */
  private Boolean inTime(Record row, Delivery delivery, Integer within) {
    if (within == null) {
      return true;
    }
    Integer days =
        measuring.workingDays(date(row, "event_date"), StatementRows.reported(row, delivery));
    return days == null ? null : (Boolean) (days <= within);
  }
}
