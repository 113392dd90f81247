package io.credlake.fact;

import static io.credlake.fact.Field.required;

import io.credlake.fact.Field.Type;
import java.util.List;

/** What was found by who looks after the tables. */
public final class CareTables {

  /** Looks at all tables, each after what was due had been done. */
  public static final TableDefinition LOOK =
      TableDefinition.plain(
          "ops",
          "table_look",
          "One row per table and look at it, after what was due had been done; rows are only added",
          List.of(
              required("looked_at", Type.INSTANT, "When all tables were looked at, UTC"),
              required("table_name", Type.TEXT, "Table with its namespace"),
              required("files", Type.LONG, "Data files of the newest state"),
              required("bytes", Type.LONG, "Their size in bytes"),
              required(
                  "small_together",
                  Type.LONG,
                  "Most files of one partition that are smaller than asked for, and could be one"),
              required("delete_files", Type.LONG, "Files of deleted rows that readers look into"),
              required("manifests", Type.LONG, "Lists of files that readers look into"),
              required("expirable", Type.LONG, "Old states that nobody keeps"),
              required("pinned", Type.LONG, "States that releases keep"),
              required("done", Type.LONG, "Chores that were done to it this time"),
              required("failed", Type.LONG, "Chores that could not be done this time"),
              required("due", Type.LONG, "Chores that are still due, but for orphans")),
          List.of("looked_at"),
          "A row for each table and day");

  private CareTables() {}
}
