package io.credlake.rate;

import io.credlake.rate.IndexFigures.Basis;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the parts of an index belong together, as the view of the lake tells it.
 *
 * @param branches nodes with parts, in the order of the framework
 * @param links correlations that call for attention: with the node right above first, the greatest
 *     first
 */
public record CoherenceFigures(List<Branch> branches, List<Link> links) {

  /**
   * A node with parts.
   *
   * @param weight share of the weight of the index
   * @param importance squared correlation with the index; null: it cannot be told
   * @param alpha of Cronbach; null likewise
   * @param first share of the variance of the parts that the first component explains; null
   *     likewise
   * @param kept part of the replications that allowed no weights by data; null: all did
   */
  public record Branch(
      String node,
      String nameZh,
      String nameEn,
      Double weight,
      Double importance,
      Double alpha,
      Double first,
      Double kept) {}

  /**
   * A flagged correlation.
   *
   * @param levels how many levels the other is above; 0 of siblings
   * @param flag negative or redundant
   */
  public record Link(
      String flag,
      String node,
      String nameZh,
      String other,
      String otherZh,
      int levels,
      Double pearson,
      Double spearman,
      Double kendall) {}

  /** Of the run of a framework. */
  public static CoherenceFigures of(Connection connection, Basis basis) throws SQLException {
    return new CoherenceFigures(branches(connection, basis), links(connection, basis));
  }

  private static List<Branch> branches(Connection connection, Basis basis) throws SQLException {
    String sql =
        """
        SELECT c.node, c.name_zh, c.name_en, c.weight, c.importance, c.alpha,
          max(p.explained) AS first, max(p.kept) AS kept
        FROM lake.policy.index_coherence c
        JOIN lake.ref.index_node n ON n.framework = c.framework AND n.node = c.node
        LEFT JOIN lake.policy.index_coherence p ON p.framework = c.framework AND p.node = c.node
          AND (p.component = 1 OR p.kept IS NOT NULL)
        WHERE c.framework = ? AND c.kind = 'node' AND n.level > 1
        GROUP BY c.node, c.name_zh, c.name_en, c.weight, c.importance, c.alpha, n.position
        ORDER BY n.position
        """;
    List<Branch> branches = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, basis.framework());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          branches.add(
              new Branch(
                  row.getString("node"),
                  row.getString("name_zh"),
                  row.getString("name_en"),
                  ProgressFigures.number(row, "weight"),
                  ProgressFigures.number(row, "importance"),
                  ProgressFigures.number(row, "alpha"),
                  ProgressFigures.number(row, "first"),
                  ProgressFigures.number(row, "kept")));
        }
      }
    }
    return branches;
  }

  private static List<Link> links(Connection connection, Basis basis) throws SQLException {
    String sql =
        """
        SELECT * FROM lake.policy.index_coherence
        WHERE framework = ? AND flag IS NOT NULL
        ORDER BY levels <> 1, flag, abs(pearson) DESC, node, other
        """;
    List<Link> links = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, basis.framework());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          links.add(
              new Link(
                  row.getString("flag"),
                  row.getString("node"),
                  row.getString("name_zh"),
                  row.getString("other"),
                  row.getString("other_zh"),
                  row.getInt("levels"),
                  ProgressFigures.number(row, "pearson"),
                  ProgressFigures.number(row, "spearman"),
                  ProgressFigures.number(row, "kendall")));
        }
      }
    }
    return links;
  }
}
