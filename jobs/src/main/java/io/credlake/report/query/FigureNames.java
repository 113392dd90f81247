package io.credlake.report.query;

import io.credlake.report.Language;
import io.credlake.report.query.Names.Name;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What figures that differ between releases are called, so that nobody has to look codes up.
 *
 * @param names of regions
 * @param indicators names of commitments' indicators, by commitment
 */
public record FigureNames(Names names, Map<String, Name> indicators) {

  /** Reads them from a lake. */
  public static FigureNames read(Rows rows) throws SQLException {
    return new FigureNames(
        Names.read(rows),
        rows
            .ask(
                "SELECT commitment, indicator_zh, indicator_en FROM lake.policy.commitment",
                row ->
                    Map.entry(
                        row.text("commitment"),
                        new Name(row.text("indicator_zh"), row.text("indicator_en"))))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** A figure, which begins with a commitment, with the name of its indicator. */
  public String figure(String figure, Language language) {
    Name name = indicators.get(figure.split(" ", 2)[0]);
    return name == null ? figure : figure + " " + name.in(language);
  }

  /** A region's code and name. */
  public String region(String code, Language language) {
    return code + " " + names.region(code, language);
  }
}
