package io.credlake.lake.backup;

import io.credlake.lake.Catalogue;
import io.credlake.lake.CommitJournal;
import io.credlake.lake.Lake;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a catalogue lists at one moment; boards are left out, which are filled again.
 *
 * @param items tables and views
 * @param properties what is said of namespaces
 */
public record CatalogueListing(List<Item> items, List<Property> properties) {

  private static final String VIEW = "VIEW";
  private static final String TABLE = "TABLE";

  /**
   * A table or view.
   *
   * @param namespace it stands in
   * @param name within it
   * @param kind TABLE or VIEW
   * @param location of the file that describes it
   */
  public record Item(String namespace, String name, String kind, String location) {

    boolean isView() {
      return kind.equals(VIEW);
    }
  }

  /** Something said of a namespace. */
  public record Property(String namespace, String key, String value) {}

  /**
   * The tables as they stand together, which they do between two commits of the ingest; empty: one
   * is being made. One statement sees one moment.
   */
  static Optional<CatalogueListing> betweenCommits(Lake lake) throws SQLException {
    if (new CommitJournal(lake).open().isPresent()) {
      return Optional.empty();
    }
    List<Item> items = new ArrayList<>();
    try (Connection connection = lake.place().catalogue().connect();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT table_namespace, table_name, iceberg_type, metadata_location,
                  (SELECT COUNT(*) FROM credlake_commit)
                FROM iceberg_tables WHERE catalog_name = ? AND table_namespace <> ?
                ORDER BY table_namespace, table_name
                """)) {
      name(select);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (row.getLong(5) > 0) {
            return Optional.empty();
          }
          String kind = row.getString(3) == null ? TABLE : row.getString(3);
          items.add(new Item(row.getString(1), row.getString(2), kind, row.getString(4)));
        }
      }
      return Optional.of(new CatalogueListing(items, properties(connection)));
    }
  }

  private static List<Property> properties(Connection connection) throws SQLException {
    List<Property> properties = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT namespace, property_key, property_value FROM iceberg_namespace_properties
            WHERE catalog_name = ? AND namespace <> ? ORDER BY namespace, property_key
            """)) {
      name(select);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          properties.add(new Property(row.getString(1), row.getString(2), row.getString(3)));
        }
      }
    }
    return properties;
  }

  private static void name(PreparedStatement select) throws SQLException {
    select.setString(1, Lake.CATALOG);
    select.setString(2, Lake.BOARD);
  }

  /** The same, with other locations. */
  CatalogueListing at(UnaryOperator<String> location) {
    return new CatalogueListing(
        items.stream()
            .map(
                item ->
                    new Item(
                        item.namespace(),
                        item.name(),
                        item.kind(),
                        location.apply(item.location())))
            .toList(),
        properties);
  }

  /** Writes all of it into a catalogue that lists nothing yet, or nothing of it. */
  void write(Catalogue catalogue) throws SQLException {
    try (Connection connection = catalogue.connect();
        PreparedStatement item =
            connection.prepareStatement(
                """
                INSERT INTO iceberg_tables
                  (catalog_name, table_namespace, table_name, iceberg_type, metadata_location)
                VALUES (?, ?, ?, ?, ?)
                """);
        PreparedStatement property =
            connection.prepareStatement(
                """
                INSERT INTO iceberg_namespace_properties
                  (catalog_name, namespace, property_key, property_value)
                VALUES (?, ?, ?, ?)
                """)) {
      connection.setAutoCommit(false);
      for (Item one : items) {
        add(item, one.namespace(), one.name(), one.kind(), one.location());
      }
      for (Property one : properties) {
        add(property, one.namespace(), one.key(), one.value());
      }
      item.executeBatch();
      property.executeBatch();
      connection.commit();
    }
  }

  private static void add(PreparedStatement insert, String... values) throws SQLException {
    insert.setString(1, Lake.CATALOG);
    for (int i = 0; i < values.length; i++) {
      insert.setString(i + 2, values[i]);
    }
    insert.addBatch();
  }
}
