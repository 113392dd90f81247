package io.credlake.fact;

import static io.credlake.fact.Field.optional;
import static io.credlake.fact.Field.required;

import io.credlake.fact.Field.Type;
import java.util.List;

/**
 * Tables of the releases: what was frozen, when, why, and what became of it. Rows are only added.
 */
public final class ReleaseTables {

  private static final Field RELEASE = required("release", Type.TEXT, "Name of the release");

  /** The making of a release that a row belongs to. */
  public static final Field CREATION =
      required(
          "creation",
          Type.TEXT,
          "Making that the row belongs to: rows of one that died count for nobody");

  /** Releases; the row of one is the last of what makes it. */
  public static final TableDefinition RELEASES =
      table(
          "release",
          "One row per release, written when all of it is pinned and checked",
          List.of(
              RELEASE,
              CREATION,
              required("as_of", Type.DATE, "Last day of event time that it speaks of"),
              required("created_at", Type.INSTANT, "When its tables were pinned, UTC"),
              optional("embargo_until", Type.INSTANT, "Before which readers do not see it, UTC"),
              optional("reason", Type.TEXT, "Why it was made; null: nothing was said"),
              optional("supersedes", Type.TEXT, "Release that it corrects; null: none"),
              required("program", Type.TEXT, "Version of the program"),
              required("feeds_digest", Type.TEXT, "SHA-256 of conf/feeds and conf/layouts"),
              required("codes_digest", Type.TEXT, "SHA-256 of conf/codes"),
              required("plan_digest", Type.TEXT, "SHA-256 of conf/plan"),
              required("indicators_digest", Type.TEXT, "SHA-256 of conf/indicators"),
              required("index_digest", Type.TEXT, "SHA-256 of conf/index"),
              required("coverage_digest", Type.TEXT, "SHA-256 of conf/coverage.properties"),
              required("views_digest", Type.TEXT, "SHA-256 of the queries of the frozen views"),
              required(
                  "digest",
                  Type.TEXT,
                  "SHA-256 over all tables, see digest of ops.release_table")));

  /** What a release pins. */
  public static final TableDefinition PINNED =
      table(
          "release_table",
          "One row per release and table of the lake: the snapshot that its tag keeps",
          List.of(
              RELEASE,
              CREATION,
              required("table_name", Type.TEXT, "Table with its namespace"),
              required("tag", Type.TEXT, "Iceberg tag of the snapshot, which never expires"),
              required("snapshot_id", Type.LONG, "Snapshot of the table"),
              required("rows", Type.LONG, "Rows of it"),
              required("files", Type.LONG, "Data and delete files of it"),
              required("bytes", Type.LONG, "Their size in bytes"),
              required("digest", Type.TEXT, "SHA-256 over names, sizes and rows of the files")));

  /** What became of a release. */
  public static final TableDefinition EVENTS =
      table(
          "release_event",
          "One row per event in the life of a release",
          List.of(
              RELEASE,
              CREATION,
              required("at", Type.INSTANT, "When, UTC"),
              required("event", Type.TEXT, "created or withdrawn"),
              optional("reason", Type.TEXT, "Why; null: nothing was said"),
              required("who", Type.TEXT, "User of the machine who did it")));

  /** All of them, in the order of commit: a release only after what it pins. */
  public static final List<TableDefinition> ALL = List.of(PINNED, EVENTS, RELEASES);

  private ReleaseTables() {}

  private static TableDefinition table(String name, String doc, List<Field> fields) {
    return TableDefinition.plain("ops", name, doc, fields, List.of(), "Small: some rows a release");
  }
}
