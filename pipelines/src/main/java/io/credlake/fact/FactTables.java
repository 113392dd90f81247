package io.credlake.fact;

import static io.credlake.fact.Field.optional;
import static io.credlake.fact.Field.required;
import static io.credlake.fact.RowKeys.DELIVERY;
import static io.credlake.fact.RowKeys.FEED;
import static io.credlake.fact.RowKeys.LINE;

import io.credlake.fact.Field.Type;
import java.util.List;

/** The tables of the four shapes of fact. */
public final class FactTables {

  private static final Field ROW_ID =
      required("row_id", Type.IDENTITY, "Digest of the row's kept content; equal rows count once");

  private static final Field WARNINGS =
      optional("warnings", Type.TEXTS, "Reason codes of oddities kept as given; null: none");
  private static final Field CREDIT_CODE =
      optional(
          "credit_code",
          Type.TEXT,
          "Unified social credit code, GB 32100-2015; null: sent under an older number only");
  private static final Field REGISTRATION_NUMBER =
      optional(
          "registration_number",
          Type.TEXT,
          "Business registration number of 15 digits, in use to 2017; null: not reported");
  private static final Field ORGANISATION_CODE =
      optional(
          "organisation_code",
          Type.TEXT,
          "Organisation code, GB 11714-1997, 9 characters; null: not reported");
  private static final Field KIND =
      optional("kind", Type.TEXT, "Kind by the credit code's first two characters; null: unlisted");
  private static final Field DEPARTMENT =
      optional("department", Type.TEXT, "Department, see ref.department; null: unresolved");
  private static final Field DEPARTMENT_GIVEN =
      optional("department_given", Type.TEXT, "Department as given; null: not reported");
  private static final Field KEY_FIELD =
      optional("field", Type.TEXT, "Key field, see ref.key_field; null: none of the 17");
  private static final Field ACTION =
      optional(
          "action",
          Type.TEXT,
          "new, correct or withdraw: what this row does to the earlier version of its key");

  /** A version of an organisation. */
  public static final TableDefinition SUBJECT =
      new TableDefinition(
          "core",
          "subject",
          "One row per version of an organisation, as a register delivered it",
          List.of(
              CREDIT_CODE,
              REGISTRATION_NUMBER,
              ORGANISATION_CODE,
              optional("name", Type.TEXT, "Name of the organisation as given"),
              KIND,
              required("province_code", Type.TEXT, "Province, GB/T 2260, from its name as given"),
              optional("city_code", Type.TEXT, "Prefecture or county; null: absent or unresolved"),
              optional("city", Type.TEXT, "Prefecture or county as given; null: not reported"),
              optional("industry", Type.TEXT, "Industry class, GB/T 4754; null: not reported"),
              optional("size", Type.TEXT, "large, medium, small or micro; null: not reported"),
              optional("status", Type.TEXT, "Status in the register; null: not reported"),
              optional("legal_form", Type.TEXT, "Legal form as given; null: not reported"),
              optional("capital", Type.MONEY, "Registered capital in units of its currency"),
              optional("capital_currency", Type.TEXT, "Currency of the capital, ISO 4217"),
              optional("capital_given", Type.TEXT, "Registered capital as given"),
              required("valid_from", Type.DATE, "First day of this version: day of registration"),
              optional("valid_to", Type.DATE, "First day after this version; null: still valid"),
              ACTION,
              optional("reported_date", Type.DATE, "Day the sender exported it; null: not told"),
              WARNINGS),
          List.of(FEED, DELIVERY, LINE, ROW_ID),
          List.of("feed"),
          List.of("province_code", "credit_code"),
          "Rebuilds and replays read one feed; policy queries read one province or one code");

  /** A credit event about an organisation. */
  public static final TableDefinition RECORD =
      new TableDefinition(
          "core",
          "record",
          "One row per version of a credit event about an organisation",
          List.of(
              CREDIT_CODE,
              REGISTRATION_NUMBER,
              ORGANISATION_CODE,
              KIND,
              required(
                  "category",
                  Type.TEXT,
                  "licence, penalty, list, rating, pledge, judgment, enforcement, inspection,"
                      + " complaint, objection, credit_repair, exchange, measure or disclosure"),
              optional(
                  "stage",
                  Type.TEXT,
                  "Step in the life of its case: entry, notice, objection, measure, repair, exit;"
                      + " or accepted, decided, executed, closed; null: it has one step only"),
              ACTION,
              optional("document_no", Type.TEXT, "Number of the decision, entry or case"),
              optional("refers_to", Type.TEXT, "Number of the decision or entry it acts upon"),
              optional("province_code", Type.TEXT, "Province that decided or listed; null: nation"),
              optional("city_code", Type.TEXT, "Prefecture or county that decided; null: province"),
              DEPARTMENT,
              DEPARTMENT_GIVEN,
              optional("executing_province_code", Type.TEXT, "Province that executed the measure"),
              optional("executing_city_code", Type.TEXT, "Prefecture or county that executed"),
              optional("executing_department", Type.TEXT, "Department that executed the measure"),
              optional("executing_department_given", Type.TEXT, "Executing department as given"),
              KEY_FIELD,
              optional("matter", Type.TEXT, "Kind of licence, violation, list or case as given"),
              optional("rating", Type.TEXT, "Grade of an organisation as given, e.g. A"),
              optional("severity", Type.TEXT, "minor, general or serious; null: not graded"),
              required("polarity", Type.TEXT, "positive, neutral or negative for the subject"),
              optional("outcome", Type.TEXT, "How it ended, e.g. upheld, dismissed, met"),
              optional("legal_basis", Type.TEXT, "Rule that the decision rests on, as given"),
              required("event_date", Type.DATE, "Day it was decided, listed or happened"),
              optional("valid_from", Type.DATE, "First day in force; null: the event's day"),
              optional("valid_to", Type.DATE, "First day after; null: in force without end"),
              optional("due_date", Type.DATE, "Last day by which it must be answered or done"),
              optional("closed_date", Type.DATE, "Day it was answered or done; null: open"),
              optional("reported_date", Type.DATE, "Day the sender exported it; null: not told"),
              optional("amount", Type.MONEY, "Money at stake, in units of its currency"),
              optional("amount_currency", Type.TEXT, "Currency of the amount, ISO 4217"),
              optional("amount_given", Type.TEXT, "Amount as given"),
              optional("quantity", Type.LONG, "How many: e.g. records exchanged"),
              WARNINGS),
          List.of(FEED, DELIVERY, LINE, ROW_ID),
          List.of(),
          List.of("feed", "province_code", "event_date"),
          "Scores of feeds arrive at once: split by feed, every commit would leave scores of"
              + " files");

  /** A cell of a statistical return. */
  public static final TableDefinition RETURN =
      new TableDefinition(
          "core",
          "return",
          "One row per version of a cell that a department computed at the source",
          List.of(
              required("series", Type.TEXT, "What is counted, e.g. enterprise-files"),
              required("period_from", Type.DATE, "First day of the period"),
              required("period_to", Type.DATE, "First day after the period"),
              optional("province_code", Type.TEXT, "Province; null: the nation"),
              optional("city_code", Type.TEXT, "Prefecture or county; null: the province"),
              DEPARTMENT,
              DEPARTMENT_GIVEN,
              KEY_FIELD,
              optional("dimension", Type.TEXT, "What the cells are told apart by, e.g. occupation"),
              optional("member", Type.TEXT, "Member of the dimension; null: all"),
              optional("numerator", Type.MONEY, "Count or sum; null: see numerator_status"),
              required(
                  "numerator_status",
                  Type.TEXT,
                  "reported, not_reported, not_applicable or suppressed"),
              optional("denominator", Type.MONEY, "What it is a share of; null: see its status"),
              optional(
                  "denominator_status",
                  Type.TEXT,
                  "reported, not_reported, not_applicable or suppressed; null: the series has"
                      + " none"),
              optional("unit", Type.TEXT, "Unit of the numerator; null: a count"),
              optional("sample_size", Type.LONG, "Answers a survey rests on; null: no survey"),
              optional("margin", Type.MONEY, "Margin of error at 95 %, in percentage points"),
              required("guard", Type.TEXT, "A if the cell counts natural persons, else N"),
              ACTION,
              optional("reported_date", Type.DATE, "Day the sender exported it; null: not told"),
              WARNINGS),
          List.of(FEED, DELIVERY, LINE, ROW_ID),
          List.of(),
          List.of("feed", "series", "period_from"),
          "Small beside the records; one series is read over its periods");

  /** A state with a date and a document. */
  public static final TableDefinition MILESTONE =
      new TableDefinition(
          "core",
          "milestone",
          "One row per version of a state with a date and a document",
          List.of(
              required("item", Type.TEXT, "What it is about, e.g. SYS-12 or a rule's own number"),
              required(
                  "item_kind",
                  Type.TEXT,
                  "rule, standard, system, link, body, plan, catalogue, agreement or activity"),
              optional("title", Type.TEXT, "Title of the item or document"),
              optional("commitment", Type.TEXT, "Commitment of the outline, e.g. P2.2.1-06"),
              required(
                  "state",
                  Type.TEXT,
                  "planned, drafted, issued, in_force, live, stopped or repealed"),
              optional("province_code", Type.TEXT, "Province; null: the nation"),
              optional("city_code", Type.TEXT, "Prefecture or county; null: the province"),
              DEPARTMENT,
              DEPARTMENT_GIVEN,
              optional("counterpart_department", Type.TEXT, "Other department of a link"),
              optional("counterpart_department_given", Type.TEXT, "Other department as given"),
              optional("counterpart_province_code", Type.TEXT, "Other province of a link"),
              optional("counterpart_city_code", Type.TEXT, "Other prefecture or county of a link"),
              optional("document_no", Type.TEXT, "Number of the document"),
              optional("refers_to", Type.TEXT, "Number of the document it acts upon"),
              KEY_FIELD,
              optional("member", Type.TEXT, "Member of an enumeration that the item is about"),
              optional("disclosure", Type.TEXT, "open, on_request or closed, for a catalogue item"),
              optional("update_period", Type.TEXT, "Promised update period of a catalogue item"),
              required("event_date", Type.DATE, "Day the state was reached"),
              optional("valid_from", Type.DATE, "First day in force; null: the event's day"),
              optional("valid_to", Type.DATE, "First day after; null: in force without end"),
              ACTION,
              optional("reported_date", Type.DATE, "Day the sender exported it; null: not told"),
              WARNINGS),
          List.of(FEED, DELIVERY, LINE, ROW_ID),
          List.of(),
          List.of("feed", "item"),
          "Small: thousands of documents and states");

  /** Tables of the four shapes of fact. */
  public static final List<TableDefinition> FACTS = List.of(SUBJECT, RECORD, RETURN, MILESTONE);

  private FactTables() {}
}
