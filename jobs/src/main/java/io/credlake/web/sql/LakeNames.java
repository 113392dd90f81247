package io.credlake.web.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The names that a user may see, for completion.
 *
 * @param columns by schema and table, as "policy.coverage"
 */
public record LakeNames(Map<String, List<String>> columns) {

  /** Schemas of releases are left out: they are asked by choosing the release. */
  private static final String SQL =
      """
      SELECT table_schema, table_name, column_name
      FROM lake.information_schema.columns
      WHERE table_schema <> 'information_schema' AND table_schema NOT LIKE 'release\\_%' ESCAPE '\\'
      ORDER BY table_schema, table_name, ordinal_position
      """;

  /** Reads the names over a connection of the user. */
  public static LakeNames read(Connection connection) throws SQLException {
    Map<String, List<String>> columns = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SQL)) {
      while (row.next()) {
        columns
            .computeIfAbsent(row.getString(1) + "." + row.getString(2), name -> new ArrayList<>())
            .add(row.getString(3));
      }
    }
    return new LakeNames(columns);
  }
}
