package io.credlake.lake;

import io.credlake.conf.SettingsFile;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * Where the parts of a lake are: what a process needs to open it, here or on another machine.
 *
 * <p>A lake is known by its folder. Unless the file {@code lake.properties} in it says something
 * else, all parts stand beneath it.
 *
 * @param folder absolute path of the folder, on the machine from which the lake is used
 * @param catalogue the database that lists the tables, unless a catalogue over REST does
 * @param rest the catalogue over REST; null: there is none
 * @param warehouse URI beneath which the files of the tables stand
 * @param store where the warehouse is; null: on a disk or in HDFS
 * @param states URI beneath which jobs keep their checkpoints
 * @param flink HOST:PORT of the Flink cluster that runs the jobs; null: they run within their
 *     command
 */
public record LakePlace(
    String folder,
    Catalogue catalogue,
    RestCatalogue rest,
    String warehouse,
    ObjectStore store,
    String states,
    String flink)
    implements Serializable {

  /** Name of the file that says where a lake is. */
  public static final String FILE = "lake.properties";

  private static final String CATALOGUE = "catalogue";
  private static final String USER = "catalogue-user";
  private static final String PASSWORD = "catalogue-password-file";
  private static final String WAREHOUSE = "warehouse";
  private static final String STATES = "states";
  private static final String FLINK = "flink";
  private static final List<String> KEYS =
      Stream.of(
              List.of(CATALOGUE, USER, PASSWORD, WAREHOUSE, STATES, FLINK),
              RestCatalogue.KEYS,
              ObjectStore.KEYS)
          .flatMap(List::stream)
          .toList();
  private static final String HDFS = "hdfs://";
  private static final String DISK_OR_HDFS = "file:///.*[^/]|" + HDFS + "[^/:]+:\\d+/.*[^/]";
  private static final String S3 = ObjectStore.PREFIX + "[a-z0-9][a-z0-9.-]+[a-z0-9]/.*[^/]";
  private static final int ID_LENGTH = 8;

  /**
   * The place of the lake in a folder, whether or not it is there.
   *
   * @throws IllegalArgumentException if its {@code lake.properties} has a wrong key or value
   */
  public static LakePlace of(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    return of(absolute, absolute.resolve(FILE));
  }

  private static LakePlace of(Path folder, Path file) {
    SettingsFile set = new SettingsFile(file, KEYS);
    String warehouse = warehouse(set.text(WAREHOUSE), folder, file);
    boolean stored = warehouse.startsWith(ObjectStore.PREFIX);
    if (!stored) {
      set.refuse(ObjectStore.KEYS, "the warehouse is in no object store");
    }
    return new LakePlace(
        folder.toString(),
        catalogue(folder, file, set),
        RestCatalogue.of(set, folder, file),
        warehouse,
        stored ? ObjectStore.of(set, folder, file) : null,
        states(set.text(STATES), folder, file),
        set.text(FLINK));
  }

  /** The place that a file of the configuration gives a lake, which need not be there. */
  public static LakePlace asSet(Path folder, Path conf) {
    return of(folder.toAbsolutePath().normalize(), conf.toAbsolutePath().normalize());
  }

  /**
   * The place of a lake; one that is not there is founded as a file of the configuration says, and
   * keeps to that whatever the file says later.
   */
  public static LakePlace found(Path folder, Path conf) {
    Path absolute = folder.toAbsolutePath().normalize();
    if (Lake.exists(absolute) || !Files.exists(conf)) {
      return of(absolute);
    }
    LakePlace place = asSet(absolute, conf);
    if (!place.equals(of(absolute, absolute.resolve(FILE)))) {
      place.write();
    }
    return place;
  }

  /** Writes down where the lake is, in its folder. */
  public void write() {
    StringBuilder text = new StringBuilder("# Where this lake is. Do not change it.\n");
    if (catalogue instanceof PostgresCatalogue postgres) {
      line(text, CATALOGUE, postgres.url());
      line(text, USER, postgres.user());
      line(text, PASSWORD, postgres.passwordFile());
    }
    if (rest != null) {
      rest.settings().forEach((key, value) -> line(text, key, value));
    }
    line(text, WAREHOUSE, warehouse);
    if (store != null) {
      store.settings().forEach((key, value) -> line(text, key, value));
    }
    line(text, STATES, states);
    line(text, FLINK, flink);
    try {
      Files.createDirectories(Path.of(folder));
      Files.writeString(Path.of(folder, FILE), text);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make lake, " + e.getMessage() + ": " + folder, e);
    }
  }

  private static void line(StringBuilder text, String key, String value) {
    if (value != null) {
      text.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n');
    }
  }

  private static Catalogue catalogue(Path folder, Path file, SettingsFile set) {
    String url = set.text(CATALOGUE);
    if (url == null) {
      return new SqliteCatalogue(folder.resolve("catalog.db").toString());
    }
    if (!url.startsWith(PostgresCatalogue.PREFIX)) {
      throw new IllegalArgumentException(
          "Invalid %s, it must begin with %s: %s (in %s)"
              .formatted(CATALOGUE, PostgresCatalogue.PREFIX, url, file));
    }
    String user = set.text(USER);
    if (user == null) {
      throw new IllegalArgumentException(
          "Invalid %s, it is missing for: %s (in %s)".formatted(USER, url, file));
    }
    String password = set.text(PASSWORD);
    return new PostgresCatalogue(
        url, user, password == null ? null : folder.resolve(password).normalize().toString());
  }

  private static String warehouse(String set, Path folder, Path file) {
    if (set != null && !set.matches(DISK_OR_HDFS + "|" + S3)) {
      throw new IllegalArgumentException(
          "Invalid %s, it must be file:///PATH, hdfs://HOST:PORT/PATH or s3://BUCKET/PREFIX: %s (in %s)"
              .formatted(WAREHOUSE, set, file));
    }
    return set == null ? "file://" + folder.resolve("warehouse") : set;
  }

  private static String states(String set, Path folder, Path file) {
    if (set != null && !set.matches(DISK_OR_HDFS)) {
      throw new IllegalArgumentException(
          "Invalid %s, it must be file:///PATH or hdfs://HOST:PORT/PATH%s: %s (in %s)"
              .formatted(
                  STATES,
                  set.startsWith(ObjectStore.PREFIX)
                      ? ", only the warehouse may stand in an object store"
                      : "",
                  set,
                  file));
    }
    return set == null ? "file://" + folder.resolve("flink") : set;
  }

  /** The same lake, whose jobs run on another cluster; null: within their command. */
  public LakePlace runningOn(String cluster) {
    return new LakePlace(folder, catalogue, rest, warehouse, store, states, cluster);
  }

  /** Whether the files of the tables stand in HDFS. */
  public boolean isInHdfs() {
    return warehouse.startsWith(HDFS);
  }

  /** The properties by which Iceberg reads and writes the files of the tables. */
  Map<String, String> files() {
    Map<String, String> files = new HashMap<>(store == null ? Map.of() : store.properties());
    files.put(
        CatalogProperties.FILE_IO_IMPL,
        store == null
            ? "org.apache.iceberg.hadoop.HadoopFileIO"
            : "org.apache.iceberg.aws.s3.S3FileIO");
    return files;
  }

  /** The same lake, with another database. */
  public LakePlace keptIn(Catalogue database) {
    return new LakePlace(folder, database, rest, warehouse, store, states, flink);
  }

  /** What a catalogue is told of a namespace; over REST, where its tables are to stand. */
  Map<String, String> saidOf(Namespace namespace) {
    Map<String, String> said = new HashMap<>(); // the REST client looks for null in it
    if (rest != null) {
      said.put("location", warehouse + "/" + namespace);
    }
    return said;
  }

  /** Where a table or view is to stand; null: where the catalogue puts it, which is the same. */
  String locationOf(TableIdentifier name) {
    return rest == null ? null : warehouse + "/" + name.namespace() + "/" + name.name();
  }

  /** A short name that no other lake has. */
  public String id() {
    return DigestUtils.sha256Hex(catalogue.url()).substring(0, ID_LENGTH);
  }
}
