package io.credlake.dashboard;

import io.credlake.code.ChinaTime;
import io.credlake.lake.Catalogue;
import io.credlake.lake.FrozenViews;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Tells cheaply whether anything in a lake has changed: from the catalogue, which names the newest
 * metadata of each table and view.
 */
public final class LakeState {

  // What is asked is written down there, boards repeat figures, and what a release says stays; that
  // changes none.
  private static final String SQL =
      """
      SELECT table_namespace, table_name, metadata_location
      FROM iceberg_tables
      WHERE NOT (table_namespace = 'ops' AND table_name IN ('audit', 'ticket'))
        AND table_namespace <> '%s' AND table_namespace NOT LIKE '%s'
      ORDER BY table_namespace, table_name
      """
          .formatted(Lake.BOARD, FrozenViews.schemaOf("%"));

  private final Catalogue catalogue;

  /** The state of the lake in a folder. */
  public LakeState(Path lake) {
    this.catalogue = LakePlace.of(lake).catalogue();
  }

  /**
   * The state now: alike as long as nothing has changed, and it is the same day.
   *
   * @throws SQLException if the catalogue cannot be read
   */
  public String now() throws SQLException {
    StringBuilder tables = new StringBuilder();
    try (Connection connection = catalogue.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SQL)) {
      while (row.next()) {
        tables.append(row.getString(1)).append('.').append(row.getString(2)).append(' ');
        tables.append(row.getString(3)).append('\n');
      }
    }
    tables.append(LocalDate.now(ChinaTime.ZONE)); // what is in force today may not be tomorrow
    return DigestUtils.sha256Hex(tables.toString()).substring(0, 16);
  }
}
