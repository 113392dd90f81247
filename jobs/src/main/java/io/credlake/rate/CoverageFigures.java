package io.credlake.rate;

import io.credlake.code.Region;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Figures of coverage, as the views of the lake tell them. */
public final class CoverageFigures {

  private final Connection connection;

  /** Figures of the lake that a connection leads to. */
  public CoverageFigures(Connection connection) {
    this.connection = connection;
  }

  /** By what the organisations of a region are told apart. */
  public enum By {
    /** By nothing. */
    ALL,
    /** By key field. */
    FIELD,
    /** By kind of organisation. */
    KIND,
    /** By section of industry. */
    INDUSTRY,
    /** By deciding department. */
    DEPARTMENT,
    /** By region of the next level. */
    REGION
  }

  /**
   * A figure.
   *
   * @param code of the member; null for all, and where none is known
   * @param nameZh its Chinese name; null if it has none
   * @param nameEn its English name; null if it has none
   * @param covered organisations with a record in force, at the end of the period, of the one
   *     before and of the same a year before; null if not reported or before the first period
   * @param subjects organisations in the registers, likewise
   */
  public record Figure(
      String code, String nameZh, String nameEn, List<Long> covered, List<Long> subjects) {

    /** Rate in percent at the end of one of the three periods; null if there is none. */
    public Double rate(int period) {
      Long part = covered.get(period);
      Long whole = subjects.get(period);
      return part == null || whole == null || whole == 0 ? null : 100.0 * part / whole;
    }

    /** How many percentage points the rate is higher than at the end of another period. */
    public Double change(int period) {
      Double now = rate(0);
      Double then = rate(period);
      return now == null || then == null ? null : now - then;
    }
  }

  /**
   * A sender whose delivery is missing.
   *
   * @param province whose platform it is; null: a department of the nation
   * @param months of the period for which it is missing
   * @param lastDelivered last month that it delivered
   */
  public record Missing(
      String feed, String sender, String province, int months, YearMonth lastDelivered) {}

  /** What coverage was counted from: the months reported, and how many deliveries. */
  public record Basis(ReportedMonths months, long deliveries, String computedAt) {}

  /** What coverage was counted from; empty if nothing was counted yet. */
  public Optional<Basis> basis() throws SQLException {
    String sql =
        """
        SELECT min(month), max(month), max_by(r.deliveries, r.round), max_by(r.computed_at, r.round)
        FROM lake.policy.reported_month
        CROSS JOIN (
          SELECT round, deliveries, CAST(computed_at AS varchar) AS computed_at
          FROM lake.stat.coverage_round
          WHERE generation = (SELECT max(generation) FROM lake.stat.coverage_round)) r
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getDate(1) == null
          ? Optional.empty()
          : Optional.of(
              new Basis(
                  new ReportedMonths(month(row.getDate(1)), month(row.getDate(2))),
                  row.getLong(3),
                  row.getString(4)));
    }
  }

  private static YearMonth month(Date date) {
    return YearMonth.from(date.toLocalDate());
  }

  /** The figures of a region at the end of a period, in a stable order. */
  public List<Figure> of(Place place, Period period, By by) throws SQLException {
    String members =
        switch (by) {
          case ALL -> "SELECT CAST(NULL AS varchar) AS code, NULL AS zh, NULL AS en, 1 AS position";
          case FIELD ->
              "SELECT code, name_zh AS zh, name_en AS en, position FROM lake.ref.key_field";
          case KIND ->
              """
              SELECT c.kind AS code, min(k.kind_zh) AS zh, c.kind AS en,
                if(c.kind IS NULL, 2, 1) AS position
              FROM counted c LEFT JOIN lake.ref.organisation_kind k ON k.kind = c.kind
              GROUP BY c.kind
              """;
          case INDUSTRY ->
              """
              SELECT DISTINCT c.member AS code, i.name_zh AS zh, i.name_en AS en,
                if(c.member IS NULL, 2, 1) AS position
              FROM counted c LEFT JOIN lake.ref.industry_section i ON i.letter = c.member
              """;
          case DEPARTMENT ->
              """
              SELECT DISTINCT c.member AS code, d.short_zh AS zh, d.name_en AS en, 1 AS position
              FROM counted c LEFT JOIN lake.ref.department d ON d.code = c.member
              """;
          case REGION ->
              """
              SELECT c.region AS code,
                max_by(r.short_zh, coalesce(r.valid_to, DATE '9999-12-31')) AS zh,
                max_by(r.name_en, coalesce(r.valid_to, DATE '9999-12-31')) AS en, 1 AS position
              FROM counted c LEFT JOIN lake.ref.region r ON r.code = c.region
              GROUP BY c.region
              """;
        };
    String facet =
        switch (by) {
          case FIELD -> "field";
          case INDUSTRY -> "industry";
          case DEPARTMENT -> "department";
          case ALL, KIND, REGION -> "all";
        };
    String code =
        switch (by) {
          case ALL -> "CAST(NULL AS varchar)";
          case KIND -> "kind";
          case REGION -> "region";
          case FIELD, INDUSTRY, DEPARTMENT -> "member";
        };
    String sql =
        """
        WITH
          counted AS (
            SELECT c.*
            FROM lake.policy.coverage c
            WHERE c.month IN (?, ?, ?) AND c.facet = '%1$s' AND %2$s),
          subjects AS (
            SELECT month, sum(subjects) AS subjects
            FROM lake.policy.coverage
            WHERE month IN (?, ?, ?) AND facet = 'all' AND level = ? AND region = ?
            GROUP BY month),
          figure AS (
            SELECT month, %3$s AS code, sum(covered) AS covered, sum(subjects) AS subjects
            FROM counted
            GROUP BY month, %3$s),
          member AS (%4$s),
          unreported AS (
            SELECT month, field
            FROM lake.policy.coverage_by_field
            WHERE status = 'not_reported' AND month IN (?, ?, ?) AND region = ?)
        SELECT m.code, m.zh, m.en, t.month, u.field IS NULL AS reported,
          f.covered, coalesce(%5$s, 0) AS subjects, t.position
        FROM member m
        CROSS JOIN (VALUES (0, ?), (1, ?), (2, ?)) AS t (position, month)
        LEFT JOIN subjects s ON s.month = t.month
        LEFT JOIN figure f ON f.month = t.month AND f.code IS NOT DISTINCT FROM m.code
        LEFT JOIN unreported u ON u.month = t.month AND u.field = m.code
        ORDER BY m.position, m.code, t.position
        """
            .formatted(
                facet,
                by == By.REGION ? parts(place) : "c.level = ? AND c.region = ?",
                code,
                members,
                by == By.FIELD || by == By.DEPARTMENT ? "s.subjects" : "f.subjects");
    List<Date> months = new ArrayList<>();
    for (Period each : List.of(period, period.previous(), period.yearBefore())) {
      months.add(Date.valueOf(each.last().atDay(1)));
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Parameters parameters = new Parameters(statement);
      parameters.dates(months);
      if (by == By.REGION) {
        parameters.text(place.code());
      } else {
        parameters.text(place.level());
        parameters.text(place.code());
      }
      parameters.dates(months);
      parameters.text(place.level());
      parameters.text(place.code());
      parameters.dates(months);
      parameters.text(
          by == By.FIELD && !place.province().isEmpty() ? place.province() : Region.NATION);
      parameters.dates(months);
      try (ResultSet rows = statement.executeQuery()) {
        return figures(rows, by);
      }
    }
  }

  /** The regions that a region consists of, as a condition on c. */
  private static String parts(Place place) {
    return switch (place.level()) {
      case "nation" -> "c.level = 'province' AND ? = '000000'";
      case "province" ->
          "c.level IN ('prefecture', 'county') AND c.region IN"
              + " (SELECT code FROM lake.ref.region WHERE parent = ?)";
      default ->
          "c.level = 'county' AND c.region IN (SELECT code FROM lake.ref.region WHERE parent = ?)";
    };
  }

  private static List<Figure> figures(ResultSet rows, By by) throws SQLException {
    List<Figure> figures = new ArrayList<>();
    Figure last = null;
    while (rows.next()) {
      String code = rows.getString("code");
      int position = rows.getInt("position");
      if (last == null || !Objects.equals(last.code(), code)) {
        last =
            new Figure(
                code,
                rows.getString("zh"),
                rows.getString("en"),
                new ArrayList<>(Collections.nCopies(3, (Long) null)),
                new ArrayList<>(Collections.nCopies(3, (Long) null)));
        figures.add(last);
      }
      boolean unknown = by == By.FIELD && !rows.getBoolean("reported");
      long covered = rows.getLong("covered");
      last.covered().set(position, unknown ? null : Long.valueOf(covered));
      last.subjects().set(position, rows.getLong("subjects"));
    }
    return figures;
  }

  /** The senders whose delivery is missing in months of a period. */
  public List<Missing> missing(Place place, Period period) throws SQLException {
    String sql =
        """
        SELECT feed, sender, province_code, count(*) AS months,
          max(last_delivered) AS last_delivered
        FROM lake.policy.missing_delivery
        WHERE month BETWEEN ? AND ? AND (province_code IS NULL OR ? IN ('', province_code))
        GROUP BY feed, sender, province_code
        ORDER BY province_code NULLS FIRST, feed
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Parameters parameters = new Parameters(statement);
      parameters.dates(
          List.of(Date.valueOf(period.first().atDay(1)), Date.valueOf(period.last().atDay(1))));
      parameters.text(place.province());
      List<Missing> missing = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          LocalDate last = rows.getObject("last_delivered", LocalDate.class);
          missing.add(
              new Missing(
                  rows.getString("feed"),
                  rows.getString("sender"),
                  rows.getString("province_code"),
                  rows.getInt("months"),
                  last == null ? null : YearMonth.from(last)));
        }
      }
      return missing;
    }
  }

  /** Sets the parameters of a statement one behind the other. */
  private static final class Parameters {

    private final PreparedStatement statement;
    private int count;

    Parameters(PreparedStatement statement) {
      this.statement = statement;
    }

    void dates(List<Date> dates) throws SQLException {
      for (Date date : dates) {
        statement.setDate(++count, date);
      }
    }

    void text(String text) throws SQLException {
      statement.setString(++count, text);
    }
  }
}
