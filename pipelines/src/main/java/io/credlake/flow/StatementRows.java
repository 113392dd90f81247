package io.credlake.flow;

import io.credlake.code.Months;
import io.credlake.contract.FeedContract;
import io.credlake.coverage.Entry;
import io.credlake.coverage.Entry.Scope;
import io.credlake.coverage.Version;
import io.credlake.fact.Order;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.iceberg.data.Record;

/** Makes statements of rows of core.subject and core.record. */
final class StatementRows {

  /** Columns that are needed of core.subject. */
  static final List<String> SUBJECT_COLUMNS =
      List.of(
          "credit_code",
          "registration_number",
          "organisation_code",
          "kind",
          "province_code",
          "city_code",
          "industry",
          "status",
          "valid_from",
          "valid_to",
          "action",
          "reported_date",
          "feed",
          "delivery_id",
          "line");

  /** Columns that are needed of core.record. */
  static final List<String> RECORD_COLUMNS =
      List.of(
          "credit_code",
          "registration_number",
          "organisation_code",
          "category",
          "stage",
          "action",
          "document_no",
          "refers_to",
          "province_code",
          "city_code",
          "executing_province_code",
          "department",
          "executing_department",
          "field",
          "outcome",
          "event_date",
          "valid_from",
          "valid_to",
          "due_date",
          "closed_date",
          "reported_date",
          "row_id",
          "feed",
          "delivery_id",
          "line");

  static final String LOCAL_PLATFORMS = "PROV";
  private static final String LIST = "list";
  private static final Set<String> COVERING = Set.of("licence", "penalty", "rating", "pledge");
  private static final Set<String> DECIDED = Set.of("objection", "credit_repair");
  private static final Set<String> LEAVING = Set.of("exit", "repair");

  private final Map<String, String> senders;

  /**
   * Rows of feeds.
   *
   * @param senders sending department by feed
   */
  StatementRows(Map<String, String> senders) {
    this.senders = senders;
  }

  /** The number under which a row speaks of an organisation; null if under none. */
  static String identifier(Record row) {
    String code = text(row, "credit_code");
    return code != null ? code : text(row, "organisation_code");
  }

  /** Whether a row names no organisation. */
  static boolean isAboutNobody(Record row) {
    return identifier(row) == null && text(row, "registration_number") == null;
  }

  static Version version(Record row, String identifier, CompleteDeliveries.Delivery delivery) {
    LocalDate to = date(row, "valid_to");
    return new Version(
        identifier,
        text(row, "feed"),
        day(date(row, "valid_from")),
        to == null ? null : day(to),
        text(row, "province_code"),
        orEmpty(row, "city_code"),
        orEmpty(row, "kind"),
        section(text(row, "industry")),
        orEmpty(row, "status"),
        isWithdrawal(row),
        false,
        order(row, delivery));
  }

  /** The letter that an industry's code of GB/T 4754 begins with; empty if it has none. */
  private static String section(String industry) {
    boolean lettered = industry != null && industry.matches("[A-T].*");
    return lettered ? industry.substring(0, 1) : "";
  }

  /** Whether a row of core.record is about something that covers its subject, or ends that. */
  static boolean matters(Record row) {
    String category = text(row, "category");
    return covers(row)
        || DECIDED.contains(category)
        || (LIST.equals(category) && LEAVING.contains(orEmpty(row, "stage")));
  }

  private static boolean covers(Record row) {
    String category = text(row, "category");
    // of the steps in the life of a list entry only the entry itself lasts
    return COVERING.contains(category)
        || (LIST.equals(category) && "entry".equals(text(row, "stage")));
  }

  /** Whether a row that does not cover ends what does: an objection that was dismissed does not. */
  private static boolean ends(Record row) {
    boolean decided = DECIDED.contains(text(row, "category"));
    return text(row, "refers_to") != null
        && (!decided
            || ("upheld".equals(text(row, "outcome")) && date(row, "closed_date") != null));
  }

  Entry entry(Record row, String identifier, CompleteDeliveries.Delivery delivery) {
    LocalDate event = date(row, "event_date");
    int from = 0;
    int to = 0;
    long refersTo = 0;
    if (covers(row)) {
      LocalDate valid = date(row, "valid_to");
      from = Months.of(day(date(row, "valid_from") == null ? event : date(row, "valid_from")));
      to = valid == null ? Months.NEVER : Months.of(day(valid));
    } else if (ends(row)) {
      from = Months.of(day(LIST.equals(text(row, "category")) ? event : date(row, "closed_date")));
      refersTo = OrganisationKeys.digest(text(row, "refers_to"));
    }
    Scope scope = scope(row);
    String document = text(row, "document_no");
    return new Entry(
        identifier,
        day(event),
        key(row, scope, document),
        document == null ? 0 : OrganisationKeys.digest(document),
        refersTo,
        scope,
        from,
        to,
        orEmpty(row, "field"),
        orEmpty(row, "department"),
        isWithdrawal(row),
        false,
        order(row, delivery));
  }

  private Scope scope(Record row) {
    String sender = senders.get(text(row, "feed"));
    String province = text(row, "province_code");
    return new Scope(
        sender == null ? 0 : (int) OrganisationKeys.digest(sender) | 1,
        LOCAL_PLATFORMS.equals(sender),
        province == null ? 0 : Integer.parseInt(province));
  }

  /** Provinces number their documents each for itself; a row without a number stands alone. */
  private static long key(Record row, Scope scope, String document) {
    return OrganisationKeys.digest(
        String.join(
            "\0",
            text(row, "feed"),
            scope.local() ? Integer.toString(scope.province()) : "",
            text(row, "category"),
            orEmpty(row, "stage"),
            document == null ? "" : document,
            document == null ? ((UUID) row.getField("row_id")).toString() : ""));
  }

  static Order order(Record row, CompleteDeliveries.Delivery delivery) {
    LocalDate reported = date(row, "reported_date");
    return new Order(
        reported == null ? delivery.known() : day(reported),
        delivery.known(),
        delivery.completed(),
        delivery.digest(),
        (Long) row.getField("line"));
  }

  /** The day on which a row was reported; if it does not tell, that on which it was known. */
  static LocalDate reported(Record row, CompleteDeliveries.Delivery delivery) {
    LocalDate reported = date(row, "reported_date");
    return reported == null ? LocalDate.ofEpochDay(delivery.known()) : reported;
  }

  /** Within what numbers of documents are unlike: provinces give them each for itself. */
  static String scope(Record row, Map<String, FeedContract> contracts) {
    FeedContract contract = contracts.get(text(row, "feed"));
    boolean local = contract != null && contract.sender().equals(LOCAL_PLATFORMS);
    return text(row, "feed") + '\0' + (local ? orEmpty(row, "province_code") : "");
  }

  /** Whether a row tells something for the first time, and does not amend it. */
  static boolean isFirst(Record row) {
    String action = text(row, "action");
    return action == null || action.equals("new");
  }

  static boolean isWithdrawal(Record row) {
    return "withdraw".equals(text(row, "action"));
  }

  static String text(Record row, String column) {
    return (String) row.getField(column);
  }

  /** The department that does the work today: that of a merged one goes on with its successor. */
  static String department(Record row, Measuring measuring) {
    return measuring.latest(text(row, "department"));
  }

  static LocalDate date(Record row, String column) {
    return (LocalDate) row.getField(column);
  }

  static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }

  /** The text of a column; empty if there is none. */
  static String orEmpty(Record row, String column) {
    String text = text(row, column);
    return text == null ? "" : text;
  }
}
