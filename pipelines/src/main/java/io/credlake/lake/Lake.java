package io.credlake.lake;

import io.credlake.fact.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.types.Types;

/**
 * A lake: an Iceberg catalogue and the files of its tables, which serve Flink and Trino side by
 * side.
 */
public final class Lake implements AutoCloseable {

  /** Name of the catalogue, in Iceberg and in Trino. */
  public static final String CATALOG = "lake";

  /** Namespace of the tables that keep the rows of views; each can be filled again. */
  public static final String BOARD = "board";

  /** Namespaces that Trino makes where they are not there yet. */
  private static final List<String> OF_TRINO = List.of("policy", "open", BOARD);

  private final LakePlace place;
  private final IcebergCatalogue catalog;

  private Lake(LakePlace place) {
    this.place = place;
    this.catalog = IcebergCatalogue.open(place);
  }

  /**
   * Opens the lake in a folder, making it if it is not there.
   *
   * @throws UncheckedIOException if the folder cannot be made
   */
  public static Lake open(Path folder) {
    LakePlace place = LakePlace.of(folder);
    try {
      Files.createDirectories(Path.of(place.folder()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot make lake, " + e.getMessage() + ": " + place.folder(), e);
    }
    return open(place);
  }

  /**
   * Opens the lake at a place, on whichever machine this is.
   *
   * @throws IllegalStateException if it is not of the layout that this program expects
   */
  public static Lake open(LakePlace place) {
    Lake lake = new Lake(place);
    try {
      LakeLayout.check(lake);
      if (place.rest() != null) { // else Trino has them stand wherever that catalogue likes
        OF_TRINO.forEach(name -> lake.ensureThere(Namespace.of(name)));
      }
      return lake;
    } catch (RuntimeException e) {
      lake.close();
      throw e;
    }
  }

  /** Opens a lake of whatever layout, to copy or upgrade it. */
  public static Lake openOlder(LakePlace place) {
    return new Lake(place);
  }

  /** Whether a folder holds a lake. */
  public static boolean exists(Path folder) {
    return Files.isRegularFile(folder.resolve(LakePlace.FILE))
        || LakePlace.of(folder).catalogue().isThere();
  }

  /** Where the lake is. */
  public LakePlace place() {
    return place;
  }

  /** The folder of the lake, on the machine from which it is used. */
  public Path folder() {
    return Path.of(place.folder());
  }

  /** Reads and writes files of the warehouse, whichever table they are of; to be closed. */
  public FileIO files() {
    Map<String, String> files = place.files();
    return CatalogUtil.loadFileIO(
        files.get(CatalogProperties.FILE_IO_IMPL), files, new Configuration());
  }

  /** The table of a definition, made if it is not there. */
  public Table table(TableDefinition definition) {
    Namespace namespace = Namespace.of(definition.namespace());
    TableIdentifier name = TableIdentifier.of(namespace, definition.name());
    try {
      return catalog.tables().loadTable(name);
    } catch (NoSuchTableException e) {
      return create(definition, namespace, name);
    }
  }

  /** A table that is there, by its name with its namespace. */
  Table table(String fullName) {
    return catalog.tables().loadTable(TableIdentifier.parse(fullName));
  }

  /**
   * The names of all tables of facts and figures with their namespaces, sorted: those of {@link
   * #BOARD} only repeat them.
   */
  List<String> factTableNames() {
    return livingTableNames().stream().filter(name -> !name.startsWith(BOARD + ".")).toList();
  }

  /** The names of all tables that are written again and again, sorted: not those of releases. */
  List<String> livingTableNames() {
    return tableNames().stream().filter(name -> !FrozenViews.isCopy(name)).toList();
  }

  /** Whether there is no table and no view yet. */
  boolean isEmpty() {
    return catalog.namespaces().listNamespaces().stream()
        .allMatch(
            namespace ->
                catalog.tables().listTables(namespace).isEmpty()
                    && catalog.views().listViews(namespace).isEmpty());
  }

  /** The names of all tables with their namespaces, sorted. */
  List<String> tableNames() {
    return catalog.namespaces().listNamespaces().stream()
        .flatMap(namespace -> catalog.tables().listTables(namespace).stream())
        .map(TableIdentifier::toString)
        .sorted()
        .toList();
  }

  /**
   * Tables and views of some namespaces, sorted, with the files that describe them; of several
   * moments.
   *
   * @param namespaces those that are wanted
   */
  public List<CatalogueListing.Item> listing(Predicate<String> namespaces) {
    return catalog.items(namespaces);
  }

  /** Where tables and views are. */
  IcebergCatalogue iceberg() {
    return catalog;
  }

  /**
   * Adds rows to a small table; columns that the table does not have yet are added to it.
   *
   * @param rows values in the order of the definition's columns; an instant is an OffsetDateTime
   */
  public void append(TableDefinition definition, List<Object[]> rows) {
    Table table = table(definition);
    addMissing(TableLayout.schema(definition), table);
    AppendFiles append = table.newAppend();
    TableRows.write(table, definition.columnNames(), rows).ifPresent(append::appendFile);
    CommitClock.commit(table, append);
  }

  /** Gives a table that is there the columns and settings of its definition. */
  void bringUpToDate(TableDefinition definition) {
    Table table = table(definition);
    addMissing(TableLayout.schema(definition), table);
    Map<String, String> settings = TableLayout.properties(definition);
    if (!table.properties().entrySet().containsAll(settings.entrySet())) {
      UpdateProperties update = table.updateProperties();
      settings.forEach(update::set);
      update.commit();
    }
    Snapshot newest = table.currentSnapshot();
    if (newest != null && !Objects.equals(newest.schemaId(), table.schema().schemaId())) {
      // a tag shows a table with the columns of its snapshot, and releases ask for today's
      CommitClock.commit(table, table.newAppend());
    }
  }

  private static void addMissing(Schema wanted, Table table) {
    UpdateSchema update = table.updateSchema();
    boolean missing = false;
    for (Types.NestedField column : wanted.columns()) {
      if (table.schema().findField(column.name()) == null) {
        update.addColumn(column.name(), column.type(), column.doc());
        missing = true;
      }
    }
    if (missing) {
      update.commit();
    }
  }

  private Table create(TableDefinition definition, Namespace namespace, TableIdentifier name) {
    try {
      ensureThere(namespace);
      return catalog
          .tables()
          .buildTable(name, TableLayout.schema(definition))
          .withPartitionSpec(TableLayout.partition(definition))
          .withSortOrder(TableLayout.sort(definition))
          .withProperties(TableLayout.properties(definition))
          .withLocation(place.locationOf(name))
          .create();
    } catch (AlreadyExistsException e) {
      return catalog.tables().loadTable(name); // another process was faster
    }
  }

  /** Takes a namespace away if it is there; it must be empty. */
  void drop(Namespace namespace) {
    if (catalog.namespaces().namespaceExists(namespace)) {
      catalog.namespaces().dropNamespace(namespace);
    }
  }

  /** Whether a namespace is there. */
  boolean has(Namespace namespace) {
    return catalog.namespaces().namespaceExists(namespace);
  }

  void ensureThere(Namespace namespace) {
    if (catalog.namespaces().namespaceExists(namespace)) {
      return;
    }
    try {
      catalog.namespaces().createNamespace(namespace, place.saidOf(namespace));
    } catch (RuntimeException e) {
      // The catalogue tells in several ways that another process was faster.
      if (!catalog.namespaces().namespaceExists(namespace)) {
        throw e;
      }
    }
  }

  /**
   * Reads rows of a table as they are now, past all views.
   *
   * @param columns to read; none means all
   */
  public void read(
      TableDefinition definition,
      Expression condition,
      List<String> columns,
      Consumer<Record> visitor) {
    IcebergGenerics.ScanBuilder scan = IcebergGenerics.read(table(definition)).where(condition);
    try (CloseableIterable<Record> rows =
        (columns.isEmpty() ? scan : scan.select(columns.toArray(String[]::new))).build()) {
      rows.forEach(visitor);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read table, " + e.getMessage() + ": " + definition.fullName(), e);
    }
  }

  @Override
  public void close() {
    catalog.close();
  }
}
