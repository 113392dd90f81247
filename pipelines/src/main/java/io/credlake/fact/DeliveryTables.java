package io.credlake.fact;

import static io.credlake.fact.Field.optional;
import static io.credlake.fact.Field.required;
import static io.credlake.fact.RowKeys.DELIVERY;
import static io.credlake.fact.RowKeys.FEED;
import static io.credlake.fact.RowKeys.LINE;

import io.credlake.fact.Field.Type;
import java.util.List;

/** The tables of deliveries: what came, and what was rejected of it. */
public final class DeliveryTables {

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
      List.of(
          MENDED,
          FactTables.SUBJECT,
          FactTables.RECORD,
          FactTables.RETURN,
          FactTables.MILESTONE,
          REJECTION,
          DELIVERY_REGION,
          DELIVERY_LOG);

  private DeliveryTables() {}
}
