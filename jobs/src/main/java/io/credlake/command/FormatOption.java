package io.credlake.command;

import io.credlake.trino.query.ResultFormat;
import picocli.CommandLine.Option;

/** The option that says in which format a command prints its rows. */
final class FormatOption {

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "FORMAT",
      description = "table, csv or json (default: ${DEFAULT-VALUE}).")
  private ResultFormat format;

  /** What was chosen. */
  ResultFormat chosen() {
    return format;
  }

  /** Whether people read it. */
  boolean isTable() {
    return format == ResultFormat.TABLE;
  }
}
