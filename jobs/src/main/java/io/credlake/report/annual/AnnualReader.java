package io.credlake.report.annual;

import io.credlake.report.annual.AnnualFigures.Card;
import io.credlake.report.query.Names;
import io.credlake.report.query.Names.Name;
import io.credlake.report.query.Rows;
import io.credlake.report.query.Rows.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads the figures of a year for all regions at once: a query for each kind of figure. */
final class AnnualReader {

  private final Rows rows;
  private final long year;

  private AnnualReader(Rows rows, long year) {
    this.rows = rows;
    this.year = year;
  }

  /**
   * The figures of a year.
   *
   * @throws IllegalArgumentException if no commitment is assessed in it; the message names the
   *     years
   */
  static AnnualFigures read(Connection connection, int year) throws SQLException {
    Rows rows = new Rows(connection);
    List<Long> years =
        rows.ask("SELECT DISTINCT year FROM lake.policy.progress ORDER BY 1", r -> r.whole("year"));
    if (!years.contains((long) year)) {
      throw new IllegalArgumentException(
          years.isEmpty()
              ? "Cannot write the annual assessment, no year is assessed yet: " + year
              : "Cannot write the annual assessment, years %s to %s are assessed: %s"
                  .formatted(years.getFirst(), years.getLast(), year));
    }
    return new AnnualReader(rows, year).read();
  }

  private AnnualFigures read() throws SQLException {
    return new AnnualFigures(
        (int) year,
        Names.read(rows),
        rows.ask(
            """
            SELECT id, heading_zh AS zh, heading_en AS en FROM lake.ref.plan_node
            WHERE id IN (SELECT part FROM lake.ref.commitment) ORDER BY position
            """,
            row ->
                new AnnualFigures.Node(
                    row.text("id"), new Name(unnumbered(row.text("zh")), row.text("en")))),
        rows.ask(
            """
            SELECT commitment, part, indicator_zh AS zh, indicator_en AS en, unit, senders
            FROM lake.policy.commitment ORDER BY position
            """,
            row ->
                new AnnualFigures.Promise(
                    row.text("commitment"),
                    row.text("part"),
                    name(row),
                    row.text("unit"),
                    row.texts("senders"))),
        cards(),
        standings(),
        rows.ask(
            """
            SELECT region, year(month) AS year, covered, subjects FROM lake.policy.coverage_period
            WHERE kind_of_period = 'year' AND facet = 'all' AND level IN ('nation', 'province')
              AND year(month) <= ?
            ORDER BY region, month
            """,
            row ->
                new AnnualFigures.Covered(
                    row.text("region"),
                    (int) row.whole("year"),
                    row.whole("covered"),
                    row.whole("subjects")),
            year),
        rows.ask(
            """
            SELECT region, field, covered, subjects FROM lake.policy.coverage_by_field
            WHERE year(month) = ? AND month(month) = 12 ORDER BY region, position
            """,
            row ->
                new AnnualFigures.Field(
                    row.text("region"),
                    row.text("field"),
                    row.count("covered"),
                    row.whole("subjects")),
            year),
        rows.ask(
            """
            SELECT 'categories' AS what, if(status = 'reported', items_fed) AS reached, items AS "all",
              CAST(NULL AS array(varchar)) AS silent, 0 AS position
            FROM lake.policy.category_coverage
            WHERE scope = 'nation' AND year(month) = ? AND month(month) = 12
            UNION ALL
            SELECT level, delivering, regions, silent,
              CASE level WHEN 'province' THEN 1 WHEN 'prefecture' THEN 2 ELSE 3 END
            FROM lake.policy.region_coverage
            WHERE year(month) = ? AND month(month) = 12
            ORDER BY 5
            """,
            row ->
                new AnnualFigures.Reach(
                    row.text("what"), row.count("reached"), row.count("all"), row.texts("silent")),
            year,
            year),
        new IndexReader(rows, year).indices(),
        new IndexReader(rows, year).scores(),
        new IndexReader(rows, year).pairs(),
        new IndexReader(rows, year).contributions(),
        rows.ask(
            """
            SELECT why, commitment, region, period, value, expected FROM lake.policy.attention
            WHERE substr(period, 1, 4) = ? ORDER BY why, commitment, region, period
            """,
            row ->
                new AnnualFigures.Alarm(
                    row.text("why"),
                    row.text("commitment"),
                    row.text("region"),
                    row.text("period"),
                    row.number("value"),
                    row.number("expected")),
            Long.toString(year)),
        new DeliveryReader(rows, year).senders(),
        new DeliveryReader(rows, year).gaps(),
        rows.ask(
            """
            SELECT id, kind, date_format(month, '%Y-%m') AS month, name_zh AS zh, name_en AS en,
              touches
            FROM lake.ref.series_break ORDER BY month, id
            """,
            row ->
                new AnnualFigures.Break(
                    row.text("id"),
                    row.text("kind"),
                    row.text("month"),
                    name(row),
                    row.texts("touches"))),
        new DeliveryReader(rows, year).bases());
  }

  private List<Card> cards() throws SQLException {
    return rows.ask(
        """
        SELECT * FROM lake.policy.scorecard
        WHERE year <= ? AND (scope = 'all' OR (scope IN ('part', 'department') AND year = ?))
        ORDER BY scope, member, region, year
        """,
        row ->
            new Card(
                row.text("scope"),
                row.text("member"),
                row.text("region"),
                (int) row.whole("year"),
                AnnualFigures.STATUSES.stream().map(row::whole).toList()),
        year,
        year);
  }

  private List<AnnualFigures.Standing> standings() throws SQLException {
    return rows.ask(
        """
        SELECT p.commitment, p.region, p.status, p.reason, coalesce(p.value, v.value) AS value,
          p.target, p.required, v.status AS reported, v.numerator, v.denominator, p.series_break
        FROM lake.policy.progress p
        LEFT JOIN lake.policy.indicator v
          ON v.commitment = p.commitment AND v.region = p.region AND v.kind_of_period = 'year'
          AND v.period = ? AND v.department IS NULL AND v.field IS NULL
        WHERE p.year = ?
        ORDER BY p.commitment, p.region
        """,
        row ->
            new AnnualFigures.Standing(
                row.text("commitment"),
                row.text("region"),
                status(row.text("status")),
                row.text("reason"),
                row.number("value"),
                row.number("target"),
                row.number("required"),
                row.text("reported"),
                row.number("numerator"),
                row.number("denominator"),
                row.text("series_break")),
        Long.toString(year),
        year);
  }

  /** As the scorecard counts them. */
  private static String status(String status) {
    return switch (status) {
      case "reached" -> "achieved";
      case "not_reached" -> "limited";
      default -> status;
    };
  }

  /** A heading without the number that it has in the outline: documents have their own. */
  static String unnumbered(String heading) {
    return heading.replaceFirst("^(（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)", "");
  }

  static Name name(Row row) {
    return new Name(row.text("zh"), row.text("en"));
  }
}
