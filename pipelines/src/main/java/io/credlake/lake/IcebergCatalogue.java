package io.credlake.lake;

import io.credlake.lake.CatalogueListing.Item;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.catalog.ViewCatalog;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NoSuchViewException;
import org.apache.iceberg.exceptions.RESTException;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.apache.iceberg.rest.RESTCatalog;
import org.apache.iceberg.view.BaseView;

/**
 * The catalogue of a lake as Iceberg opens it: in the lake's database, or over REST.
 *
 * @param tables makes, finds and drops tables
 * @param views the same of views
 * @param namespaces the same of namespaces
 * @param opened what is to be closed
 */
record IcebergCatalogue(
    Catalog tables, ViewCatalog views, SupportsNamespaces namespaces, Closeable opened)
    implements AutoCloseable {

  private static final int ATTEMPTS = 5;

  /**
   * Opens the catalogue of a lake.
   *
   * @throws IllegalStateException if one over REST cannot be asked
   */
  static IcebergCatalogue open(LakePlace place) {
    if (place.rest() == null) {
      JdbcCatalog catalog = inDatabase(place);
      return new IcebergCatalogue(catalog, catalog, catalog, catalog::close);
    }
    RESTCatalog catalog = overRest(place);
    return new IcebergCatalogue(catalog, catalog, catalog, catalog);
  }

  /** Where several make the catalogue at once, those who were slower try again. */
  private static JdbcCatalog inDatabase(LakePlace place) {
    Map<String, String> properties = new HashMap<>(place.files());
    properties.put(CatalogProperties.URI, place.catalogue().url());
    place
        .catalogue()
        .credentials()
        .forEach((name, value) -> properties.put(JdbcCatalog.PROPERTY_PREFIX + name, value));
    properties.put(CatalogProperties.WAREHOUSE_LOCATION, place.warehouse());
    properties.put("jdbc.schema-version", "V1");
    properties.put("retryable_status_codes", Catalogue.ENDED_BY_SERVER);
    for (int attempt = 1; ; attempt++) {
      JdbcCatalog catalog = new JdbcCatalog();
      catalog.setConf(new Configuration());
      try {
        catalog.initialize(Lake.CATALOG, properties);
        return catalog;
      } catch (UncheckedSQLException e) {
        catalog.close();
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static RESTCatalog overRest(LakePlace place) {
    Map<String, String> properties = new HashMap<>(place.files());
    properties.putAll(place.rest().properties());
    RESTCatalog catalog = new RESTCatalog();
    catalog.setConf(new Configuration());
    try {
      catalog.initialize(Lake.CATALOG, properties);
      return catalog;
    } catch (RESTException e) {
      Throwable told = e.getCause() == null ? e : e.getCause(); // which says more, if there is one
      throw new IllegalStateException(
          "Cannot ask the REST catalogue, %s: %s".formatted(told.getMessage(), place.rest().url()),
          e);
    }
  }

  /** Finds out what describes a table or view. */
  private interface Asking {
    String location(TableIdentifier name);
  }

  /**
   * Tables and views of some namespaces with what describes them, sorted by name. They are asked
   * for one by one, many at once: what is told is of several moments.
   */
  List<Item> items(Predicate<String> wanted) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Item>> asked = new ArrayList<>();
      for (Namespace namespace : namespaces.listNamespaces()) {
        if (wanted.test(namespace.toString())) {
          for (TableIdentifier name : tables.listTables(namespace)) {
            asked.add(threads.submit(() -> item(name, Item.TABLE, this::tableLocation)));
          }
          for (TableIdentifier name : views.listViews(namespace)) {
            asked.add(threads.submit(() -> item(name, Item.VIEW, this::viewLocation)));
          }
        }
      }
      List<Item> items = new ArrayList<>();
      for (Future<Item> one : asked) {
        Item item = one.get();
        if (item != null) {
          items.add(item);
        }
      }
      items.sort(Comparator.comparing(Item::namespace).thenComparing(Item::name));
      return items;
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "Cannot list tables, " + e.getCause().getMessage() + ": " + tables.name(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot list tables, interrupted: " + tables.name(), e);
    }
  }

  /** Null: dropped since it was listed. */
  private static Item item(TableIdentifier name, String kind, Asking asking) {
    try {
      return new Item(name.namespace().toString(), name.name(), kind, asking.location(name));
    } catch (NoSuchTableException | NoSuchViewException e) {
      return null;
    }
  }

  private String tableLocation(TableIdentifier name) {
    return ((HasTableOperations) tables.loadTable(name))
        .operations()
        .current()
        .metadataFileLocation();
  }

  private String viewLocation(TableIdentifier name) {
    return ((BaseView) views.loadView(name)).operations().current().metadataFileLocation();
  }

  @Override
  public void close() {
    try {
      opened.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close catalogue, " + e.getMessage(), e);
    }
  }
}
