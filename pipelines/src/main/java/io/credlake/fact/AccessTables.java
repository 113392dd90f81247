package io.credlake.fact;

import static io.credlake.fact.Field.optional;
import static io.credlake.fact.Field.required;

import io.credlake.fact.Field.Type;
import java.util.List;

/** The tables of who may see what, and who saw what. */
public final class AccessTables {

  /** Special queries, opened and closed. */
  public static final TableDefinition TICKET =
      TableDefinition.plain(
          "ops",
          "ticket",
          "One row per special query that was approved, and one per closing of it; rows are only"
              + " added",
          List.of(
              required("ticket", Type.TEXT, "Number of the ticket"),
              required("event", Type.TEXT, "open or close"),
              required("user_name", Type.TEXT, "Who may see more than the own role shows"),
              required("approver", Type.TEXT, "Who approved it, another user"),
              required("purpose", Type.TEXT, "What for; of a closing, why"),
              required("objects", Type.TEXTS, "Views it holds for, e.g. policy.record_history"),
              required(
                  "regions", Type.TEXTS, "Provinces it holds for; 000000: all, and the nation"),
              required("begins_at", Type.INSTANT, "When it begins, or was closed"),
              required("expires_at", Type.INSTANT, "First instant at which it holds no more"),
              required("recorded_by", Type.TEXT, "Who wrote the row")),
          List.of("ticket"),
          "Small: a few rows a day");

  /** Queries, exports, reports and sign-ins. */
  public static final TableDefinition AUDIT =
      TableDefinition.plain(
          "ops",
          "audit",
          "One row per query, export, report or sign-in, answered, refused or failed",
          List.of(
              required("id", Type.TEXT, "Query of Trino, or what else was done"),
              required("kind", Type.TEXT, "query, export, report or sign_in"),
              required("user_name", Type.TEXT, "Who asked"),
              optional("source", Type.TEXT, "Program, as it calls itself; null: not told"),
              optional("address", Type.TEXT, "Address of the client; null: not known"),
              required(
                  "text", Type.TEXT, "SQL or what was asked for, without citizen numbers, cut"),
              required("objects", Type.TEXTS, "Tables and views read or written, as far as known"),
              optional("release", Type.TEXT, "Release that was read; null: none"),
              required("begun_at", Type.INSTANT, "When it began"),
              optional("ended_at", Type.INSTANT, "When it ended; null: interrupted"),
              required("outcome", Type.TEXT, "answered, refused, failed, cancelled or interrupted"),
              optional("reason", Type.TEXT, "Why it was not answered; null: it was"),
              required("rows", Type.LONG, "Rows given out; of a report its files"),
              required("rows_written", Type.LONG, "Rows written")),
          List.of("begun_at"),
          "Read by time; a batch of a few seconds is one file, compacted with the others");

  private AccessTables() {}
}
