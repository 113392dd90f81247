package io.credlake.dashboard;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.credlake.code.ChinaTime;
import io.credlake.lake.FrozenViews;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Tells cheaply whether anything in a lake has changed: from the catalogue, which names the newest
 * metadata of each table and view. One over REST is asked for each of them, and so every two
 * seconds at most.
 */
public final class LakeState {

  // What is asked is written down there, boards repeat figures, and what a release says stays; that
  // changes none.
  private static final Set<String> IN_OPS = Set.of("audit", "ticket");
  private static final String SQL =
      """
      SELECT table_namespace, table_name, metadata_location
      FROM iceberg_tables
      WHERE NOT (table_namespace = 'ops' AND table_name IN ('%s'))
        AND table_namespace <> '%s' AND table_namespace NOT LIKE '%s'
      ORDER BY table_namespace, table_name
      """
          .formatted(String.join("', '", IN_OPS), Lake.BOARD, FrozenViews.schemaOf("%"));

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final LakePlace place;
  private final LoadingCache<LakePlace, String> overRest =
      Caffeine.newBuilder().expireAfterWrite(PAUSE).build(LakeState::listedOverRest);

  /** The state of the lake in a folder. */
  public LakeState(Path lake) {
    this.place = LakePlace.of(lake);
  }

  /**
   * The state now: alike as long as nothing has changed, and it is the same day.
   *
   * @throws SQLException if the catalogue cannot be read
   */
  public String now() throws SQLException {
    String tables = place.rest() == null ? listedInDatabase() : overRest.get(place);
    String today = LocalDate.now(ChinaTime.ZONE).toString(); // what is in force may not be tomorrow
    return DigestUtils.sha256Hex(tables + today).substring(0, 16);
  }

  private String listedInDatabase() throws SQLException {
    StringBuilder tables = new StringBuilder();
    try (Connection connection = place.catalogue().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SQL)) {
      while (row.next()) {
        tables.append(row.getString(1)).append('.').append(row.getString(2)).append(' ');
        tables.append(row.getString(3)).append('\n');
      }
    }
    return tables.toString();
  }

  private static String listedOverRest(LakePlace place) {
    try (Lake lake = Lake.openOlder(place)) {
      return lake.listing(LakeState::isOfFigures).stream()
          .filter(item -> !item.namespace().equals("ops") || !IN_OPS.contains(item.name()))
          .map(item -> "%s.%s %s\n".formatted(item.namespace(), item.name(), item.location()))
          .collect(Collectors.joining());
    }
  }

  private static boolean isOfFigures(String namespace) {
    return !namespace.equals(Lake.BOARD) && !namespace.startsWith(FrozenViews.schemaOf(""));
  }
}
