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
      required("delivery_id", Type.TEXT, "Delivery: SHA-256 of its bytes in hexadecimal");
  private static final Field LINE =
      required("line", Type.LONG, "Line of the file where the row begins, the title row being 1");
  private static final Field ROW_ID =
      required("row_id", Type.IDENTITY, "Digest of the row's kept content; equal rows count once");

  /** A version of an organisation. */
  public static final TableDefinition SUBJECT =
      new TableDefinition(
          "core",
          "subject",
          "One row per version of an organisation, as a register delivered it",
          List.of(
              required("credit_code", Type.TEXT, "Unified social credit code, GB 32100-2015"),
              optional("name", Type.TEXT, "Name of the organisation as given"),
              optional(
                  "kind", Type.TEXT, "Kind by the code's first two characters; null: unlisted"),
              required("province_code", Type.TEXT, "Province, GB/T 2260, from its name as given"),
              optional("city_code", Type.TEXT, "Prefecture or county; null: absent or unresolved"),
              optional("city", Type.TEXT, "Prefecture or county as given; null: not reported"),
              optional("industry", Type.TEXT, "Industry class, GB/T 4754; null: not reported"),
              optional("status", Type.TEXT, "Status in the register; null: not reported"),
              optional("legal_form", Type.TEXT, "Legal form as given; null: not reported"),
              optional("capital", Type.MONEY, "Registered capital in units of its currency"),
              optional("capital_currency", Type.TEXT, "Currency of the capital, ISO 4217"),
              optional("capital_given", Type.TEXT, "Registered capital as given"),
              required("valid_from", Type.DATE, "First day of this version: day of registration"),
              optional("valid_to", Type.DATE, "First day after this version; null: still valid"),
              optional(
                  "warnings", Type.TEXTS, "Reason codes of oddities kept as given; null: none")),
          List.of(FEED, DELIVERY, LINE, ROW_ID),
          List.of("feed"),
          List.of("province_code", "credit_code"),
          "Rebuilds and replays read one feed; policy queries read one province or one code");

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
                  "The row as CSV, person columns masked; null if its columns cannot be told apart"),
              optional("province_code", Type.TEXT, "Province of the row; null if unknown"),
              optional("credit_code", Type.TEXT, "Credit code of the row; null if not valid")),
          List.of(FEED, DELIVERY, LINE),
          List.of("feed"),
          List.of("delivery_id", "line"),
          "A sender mends one feed; one delivery is read in the order of its lines");

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
              required("source", Type.TEXT, "File it came from"),
              optional("rows_declared", Type.LONG, "Rows its manifest declared; null: no manifest"),
              required("rows_read", Type.LONG, "Data rows, titles not counted"),
              required("rows_accepted", Type.LONG, "Rows that became facts"),
              required("rows_rejected", Type.LONG, "Rows in ops.rejection"),
              required("rows_duplicate", Type.LONG, "Rows equal to one accepted before"),
              required("status", Type.TEXT, "accepted, partial (some rows rejected) or refused"),
              optional("message", Type.TEXT, "Why it was refused, or what is odd about it"),
              required("rejections", Type.COUNTS, "Rejected rows by reason code"),
              required("warnings", Type.COUNTS, "Accepted rows by reason code of a warning"),
              required("bytes", Type.LONG, "Size in bytes"),
              optional("encoding", Type.TEXT, "Encoding it was read in; null if refused before"),
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
      List.of(SUBJECT, REJECTION, DELIVERY_REGION, DELIVERY_LOG);

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
              required("shape", Type.TEXT, "Shape of fact its rows become"),
              required("grade", Type.TEXT, "public, shared or controlled"),
              required("legal_basis", Type.TEXT, "Rule that the feed rests on")));

  private Tables() {}

  private static TableDefinition reference(String name, String doc, List<Field> fields) {
    return new TableDefinition(
        "ref",
        name,
        doc,
        fields,
        List.of(),
        List.of(),
        List.of(),
        "Small: loaded whole from conf when it changes");
  }
}
