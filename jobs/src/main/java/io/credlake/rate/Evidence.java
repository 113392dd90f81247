package io.credlake.rate;

import io.credlake.indicator.Indicator;
import io.credlake.indicator.Measure;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a value of an indicator rests on. */
public final class Evidence {

  private static final int MOST = 12;

  private final Connection connection;

  /** Evidence in the lake that a connection leads to. */
  public Evidence(Connection connection) {
    this.connection = connection;
  }

  /** A value; what is null was not reported. */
  public record Told(
      String period,
      String status,
      Double numerator,
      Double denominator,
      Double value,
      long cells,
      long missing,
      int version,
      String countedAt) {}

  /** The value of a period, if it was evaluated. */
  public Optional<Told> value(String commitment, Place place, Period period) throws SQLException {
    String sql =
        """
        SELECT v.*, CAST(r.computed_at AS varchar) AS computed_at
        FROM lake.policy.indicator v
        JOIN lake.stat.coverage_round r ON r.round = v.round
          AND r.generation = (SELECT max(generation) FROM lake.stat.coverage_round)
        WHERE v.commitment = ? AND v.region = ? AND v.kind_of_period = ? AND v.month = ?
          AND v.department IS NULL AND v.field IS NULL
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, commitment);
      statement.setString(2, place.code());
      statement.setString(3, kind(period));
      statement.setDate(4, Date.valueOf(period.last().atDay(1)));
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        return Optional.of(
            new Told(
                row.getString("period"),
                row.getString("status"),
                ProgressFigures.number(row, "numerator"),
                ProgressFigures.number(row, "denominator"),
                ProgressFigures.number(row, "value"),
                row.getLong("cells"),
                row.getLong("cells_missing"),
                row.getInt("version"),
                row.getString("computed_at")));
      }
    }
  }

  private static String kind(Period period) {
    return switch (period.months()) {
      case 12 -> "year";
      case 3 -> "quarter";
      default -> "month";
    };
  }

  /** Short Chinese names of the provinces of which nobody reported a period. */
  public List<String> silent(String commitment, Period period) throws SQLException {
    String sql =
        """
        SELECT DISTINCT r.short_zh
        FROM lake.policy.indicator v
        JOIN lake.ref.region r ON r.code = v.region AND r.valid_to IS NULL
        WHERE v.commitment = ? AND v.kind_of_period = ? AND v.month = ?
          AND v.department IS NULL AND v.field IS NULL AND v.status NOT IN ('reported', 'not_applicable')
        ORDER BY 1
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, commitment);
      statement.setString(2, kind(period));
      statement.setDate(3, Date.valueOf(period.last().atDay(1)));
      return texts(statement);
    }
  }

  /**
   * What a value is counted from.
   *
   * @param source name of the file as it was delivered, or the instrument and its state
   * @param detail day on which it was sent, or the file that told of the instrument
   */
  public record Behind(String source, String detail) {}

  /**
   * Deliveries behind a value, the newest first, as far as it is counted from rows.
   *
   * @param first at most so many
   * @param more how many there are besides
   */
  public record Deliveries(List<Behind> first, int more) {}

  /** Deliveries behind a value; none if it is not counted from rows. */
  public Deliveries deliveries(Indicator indicator, Place place, Period period)
      throws SQLException {
    Measure measure = indicator.measure();
    LocalDate from = period.first().atDay(1);
    LocalDate to = period.last().plusMonths(1).atDay(1);
    String sql;
    List<Object> parameters = new ArrayList<>();
    if (measure.returned() != null) {
      sql =
          """
          SELECT regexp_extract(d.source, '[^/]+$'), CAST(d.sent_on AS varchar), count(*) AS rows
          FROM lake.core.return f
          JOIN lake.ops.delivery d ON d.feed = f.feed AND d.delivery_id = f.delivery_id
          WHERE f.feed = ? AND f.series = ? AND f.period_from >= ? AND f.period_to <= ?
            AND (? = '000000' OR f.province_code = ?)
          GROUP BY 1, 2 ORDER BY 2 DESC
          """;
      parameters.add(measure.returned().feed());
      parameters.add(indicator.series());
      parameters.add(Date.valueOf(from));
      parameters.add(Date.valueOf(to));
    } else if (measure.milestone() != null) {
      sql =
          """
          SELECT coalesce(f.title, f.item) || ' ' || f.state || ' ' || CAST(f.event_date AS varchar)
            || coalesce(' ' || f.document_no, ''), regexp_extract(d.source, '[^/]+$'), 1
          FROM lake.core.milestone f
          JOIN lake.ops.delivery d ON d.feed = f.feed AND d.delivery_id = f.delivery_id
          WHERE f.commitment = ? AND f.event_date < ?
            AND (? = '000000' OR f.province_code = ?)
          ORDER BY f.event_date DESC
          """;
      parameters.add(indicator.commitment());
      parameters.add(Date.valueOf(to));
    } else if (measure.record() != null || measure.event() != null) {
      String category = measure.record() == null ? null : measure.record().cases().category();
      sql =
          """
          SELECT regexp_extract(d.source, '[^/]+$'), CAST(d.sent_on AS varchar), count(*) AS rows
          FROM lake.core.record f
          JOIN lake.ops.delivery d ON d.feed = f.feed AND d.delivery_id = f.delivery_id
          WHERE (? = '' OR contains(split(?, ','), f.feed)) AND (? = '' OR f.category = ?)
            AND f.event_date >= ? AND f.event_date < ?
            AND (? = '000000' OR f.province_code = ?)
          GROUP BY 1, 2 ORDER BY 2 DESC
          """;
      String feeds = String.join(",", measure.feeds());
      parameters.addAll(Arrays.asList(feeds, feeds));
      parameters.addAll(Collections.nCopies(2, category == null ? "" : category));
      parameters.add(Date.valueOf(from));
      parameters.add(Date.valueOf(to));
    } else {
      return new Deliveries(List.of(), 0);
    }
    parameters.add(place.code());
    parameters.add(place.code());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      return lines(statement);
    }
  }

  private static Deliveries lines(PreparedStatement statement) throws SQLException {
    List<Behind> first = new ArrayList<>();
    int more = 0;
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        if (first.size() < MOST) {
          first.add(new Behind(row.getString(1), row.getString(2)));
        } else {
          more++;
        }
      }
    }
    return new Deliveries(first, more);
  }

  private static List<String> texts(PreparedStatement statement) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }
}
