package io.credlake.rate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far the plan is, as the views of the lake tell it. */
public final class ProgressFigures {

  /** How the commitments of each part stand; of region and year. */
  public static final String PARTS =
      """
      SELECT s.*, n.heading_zh, n.heading_en
      FROM lake.policy.scorecard s
      JOIN lake.ref.plan_node n ON s.scope = 'part' AND n.id = s.member
      WHERE s.region = ? AND s.year = ?
      ORDER BY n.position
      """;

  private static final String NODES =
      """
      SELECT s.*, n.heading_zh, n.heading_en
      FROM lake.policy.scorecard s
      JOIN lake.ref.plan_node n
        ON s.scope = 'node' AND n.id = s.member AND (n.parent = ? OR n.id = ?)
      WHERE s.region = ? AND s.year = ?
      ORDER BY n.position
      """;

  /** What is counted of commitments: all, and how many stand how. */
  public static final List<String> COUNTS =
      List.of(
          "commitments",
          "achieved",
          "on_track",
          "moderate",
          "limited",
          "regressing",
          "advancing",
          "steady",
          "receding",
          "watched",
          "not_assessable");

  private final Connection connection;

  /** Figures of the lake that a connection leads to. */
  public ProgressFigures(Connection connection) {
    this.connection = connection;
  }

  /** The years that are assessed; empty if none is. */
  public Optional<Years> years() throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT min(year), max(year) FROM lake.policy.progress");
        ResultSet row = statement.executeQuery()) {
      row.next();
      int first = row.getInt(1);
      return row.wasNull() ? Optional.empty() : Optional.of(new Years(first, row.getInt(2)));
    }
  }

  /** From a year to another. */
  public record Years(int first, int last) {}

  /**
   * How the commitments of a node or part stand.
   *
   * @param counts commitments, achieved, on track, moderate, limited, regressing, advancing,
   *     steady, receding, watched, not assessable
   * @param score mean of those with a level to reach; null if none is scored
   */
  public record Card(
      String member, String nameZh, String nameEn, List<Long> counts, Double score) {}

  /** The parts of the plan, or the nodes right under one, in the order of the text. */
  public List<Card> cards(String node, Place place, int year) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(node == null ? PARTS : NODES)) {
      int at = 1;
      if (node != null) {
        statement.setString(at++, node);
        statement.setString(at++, node);
      }
      statement.setString(at++, place.code());
      statement.setInt(at, year);
      List<Card> cards = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          List<Long> counts = new ArrayList<>();
          for (String column : COUNTS) {
            counts.add(row.getLong(column));
          }
          cards.add(
              new Card(
                  row.getString("member"),
                  row.getString("heading_zh"),
                  row.getString("heading_en"),
                  counts,
                  number(row, "score")));
        }
      }
      return cards;
    }
  }

  /** How one commitment stands; what is null is not told. */
  public record Standing(
      String commitment,
      String nameZh,
      String nameEn,
      String basis,
      String unit,
      Double value,
      Double target,
      Double required,
      Double projected,
      Integer baseYear,
      Double base,
      String status,
      String reason,
      String method,
      Double score,
      String seriesBreak) {}

  /** The commitments right in a node, in the order of the text; or the one of that id. */
  public List<Standing> standings(String nodeOrCommitment, Place place, int year)
      throws SQLException {
    String sql =
        """
        SELECT p.*, i.name_zh, i.name_en
        FROM lake.policy.progress p
        JOIN lake.ref.indicator i ON i.commitment = p.commitment
        WHERE (p.node = ? OR p.commitment = ?) AND p.region = ? AND p.year = ?
        ORDER BY p.commitment
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, nodeOrCommitment);
      statement.setString(2, nodeOrCommitment);
      statement.setString(3, place.code());
      statement.setInt(4, year);
      List<Standing> standings = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Double baseYear = number(row, "base_year");
          standings.add(
              new Standing(
                  row.getString("commitment"),
                  row.getString("name_zh"),
                  row.getString("name_en"),
                  row.getString("basis"),
                  row.getString("unit"),
                  number(row, "value"),
                  number(row, "target"),
                  number(row, "required"),
                  number(row, "projected"),
                  baseYear == null ? null : baseYear.intValue(),
                  number(row, "base"),
                  row.getString("status"),
                  row.getString("reason"),
                  row.getString("method"),
                  number(row, "score"),
                  row.getString("series_break")));
        }
      }
      return standings;
    }
  }

  /** A number that may be null. */
  static Double number(ResultSet row, String column) throws SQLException {
    double number = row.getDouble(column);
    return row.wasNull() ? null : number;
  }
}
