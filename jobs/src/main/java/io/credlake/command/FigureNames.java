package io.credlake.command;

import io.credlake.release.diff.Difference;
import io.credlake.report.Language;
import io.credlake.report.query.Names;
import io.credlake.report.query.Rows;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes what differs between releases so that nobody has to look codes up.
 *
 * @param names of regions
 * @param indicators names of commitments' indicators, by commitment
 */
record FigureNames(Names names, Map<String, String> indicators) {

  static FigureNames read(Rows rows) throws SQLException {
    return new FigureNames(
        Names.read(rows),
        rows
            .ask(
                "SELECT commitment, indicator_zh FROM lake.policy.commitment",
                row -> Map.entry(row.text("commitment"), row.text("indicator_zh")))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Kind of a figure in both languages. */
  static String kind(String kind) {
    return switch (kind) {
      case "coverage" -> "coverage 覆盖";
      case "indicator" -> "indicator 指标";
      case "progress" -> "progress 进展";
      case "index" -> "index 指数";
      default -> kind;
    };
  }

  /** The cells of a difference with names beside its codes. */
  Object[] cells(Difference one) {
    Object[] cells = one.cells();
    String name = indicators.get(one.figure().split(" ", 2)[0]);
    cells[0] = kind(one.kind());
    cells[1] = name == null ? one.figure() : one.figure() + " " + name;
    cells[2] = one.region() + " " + names.region(one.region(), Language.ZH);
    return cells;
  }
}
