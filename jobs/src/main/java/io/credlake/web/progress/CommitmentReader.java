package io.credlake.web.progress;

import io.credlake.rate.Period;
import io.credlake.rate.Place;
import io.credlake.report.query.Rows;
import io.credlake.report.query.Rows.Row;
import io.credlake.web.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads the figures of one commitment, from a lake or a release of it. */
public final class CommitmentReader {

  /** SQL of {@link #series}. */
  static final String SERIES =
      """
      SELECT period, status, numerator, denominator, value FROM (
        SELECT period, status, numerator, denominator, value, month, kind_of_period,
          min(CASE kind_of_period WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 ELSE 12 END)
            OVER () AS shortest
        FROM lake.policy.indicator
        WHERE commitment = ? AND region = ? AND department IS NULL AND field IS NULL
          AND year(month) <= ?)
      WHERE shortest = CASE kind_of_period WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 ELSE 12 END
      ORDER BY month
      """;

  /** SQL of {@link #regions}. */
  static final String REGIONS =
      """
      SELECT p.region, p.status AS standing, p.reason, coalesce(v.status, 'not_counted') AS status,
        format('%d', p.year) AS period, v.numerator, v.denominator, v.value
      FROM lake.policy.progress p
      LEFT JOIN lake.policy.indicator v ON v.commitment = p.commitment AND v.region = p.region
        AND v.kind_of_period = 'year' AND year(v.month) = p.year
        AND v.department IS NULL AND v.field IS NULL
      WHERE p.commitment = ? AND p.year = ? AND p.region <> '000000'
      ORDER BY p.region
      """;

  /** SQL of {@link #slices}. */
  static final String SLICES =
      """
      SELECT department, field, period, status, numerator, denominator, value
      FROM lake.policy.indicator
      WHERE commitment = ? AND region = ? AND kind_of_period = 'year' AND year(month) = ?
        AND (department IS NOT NULL OR field IS NOT NULL)
      ORDER BY department NULLS FIRST, field NULLS FIRST
      """;

  /** SQL of {@link #history}. */
  static final String HISTORY =
      """
      SELECT period, status, numerator, denominator, value, version,
        date_format(known_from AT TIME ZONE 'UTC', '%Y-%m-%d %H:%i:%s') AS known_from,
        date_format(known_to AT TIME ZONE 'UTC', '%Y-%m-%d %H:%i:%s') AS known_to
      FROM lake.policy.indicator_history
      WHERE commitment = ? AND region = ? AND kind_of_period = 'year' AND year(month) <= ?
        AND department IS NULL AND field IS NULL
      ORDER BY month DESC, known_from DESC
      """;

  private final Rows rows;
  private final String commitment;

  /** Reads over a connection, which stays open. */
  public CommitmentReader(Connection connection, String commitment) {
    this.rows = new Rows(connection);
    this.commitment = commitment;
  }

  /** Values of a region over time in the shortest periods that are counted, up to a year's end. */
  public List<Observed> series(Place place, int year) throws SQLException {
    return rows.ask(SERIES, CommitmentReader::observed, commitment, place.code(), year);
  }

  /**
   * How a province stands at the end of a year; what is null is not told.
   *
   * @param told how it is counted; reported, or how it is missing
   */
  public record Region(String code, String told, Observed observed, String status, String reason) {}

  /** All provinces in a year, in the order of GB/T 2260. */
  public List<Region> regions(int year) throws SQLException {
    return rows.ask(
        REGIONS,
        row ->
            new Region(
                row.text("region"),
                row.text("status"),
                observed(row),
                row.text("standing"),
                row.text("reason")),
        commitment,
        year);
  }

  /**
   * A value that is told apart by department, key field, or both.
   *
   * @param department null for all
   * @param field null for all
   */
  public record Slice(String department, String field, Observed observed) {}

  /** Values of a region in a year by department and field; empty if they are not told apart. */
  public List<Slice> slices(Place place, int year) throws SQLException {
    return rows.ask(
        SLICES,
        row -> new Slice(row.text("department"), row.text("field"), observed(row)),
        commitment,
        place.code(),
        year);
  }

  /**
   * A value as it was known for a time.
   *
   * @param from UTC
   * @param to UTC; null for what stands
   */
  public record Known(Observed observed, int version, String from, String to) {}

  /** What was known of the values of a region's years and when, the newest first. */
  public List<Known> history(Place place, int year) throws SQLException {
    return rows.ask(
        HISTORY,
        row ->
            new Known(
                observed(row),
                (int) row.whole("version"),
                row.text("known_from"),
                row.text("known_to")),
        commitment,
        place.code(),
        year);
  }

  private static Observed observed(Row row) {
    return new Observed(
        Period.parse(row.text("period")),
        row.text("status"),
        row.number("numerator"),
        row.number("denominator"),
        row.number("value"));
  }

  /** The queries of a commitment's page, by the name of the section. */
  static Query query(String section, String commitment, String region, int year) {
    return switch (section) {
      case "series" -> new Query(SERIES, List.of(commitment, region, year));
      case "regions" -> new Query(REGIONS, List.of(commitment, year));
      case "slices" -> new Query(SLICES, List.of(commitment, region, year));
      case "history" -> new Query(HISTORY, List.of(commitment, region, year));
      default -> throw new IllegalArgumentException("Invalid section: " + section);
    };
  }
}
