package io.credlake.lake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * What a catalogue lists at one moment; boards are left out, which are filled again.
 *
 * @param items tables and views
 * @param properties what is said of namespaces
 */
public record CatalogueListing(List<Item> items, List<Property> properties) {

  private static final int TIMES = 10;

  /**
   * A table or view.
   *
   * @param namespace it stands in
   * @param name within it
   * @param kind TABLE or VIEW
   * @param location of the file that describes it
   */
  public record Item(String namespace, String name, String kind, String location) {

    static final String VIEW = "VIEW";
    static final String TABLE = "TABLE";

    /** Whether it is a view. */
    @JsonIgnore
    public boolean isView() {
      return kind.equals(VIEW);
    }
  }

  /** Something said of a namespace. */
  public record Property(String namespace, String key, String value) {

    /** What a catalogue in a database says of a namespace of which there is nothing to say. */
    private static Property isThere(String namespace) {
      return new Property(namespace, "exists", "true");
    }
  }

  /**
   * The tables as they stand together, which they do between two commits of the ingest; empty: one
   * is being made.
   */
  public static Optional<CatalogueListing> betweenCommits(Lake lake) throws SQLException {
    CommitJournal journal = new CommitJournal(lake);
    if (journal.open().isPresent()) {
      return Optional.empty();
    }
    return lake.place().rest() == null ? inDatabase(lake) : overRest(lake, journal);
  }

  /** What was listed twice was so between the two times, when no commit was being made. */
  private static Optional<CatalogueListing> overRest(Lake lake, CommitJournal journal)
      throws SQLException {
    List<Item> items = lake.listing(CatalogueListing::isKept);
    for (int time = 1; time < TIMES; time++) { // somebody asks, and the audit grows
      if (journal.open().isPresent()) {
        return Optional.empty();
      }
      List<Item> again = lake.listing(CatalogueListing::isKept);
      if (again.equals(items)) {
        List<Property> namespaces =
            items.stream().map(Item::namespace).distinct().map(Property::isThere).toList();
        return Optional.of(new CatalogueListing(items, namespaces));
      }
      items = again;
    }
    return Optional.empty();
  }

  private static boolean isKept(String namespace) {
    return !namespace.equals(Lake.BOARD);
  }

  /** One statement sees one moment. */
  private static Optional<CatalogueListing> inDatabase(Lake lake) throws SQLException {
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
          String kind = row.getString(3) == null ? Item.TABLE : row.getString(3);
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
  public CatalogueListing at(UnaryOperator<String> location) {
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

  /** Writes all of it into the catalogue of a lake that lists nothing yet, or nothing of it. */
  public void write(Lake lake) throws SQLException {
    if (lake.place().rest() == null) {
      writeInDatabase(lake.place().catalogue());
    } else {
      register(lake);
    }
  }

  /** Over REST it is one by one, so what was begun is taken back. */
  private void register(Lake lake) {
    List<Runnable> back = new ArrayList<>();
    IcebergCatalogue catalogue = lake.iceberg();
    try {
      for (Item item : items) {
        TableIdentifier name = TableIdentifier.of(item.namespace(), item.name());
        lake.ensureThere(name.namespace());
        if (item.isView()) {
          catalogue.views().registerView(name, item.location());
          back.add(() -> catalogue.views().dropView(name));
        } else {
          catalogue.tables().registerTable(name, item.location());
          back.add(() -> catalogue.tables().dropTable(name, false));
        }
      }
    } catch (RuntimeException e) {
      back.forEach(Runnable::run);
      throw e;
    }
  }

  private void writeInDatabase(Catalogue catalogue) throws SQLException {
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
