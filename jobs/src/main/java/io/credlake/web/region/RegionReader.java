package io.credlake.web.region;

import io.credlake.rate.IndexFigures.Basis;
import io.credlake.rate.Place;
import io.credlake.report.query.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what pages tell of regions besides their indices, from a lake or a release of it. */
public final class RegionReader {

  /** Coverage at the ends of years; of region and the last year. */
  static final String COVERAGE =
      """
      SELECT
        date_format(month, '%Y') AS name,
        covered,
        subjects,
        CAST(covered AS double) / nullif(subjects, 0) AS rate
      FROM lake.policy.coverage_total
      WHERE facet = 'all' AND region = ? AND year(month) <= ? AND month(month) = 12
      ORDER BY month
      """;

  /** Coverage by key field; of region and year. */
  static final String FIELDS =
      """
      SELECT field AS name, covered, subjects, rate FROM lake.policy.coverage_by_field
      WHERE region = ? AND year(month) = ? AND month(month) = 12
      ORDER BY position
      """;

  /** What senders delivered; of province and year. */
  static final String SENDERS =
      """
      SELECT sender, coalesce(sum(rows_reported), 0) AS rows,
        coalesce(sum(rows_rejected), 0) AS rejected,
        1 - CAST(sum(rows_rejected) AS double) / nullif(sum(rows_reported), 0) AS conformity,
        sum(judged) AS judged, sum(late) AS late
      FROM lake.policy.delivery_quality
      WHERE province_code = ? AND year(month) = ?
      GROUP BY sender ORDER BY 2 DESC, 1
      """;

  /** Deliveries that did not come; of province and year. */
  static final String GAPS =
      """
      SELECT feed, sender, count(*) AS months,
        date_format(max(last_delivered), '%Y-%m') AS last
      FROM lake.policy.missing_delivery
      WHERE province_code = ? AND year(month) = ?
      GROUP BY feed, sender ORDER BY 3 DESC, 1
      """;

  private final Rows rows;

  /** Reads over a connection, which stays open. */
  public RegionReader(Connection connection) {
    this.rows = new Rows(connection);
  }

  /** The regions from which each cannot be told apart in a year, by code; both ways. */
  public Map<String, List<String>> pairs(Basis basis, int year) throws SQLException {
    Map<String, List<String>> pairs = new LinkedHashMap<>();
    rows.ask(
            """
            SELECT region, other FROM lake.policy.index_pairs WHERE framework = ? AND year = ?
            UNION ALL
            SELECT other, region FROM lake.policy.index_pairs WHERE framework = ? AND year = ?
            ORDER BY 1, 2
            """,
            row -> Map.entry(row.text("region"), row.text("other")),
            basis.framework(),
            year,
            basis.framework(),
            year)
        .forEach(
            pair ->
                pairs
                    .computeIfAbsent(pair.getKey(), code -> new ArrayList<>())
                    .add(pair.getValue()));
    return pairs;
  }

  /**
   * Organisations covered.
   *
   * @param name year, or key field
   * @param covered null: not reported
   * @param rate null: not reported, or of none
   */
  public record Covered(String name, Long covered, long subjects, Double rate) {}

  /** Coverage of a region at the ends of the years up to one, the earliest first. */
  public List<Covered> coverage(Place place, int year) throws SQLException {
    return rows.ask(COVERAGE, RegionReader::covered, place.code(), year);
  }

  /** Coverage of a region by key field at the end of a year, in the order of the outline. */
  public List<Covered> fields(Place place, int year) throws SQLException {
    return rows.ask(FIELDS, RegionReader::covered, place.code(), year);
  }

  private static Covered covered(Rows.Row row) {
    return new Covered(
        row.text("name"), row.count("covered"), row.whole("subjects"), row.number("rate"));
  }

  /**
   * What a sender delivered of a province in a year.
   *
   * @param conformity null if no row was reported
   * @param late null if no record of it has a rule
   */
  public record Sender(
      String code, long rows, long rejected, Double conformity, Long judged, Long late) {

    /** Share of late records; null if none has a rule. */
    public Double lateRate() {
      return judged == null || judged == 0 ? null : (Double) ((double) late / judged);
    }
  }

  /** The senders whose rows are about a province in a year, most rows first. */
  public List<Sender> senders(Place place, int year) throws SQLException {
    return rows.ask(
        SENDERS,
        row ->
            new Sender(
                row.text("sender"),
                row.whole("rows"),
                row.whole("rejected"),
                row.number("conformity"),
                row.count("judged"),
                row.count("late")),
        place.code(),
        year);
  }

  /**
   * Deliveries that did not come.
   *
   * @param months in which they were missed
   * @param last month of which one was taken before; null: none
   */
  public record Gap(String feed, String sender, long months, String last) {}

  /** The feeds of a province's platform that missed months of a year, the most first. */
  public List<Gap> gaps(Place place, int year) throws SQLException {
    return rows.ask(
        GAPS,
        row -> new Gap(row.text("feed"), row.text("sender"), row.whole("months"), row.text("last")),
        place.code(),
        year);
  }
}
