package io.credlake.rate;

import io.credlake.conf.Nearest;
import io.credlake.index.store.IndexInput;
import io.credlake.index.store.IndexInputs;
import io.credlake.indicator.Value.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The indices of regions, as the views of the lake tell them. */
public final class IndexFigures {

  private static final String STANDINGS =
      """
      SELECT s.*, r.short_zh, r.name_en AS region_en
      FROM (
        SELECT s.*, n.position
        FROM lake.policy.index_score s
        JOIN lake.ref.index_node n ON n.framework = s.framework AND n.node = s.node) s
      JOIN lake.ref.region r ON r.code = s.region AND r.valid_to IS NULL
      """;

  /** How a region stands at an index and its parts, over all years; of framework and region. */
  public static final String OF_REGION =
      STANDINGS + "WHERE s.framework = ? AND s.region = ? ORDER BY s.year, s.position";

  private static final String CONTRIBUTIONS_OF_REGION =
      """
      SELECT c.*
      FROM lake.policy.index_contribution c
      JOIN lake.ref.index_node n ON n.framework = c.framework AND n.node = c.node
      WHERE c.framework = ? AND c.region = ?
      """;

  /** What indicators add to a score; of framework, region and year. */
  public static final String CONTRIBUTIONS =
      CONTRIBUTIONS_OF_REGION + "AND c.year = ?\nORDER BY n.position\n";

  /** Why a score changed since the year before; of framework, region and year. */
  public static final String CHANGES =
      """
      SELECT cause, node, name_zh, name_en, amount FROM lake.policy.index_change
      WHERE framework = ? AND region = ? AND year = ?
      ORDER BY abs(amount) DESC, node
      """;

  private final Connection connection;

  /** Figures of the lake that a connection leads to. */
  public IndexFigures(Connection connection) {
    this.connection = connection;
  }

  /**
   * The run of a framework that holds.
   *
   * @param scale what makes the scale: goalposts, panel, each, or the base year
   * @param reason why it cannot be computed; null: it was
   * @param firstYear first year with a value; null: there is none
   * @param lastYear likewise
   */
  public record Basis(
      String framework,
      String nameZh,
      String nameEn,
      int version,
      String digest,
      String scale,
      String run,
      String computedAt,
      String reason,
      Integer firstYear,
      Integer lastYear,
      int replications,
      double interval) {}

  /** The runs of all frameworks; empty if no index was computed. */
  public List<Basis> bases() throws SQLException {
    List<Basis> all = new ArrayList<>();
    String sql =
        "SELECT *, CAST(computed_at AS varchar) AS told_at FROM lake.policy.index_basis ORDER BY 1";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        all.add(
            new Basis(
                row.getString("framework"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getInt("framework_version"),
                row.getString("framework_digest"),
                row.getString("basis"),
                row.getString("run"),
                row.getString("told_at"),
                row.getString("reason"),
                whole(row, "first_year"),
                whole(row, "last_year"),
                row.getInt("replications"),
                row.getDouble("interval")));
      }
    }
    return all;
  }

  /**
   * The run of a framework.
   *
   * @throws IllegalArgumentException if no index was computed, or none of this framework; the
   *     message names the nearest
   */
  public Basis basis(String framework) throws SQLException {
    List<Basis> all = bases();
    if (all.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot tell an index, none was computed yet (credlake index compute): " + framework);
    }
    return all.stream()
        .filter(basis -> basis.framework().equals(framework))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid framework: %s%s"
                        .formatted(
                            framework,
                            Nearest.hint(framework, all.stream().map(Basis::framework).toList()))));
  }

  /**
   * How a region stands at an index or a part of it: what is null is not told.
   *
   * @param parent null: it is the index
   * @param reason why it has no score; null: it has one
   * @param ranks null without a score
   * @param weightKnown share of the weight whose values are known
   * @param grade data quality, A to D
   */
  public record Standing(
      String node,
      String parent,
      String nameZh,
      String nameEn,
      String region,
      String regionZh,
      String regionEn,
      int year,
      String reason,
      Double score,
      Double low,
      Double high,
      Ranks ranks,
      Double weightKnown,
      String grade,
      int indicators,
      int reported,
      int notReported,
      int notApplicable,
      int suppressed,
      int unavailable) {}

  /** A rank with the ends of its interval, of how many. */
  public record Ranks(int rank, int low, int high, int of) {}

  /** How all regions stand at the index in a year: by rank, those without a score last. */
  public List<Standing> standings(Basis basis, int year) throws SQLException {
    return standings(
        STANDINGS
            + "WHERE s.framework = ? AND s.parent IS NULL AND s.year = ?"
            + " ORDER BY s.rank NULLS LAST, s.region",
        basis.framework(),
        (long) year);
  }

  /** How a region stands at the index and its parts, over all years. */
  public List<Standing> standings(Basis basis, Place place) throws SQLException {
    return standings(OF_REGION, basis.framework(), place.code());
  }

  private List<Standing> standings(String sql, Object... parameters) throws SQLException {
    List<Standing> standings = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          standings.add(standing(row));
        }
      }
    }
    return standings;
  }

  private static Standing standing(ResultSet row) throws SQLException {
    Integer rank = whole(row, "rank");
    return new Standing(
        row.getString("node"),
        row.getString("parent"),
        row.getString("name_zh"),
        row.getString("name_en"),
        row.getString("region"),
        row.getString("short_zh"),
        row.getString("region_en"),
        row.getInt("year"),
        row.getString("reason"),
        ProgressFigures.number(row, "score"),
        ProgressFigures.number(row, "score_low"),
        ProgressFigures.number(row, "score_high"),
        rank == null
            ? null
            : new Ranks(
                rank, row.getInt("rank_low"), row.getInt("rank_high"), row.getInt("ranked")),
        ProgressFigures.number(row, "weight_known"),
        row.getString("grade"),
        row.getInt("indicators"),
        row.getInt("reported"),
        row.getInt("not_reported"),
        row.getInt("not_applicable"),
        row.getInt("suppressed"),
        row.getInt("unavailable"));
  }

  /**
   * What an indicator adds: what is null is not told.
   *
   * @param part of the index under which it stands
   * @param status reported, or how it is missing
   * @param peers median of the peers, on the scale of the index
   * @param strength weighted difference from it; a weakness if negative
   */
  public record Contribution(
      String node,
      String part,
      String commitment,
      String nameZh,
      String nameEn,
      String status,
      Double value,
      String unit,
      boolean imputed,
      Double normalised,
      Double weight,
      Double contribution,
      Double peers,
      Double betterThan,
      Double strength) {}

  /** The contributions to the score of a region, in the order of the framework. */
  public List<Contribution> contributions(Basis basis, Place place, int year) throws SQLException {
    return contributions(basis, place).getOrDefault(year, List.of());
  }

  /** The contributions to the scores of a region by year, in the order of the framework. */
  public Map<Integer, List<Contribution>> contributions(Basis basis, Place place)
      throws SQLException {
    Map<Integer, List<Contribution>> contributions = new TreeMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(CONTRIBUTIONS_OF_REGION + "ORDER BY n.position")) {
      statement.setString(1, basis.framework());
      statement.setString(2, place.code());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          contributions
              .computeIfAbsent(row.getInt("year"), year -> new ArrayList<>())
              .add(contribution(row));
        }
      }
    }
    return contributions;
  }

  private static Contribution contribution(ResultSet row) throws SQLException {
    return new Contribution(
        row.getString("node"),
        row.getString("part"),
        row.getString("commitment"),
        row.getString("name_zh"),
        row.getString("name_en"),
        row.getString("status"),
        ProgressFigures.number(row, "value"),
        row.getString("unit"),
        row.getBoolean("imputed"),
        ProgressFigures.number(row, "normalised"),
        ProgressFigures.number(row, "weight"),
        ProgressFigures.number(row, "contribution"),
        ProgressFigures.number(row, "peers"),
        ProgressFigures.number(row, "better_than"),
        ProgressFigures.number(row, "strength"));
  }

  /** An effect on a score since the year before; without an indicator it is of the whole index. */
  public record Effect(String cause, String node, String nameZh, String nameEn, double amount) {}

  /** Why the score of a region changed since the year before, the greatest effects first. */
  public List<Effect> changes(Basis basis, Place place, int year) throws SQLException {
    List<Effect> effects = new ArrayList<>();
    try (PreparedStatement statement = of(CHANGES, basis, place, year);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        effects.add(
            new Effect(
                row.getString("cause"),
                row.getString("node"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getDouble("amount")));
      }
    }
    return effects;
  }

  private PreparedStatement of(String sql, Basis basis, Place place, int year) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setString(1, basis.framework());
    statement.setString(2, place.code());
    statement.setLong(3, year);
    return statement;
  }

  /**
   * Part of the replications in which the first of two regions is above the other, if they cannot
   * be told apart.
   */
  public OptionalDouble above(Basis basis, int year, String region, String other)
      throws SQLException {
    String sql =
        """
        SELECT if(region = ?, above, 1 - above) FROM lake.policy.index_pairs
        WHERE framework = ? AND year = ? AND region IN (?, ?) AND other IN (?, ?)
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, region);
      statement.setString(2, basis.framework());
      statement.setLong(3, year);
      statement.setString(4, region);
      statement.setString(5, other);
      statement.setString(6, region);
      statement.setString(7, other);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OptionalDouble.of(row.getDouble(1)) : OptionalDouble.empty();
      }
    }
  }

  /** All that a run was computed from. */
  public IndexInputs inputs(Basis basis) throws SQLException {
    String sql = "SELECT * FROM lake.stat.index_input WHERE run = ?";
    List<IndexInput> inputs = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, basis.run());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          inputs.add(
              new IndexInput(
                  row.getString("commitment"),
                  row.getString("region"),
                  row.getInt("year"),
                  Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                  known(row, "value"),
                  known(row, "numerator"),
                  known(row, "denominator")));
        }
      }
    }
    return new IndexInputs(inputs);
  }

  private static double known(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(ProgressFigures.number(row, column)).orElse(Double.NaN);
  }

  private static Integer whole(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : number;
  }
}
