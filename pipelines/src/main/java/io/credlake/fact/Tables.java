package io.credlake.fact;

import static io.credlake.fact.Field.optional;
import static io.credlake.fact.Field.required;

import io.credlake.fact.Field.Type;
import java.util.List;

/** Every table of the lake, defined once. */
public final class Tables {

  private static final Field FEED =
      required("feed", Type.TEXT, "Feed that delivered the row; a contract in conf/feeds");
  private static final Field DELIVERY =
      required(
          "delivery_id",
          Type.TEXT,
          "Delivery: SHA-256 of its bytes in hexadecimal, or of the place where a topic's batch"
              + " begins");
  private static final Field LINE =
      required(
          "line",
          Type.LONG,
          "Line of the file where the row begins, the title row being 1; message of a topic's"
              + " batch");
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

  /** A reason why a row was rejected. */
  public static final TableDefinition REJECTION =
      new TableDefinition(
          "ops",
          "rejection",
          "One row per reason why a delivered row was rejected",
          List.of(
              required("field", Type.TEXT, "Field at fault; row if it is the row's shape"),
              required("reason", Type.TEXT, "Reason code, see ref.reason"),
              optional("value", Type.TEXT, "Text at fault, at most 200 characters; null: absent"),
              optional(
                  "row",
                  Type.TEXT,
                  "The row as CSV, person columns masked; null if its columns cannot be told"
                      + " apart"),
              optional("province_code", Type.TEXT, "Province of the row; null if unknown"),
              optional("credit_code", Type.TEXT, "Credit code of the row; null if not valid")),
          List.of(FEED, DELIVERY, LINE),
          List.of(),
          List.of("feed", "delivery_id", "line"),
          "A sender mends one feed; one delivery is read in the order of its lines");

  /** A rejected row that came again, mended. */
  public static final TableDefinition MENDED =
      new TableDefinition(
          "ops",
          "mended",
          "One row per rejected row that came again mended; equal rows say the same",
          List.of(
              required("mended_delivery", Type.TEXT, "Delivery of the rejected row"),
              required("mended_line", Type.LONG, "Line of the rejected row in that delivery")),
          List.of(FEED, DELIVERY, LINE),
          List.of(),
          List.of("mended_delivery", "mended_line"),
          "Small beside ops.rejection, and read together with it");

  /** What a delivery held, by province. */
  public static final TableDefinition DELIVERY_REGION =
      new TableDefinition(
          "ops",
          "delivery_region",
          "One row per delivery and province: how many of its rows there were",
          List.of(
              optional("province_code", Type.TEXT, "Province, GB/T 2260; null: rows of none"),
              required("rows_read", Type.LONG, "Data rows read"),
              required("rows_valid", Type.LONG, "Rows with a valid credit code"),
              required("rows_wrong", Type.LONG, "Rows with a wrong or missing credit code")),
          List.of(FEED, DELIVERY),
          List.of(),
          List.of(),
          "Small: a row per delivery and province");

  /** A delivery that arrived. */
  public static final TableDefinition DELIVERY_LOG =
      new TableDefinition(
          "ops",
          "delivery",
          "One row per delivery, written when all of it is in the lake;"
              + " rows_read = rows_accepted + rows_rejected + rows_duplicate",
          List.of(
              required("sender", Type.TEXT, "Sending department"),
              required(
                  "source",
                  Type.TEXT,
                  "File it came from, or messages as kafka://topic/partition@from-to"),
              optional("rows_declared", Type.LONG, "Rows its manifest declared; null: no manifest"),
              required("rows_read", Type.LONG, "Data rows, titles not counted"),
              required("rows_accepted", Type.LONG, "Rows that became facts, or counts of persons"),
              required(
                  "rows_persons",
                  Type.LONG,
                  "Of the accepted: rows about natural persons, counted at the door in"
                      + " core.return"),
              required("rows_rejected", Type.LONG, "Rows in ops.rejection"),
              required("rows_duplicate", Type.LONG, "Rows equal to one accepted before"),
              required("status", Type.TEXT, "accepted, partial (some rows rejected) or refused"),
              optional("message", Type.TEXT, "Why it was refused, or what is odd about it"),
              required(
                  "reconciliation",
                  Type.TEXT,
                  "Declared rows and control sums: met, not_met or not_declared"),
              optional("period_from", Type.DATE, "First day it declares to cover; null: none"),
              optional("period_to", Type.DATE, "Last day it declares to cover; null: none"),
              optional("sent_on", Type.DATE, "Day the sender sent it; null: see arrived_at"),
              optional("format", Type.TEXT, "csv, jsonl, xml or xlsx; null if refused before"),
              optional("layout", Type.TEXT, "Edition of the standard; null if refused before"),
              required("rejections", Type.COUNTS, "Rejected rows by reason code"),
              required("warnings", Type.COUNTS, "Accepted rows by reason code of a warning"),
              required("bytes", Type.LONG, "Size in bytes"),
              optional(
                  "encoding",
                  Type.TEXT,
                  "Encoding it was read in; null if refused before, or a workbook"),
              required("contract_version", Type.LONG, "Version of the contract it was read by"),
              required("arrived_at", Type.INSTANT, "When it was found, UTC"),
              required("completed_at", Type.INSTANT, "When its last row was counted, UTC"),
              required("run_id", Type.TEXT, "Run of the ingest job that completed it")),
          List.of(FEED, DELIVERY),
          List.of(),
          List.of(),
          "Small: a row per delivery");

  /** All tables that ingest writes, in the order of commit: a delivery only after its rows. */
  public static final List<TableDefinition> INGESTED =
      List.of(MENDED, SUBJECT, RECORD, RETURN, MILESTONE, REJECTION, DELIVERY_REGION, DELIVERY_LOG);

  /** Changes of coverage. */
  public static final TableDefinition COVERAGE_DELTA =
      new TableDefinition(
          "stat",
          "coverage_delta",
          "One row per change of a cell: from the last day of its month on, the cell's numbers are"
              + " higher or lower by those told; coverage is the running sum of one generation",
          List.of(
              required(
                  "generation", Type.LONG, "Counting that it belongs to; each begins from nothing"),
              required("round", Type.LONG, "Round of that counting, see stat.coverage_round"),
              required(
                  "month", Type.DATE, "First day of the first month on whose last day it holds"),
              required(
                  "province_code", Type.TEXT, "Province in which the organisations are registered"),
              optional("city_code", Type.TEXT, "Prefecture or county of it; null: none is known"),
              optional("kind", Type.TEXT, "Kind of organisation; null: unlisted, or no code yet"),
              required(
                  "facet",
                  Type.TEXT,
                  "all, field, industry or department: by what the organisations of a region and"
                      + " kind are told apart; sums make sense within one facet only"),
              optional(
                  "member",
                  Type.TEXT,
                  "Key field, industry section or deciding department; null: all, or none is"
                      + " known"),
              required(
                  "subjects",
                  Type.LONG,
                  "Organisations more in the registers; 0 for field and department, see all"),
              required("covered", Type.LONG, "Of these, more with a record in force there")),
          List.of(),
          List.of(),
          List.of("facet", "province_code", "city_code", "month"),
          "Changes of one cell end up side by side, and those of one province in few row groups");

  /** Rounds of the counting of coverage. */
  public static final TableDefinition COVERAGE_ROUND =
      new TableDefinition(
          "stat",
          "coverage_round",
          "One row per round: coverage counts all deliveries that were complete when it began",
          List.of(
              required("generation", Type.LONG, "Counting that it belongs to"),
              required("round", Type.LONG, "Number within that counting, from 1"),
              required("deliveries", Type.LONG, "Deliveries counted so far"),
              required("delivery_snapshot", Type.LONG, "Snapshot of ops.delivery that it counts"),
              required("computed_at", Type.INSTANT, "When it was counted, UTC")),
          List.of(),
          List.of(),
          List.of(),
          "Small: a row per round");

  /** What a counting of coverage misses. */
  public static final TableDefinition COVERAGE_LATE =
      new TableDefinition(
          "stat",
          "coverage_late",
          "One row per statement about a past that was settled already: the counting misses it, and"
              + " coverage is counted anew at once; empty as a rule",
          List.of(
              required("generation", Type.LONG, "Counting that misses it"),
              required("round", Type.LONG, "Round in which it came"),
              required("identifier", Type.TEXT, "Number under which it names its organisation"),
              required("day", Type.DATE, "Day of which it speaks"),
              required("reported_date", Type.DATE, "When it was said, or known")),
          List.of(),
          List.of(),
          List.of(),
          "Small: a row per late correction");

  /** Values of the indicators. */
  public static final TableDefinition INDICATOR_VALUE =
      new TableDefinition(
          "stat",
          "indicator_value",
          "One row per value of an indicator and change of it: of one key the row of the newest"
              + " round holds, see policy.indicator",
          List.of(
              required("generation", Type.LONG, "Counting that it belongs to"),
              required("round", Type.LONG, "Round that evaluated it, see stat.coverage_round"),
              required("commitment", Type.TEXT, "Commitment that it measures"),
              required("version", Type.LONG, "Version of the indicator's definition"),
              required("region", Type.TEXT, "000000 for the nation, or a province"),
              optional("department", Type.TEXT, "Department, by its last successor; null: all"),
              optional("field", Type.TEXT, "Key field; null: all"),
              required("kind_of_period", Type.TEXT, "month, quarter or year"),
              required("month", Type.DATE, "First day of the period's last month"),
              required(
                  "status",
                  Type.TEXT,
                  "reported, not_reported, not_applicable, suppressed or discontinued"),
              optional("numerator", Type.DOUBLE, "What is counted; null unless reported"),
              optional("denominator", Type.DOUBLE, "What it is a share of; null: none"),
              optional("value", Type.DOUBLE, "In the indicator's unit; null: a share of nothing"),
              required("cells", Type.LONG, "Cells or events that it is made of"),
              required("cells_missing", Type.LONG, "Cells that hold no number")),
          List.of(),
          List.of(),
          List.of("commitment", "region", "kind_of_period", "month"),
          "One indicator is read over its regions and periods");

  /** How far the commitments are. */
  public static final TableDefinition PROGRESS =
      new TableDefinition(
          "stat",
          "progress",
          "One row per assessment of a commitment in a region and year, and change of it: of one"
              + " key the row of the newest round holds, see policy.progress",
          List.of(
              required("generation", Type.LONG, "Counting that it belongs to"),
              required("round", Type.LONG, "Round that assessed it, see stat.coverage_round"),
              required("commitment", Type.TEXT, "Commitment"),
              required("version", Type.LONG, "Version of the indicator's definition"),
              required("region", Type.TEXT, "000000 for the nation, or a province"),
              required("year", Type.LONG, "Year at whose end it is assessed"),
              required(
                  "status",
                  Type.TEXT,
                  "achieved, on_track, moderate, limited or regressing against a level; advancing,"
                      + " steady or receding in a direction; reached or not_reached; watched;"
                      + " not_assessable"),
              optional("reason", Type.TEXT, "Why it cannot be assessed; null: it is"),
              optional("method", Type.TEXT, "By which published method; null: none is needed"),
              optional("base_year", Type.LONG, "Year from which progress is counted"),
              optional("base", Type.DOUBLE, "Value of that year"),
              optional("value", Type.DOUBLE, "Value of the year"),
              optional("required", Type.DOUBLE, "Value on the straight way to the target"),
              optional("projected", Type.DOUBLE, "Value that the growth so far leads to"),
              optional("gone", Type.DOUBLE, "Part of the way to the target that is gone"),
              optional("chart", Type.LONG, "Level of the UN's progress chart, 1 to 3"),
              optional("progress", Type.DOUBLE, "Progress as the method measures it"),
              optional("score", Type.DOUBLE, "Score of the method, -5 to 5"),
              optional("series_break", Type.TEXT, "Break behind which the base lies")),
          List.of(),
          List.of(),
          List.of("commitment", "region", "year"),
          "Small: a row per commitment, region and year");

  /** Tables of what is counted, in the order of commit: a round only after its changes. */
  public static final List<TableDefinition> COVERAGE =
      List.of(COVERAGE_DELTA, COVERAGE_LATE, INDICATOR_VALUE, PROGRESS, COVERAGE_ROUND);

  /** Administrative divisions. */
  public static final TableDefinition REGION =
      reference(
          "region",
          "One row per administrative division and time, GB/T 2260",
          List.of(
              required("code", Type.TEXT, "Six digits"),
              required("level", Type.TEXT, "province, prefecture or county"),
              required("name_zh", Type.TEXT, "Official Chinese name"),
              required("short_zh", Type.TEXT, "Usual short Chinese name"),
              required("aliases", Type.TEXTS, "Further names that feeds use"),
              optional("name_en", Type.TEXT, "English name; null: none known"),
              optional("parent", Type.TEXT, "Code of the division above; null for a province"),
              optional("valid_from", Type.DATE, "First day; null: older than our knowledge"),
              optional("valid_to", Type.DATE, "First day after; null: in force"),
              required("successors", Type.TEXTS, "Codes that follow it")));

  /** Sections of industry. */
  public static final TableDefinition INDUSTRY_SECTION =
      reference(
          "industry_section",
          "One row per section of industry, GB/T 4754-2017",
          List.of(
              required("letter", Type.TEXT, "A to T: what a code of the standard begins with"),
              required("name_zh", Type.TEXT, "Chinese name"),
              required("name_en", Type.TEXT, "English name")));

  /** What the first two characters of a credit code say. */
  public static final TableDefinition ORGANISATION_KIND =
      reference(
          "organisation_kind",
          "One row per pair of department and kind in a credit code, GB 32100-2015 table 1",
          List.of(
              required("prefix", Type.TEXT, "First two characters of the code"),
              required("kind", Type.TEXT, "Stable English name of the kind"),
              required("department_zh", Type.TEXT, "Registering department in Chinese"),
              required("department_en", Type.TEXT, "Registering department in English"),
              required("kind_zh", Type.TEXT, "Kind in Chinese")));

  /** Departments and institutions. */
  public static final TableDefinition DEPARTMENT_LIST =
      reference(
          "department",
          "One row per department or institution that sends feeds or follows one",
          List.of(
              required("code", Type.TEXT, "Stable code, e.g. SAIC"),
              required("name_zh", Type.TEXT, "Official Chinese name"),
              required("short_zh", Type.TEXT, "Usual short Chinese name"),
              required("aliases", Type.TEXTS, "Further names that feeds use"),
              required("name_en", Type.TEXT, "English name"),
              optional("valid_from", Type.DATE, "First day; null: before 2014"),
              optional("valid_to", Type.DATE, "First day after; null: in force"),
              required("successors", Type.TEXTS, "Codes that follow it, the main one first")));

  /** The 17 key fields. */
  public static final TableDefinition KEY_FIELD_LIST =
      reference(
          "key_field",
          "One row per key field of the outline, P4.1.1",
          List.of(
              required("code", Type.TEXT, "Stable code, e.g. taxation"),
              required("position", Type.LONG, "Position in the outline's text, from 1"),
              required("name_zh", Type.TEXT, "Chinese name, as in the outline"),
              required("name_en", Type.TEXT, "English name"),
              required("aliases", Type.TEXTS, "Further names that feeds use")));

  /** The calendar of working days. */
  public static final TableDefinition CALENDAR =
      reference(
          "calendar",
          "One row per day of the years whose holidays the State Council has announced",
          List.of(
              required("day", Type.DATE, "The day, in China"),
              required("working", Type.BOOLEAN, "Whether it is a working day"),
              required("working_days", Type.LONG, "Working days from the first day to this one"),
              optional("occasion", Type.TEXT, "Holiday, or holiday it is worked for; null: none")));

  /** Reason codes. */
  public static final TableDefinition REASON =
      reference(
          "reason",
          "One row per reason why a row is rejected or kept with a warning",
          List.of(
              required("code", Type.TEXT, "Reason code"),
              required("rejects", Type.BOOLEAN, "Whether the row is rejected"),
              required("name_zh", Type.TEXT, "What is wrong, in Chinese"),
              required("name_en", Type.TEXT, "What is wrong, in English"),
              required("mend", Type.TEXT, "How the sender can mend it")));

  /** Feeds. */
  public static final TableDefinition FEED_CONTRACT =
      reference(
          "feed",
          "One row per feed contract in conf/feeds",
          List.of(
              required("feed", Type.TEXT, "Name of the feed"),
              required("version", Type.LONG, "Version of the contract"),
              required("name_zh", Type.TEXT, "Title in Chinese"),
              required("name_en", Type.TEXT, "Title in English"),
              required("sender", Type.TEXT, "Sending department"),
              required("systems", Type.TEXTS, "Named systems of the outline that it comes from"),
              required("shape", Type.TEXT, "Shape of fact its rows become"),
              required("period", Type.TEXT, "How often it is delivered"),
              optional("timely_days", Type.LONG, "Latest delivery after the event; null: no rule"),
              optional("timely_working", Type.BOOLEAN, "Whether these are working days"),
              required("guard", Type.TEXT, "A if its cells count natural persons, else N"),
              required("grade", Type.TEXT, "public, shared or controlled"),
              required("legal_basis", Type.TEXT, "Rule that the feed rests on")));

  /** The outline's headings and paragraphs. */
  public static final TableDefinition PLAN_NODE =
      reference(
          "plan_node",
          "One row per heading or paragraph of the outline (国发〔2014〕21号), see conf/plan",
          List.of(
              required("id", Type.TEXT, "Place in the text, e.g. P2.2.1"),
              required("position", Type.LONG, "Place in the order of the text, from 1"),
              optional("parent", Type.TEXT, "Node it stands under; null: a part"),
              required("heading_zh", Type.TEXT, "Heading"),
              required("heading_en", Type.TEXT, "Heading in English"),
              optional("responsible_zh", Type.TEXT, "Who is to carry it out; null: nobody")));

  /** The outline's commitments. */
  public static final TableDefinition COMMITMENT =
      reference(
          "commitment",
          "One row per commitment of the outline, see conf/plan",
          List.of(
              required("id", Type.TEXT, "Node and number within it, e.g. P2.2.1-06"),
              required("position", Type.LONG, "Place in the order of the text, from 1"),
              required("node", Type.TEXT, "Node it stands in"),
              required("part", Type.TEXT, "Part of the outline: P0, P1, P2.1 to P2.4, P3 to P6"),
              required(
                  "type", Type.TEXT, "SYSTEM, LIST, MECHANISM, STANDARD, ACTIVITY, LAW or OUTCOME"),
              required(
                  "guard",
                  Type.TEXT,
                  "N: no persons; A: persons as counts of cells only; X: the text asks to evaluate"
                      + " individuals, which is not done: institutions are measured instead"),
              required(
                  "basis",
                  Type.TEXT,
                  "EXPLICIT: the text says who must have it; INTERPRETATION: the threshold is"
                      + " ours; NONE: it is only watched"),
              required("quote", Type.TEXT, "Words of the outline"),
              required("english", Type.TEXT, "What they say"),
              required("senders", Type.TEXTS, "Departments whose deliveries tell how far it is")));

  /** The indicators of the commitments. */
  public static final TableDefinition INDICATOR =
      reference(
          "indicator",
          "One row per commitment: the indicator that measures it, see conf/indicators",
          List.of(
              required("id", Type.TEXT, "I- and the commitment's id"),
              required("commitment", Type.TEXT, "Commitment that it measures"),
              required("version", Type.LONG, "Version of the definition, from 1"),
              required("name_zh", Type.TEXT, "Name in Chinese"),
              required("name_en", Type.TEXT, "Name in English"),
              required("unit", Type.TEXT, "Unit of its values"),
              required("numerator", Type.TEXT, "What is counted, in English"),
              optional(
                  "denominator",
                  Type.TEXT,
                  "What it is a share of, in English; null: a plain count"),
              required("family", Type.TEXT, "What kind of thing it says, e.g. COV: coverage"),
              required("direction", Type.TEXT, "up, down or none: in which it gets better"),
              required("dimensions", Type.TEXTS, "By which it may be told apart"),
              required("target_kind", Type.TEXT, "level, direction, milestone or none"),
              optional("target", Type.DOUBLE, "Number to be reached; null: none"),
              optional("target_by", Type.DATE, "First day of the month by which; null: none"),
              required("target_wording", Type.TEXT, "Why this is the target, in English"),
              required("measure", Type.TEXT, "return, milestone, record, event or named"),
              required("period", Type.TEXT, "month, quarter or year: how often it is counted"),
              required("definition", Type.TEXT, "How it is counted, as in conf/indicators"),
              required("numerator_zh", Type.TEXT, "What is counted, in Chinese"),
              optional("denominator_zh", Type.TEXT, "What it is a share of, in Chinese"),
              required("target_wording_zh", Type.TEXT, "Why this is the target, in Chinese")));

  /** Changes after which numbers cannot be compared. */
  public static final TableDefinition SERIES_BREAK =
      reference(
          "series_break",
          "One row per change of rules or codes that breaks series, see conf/plan",
          List.of(
              required("id", Type.TEXT, "Name of the break"),
              required("kind", Type.TEXT, "BREAK: a new series begins; END: the series stops"),
              required("month", Type.DATE, "First day of the first month of the new series"),
              required("name_zh", Type.TEXT, "What changed"),
              required("name_en", Type.TEXT, "What changed, in English"),
              required(
                  "touches",
                  Type.TEXTS,
                  "Commitments, nodes or senders whose figures it breaks; by:industry and the like:"
                      + " figures told apart by it")));

  /** Tables of the plan; empty where the configuration has none. */
  public static final List<TableDefinition> PLAN =
      List.of(PLAN_NODE, COMMITMENT, INDICATOR, SERIES_BREAK);

  private Tables() {}

  static TableDefinition reference(String name, String doc, List<Field> fields) {
    return TableDefinition.plain(
        "ref", name, doc, fields, List.of(), "Small: loaded whole from conf when it changes");
  }
}
