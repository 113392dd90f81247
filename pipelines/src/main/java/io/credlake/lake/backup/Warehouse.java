package io.credlake.lake.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.iceberg.io.FileIO;

/**
 * The folder of the tables' files.
 *
 * <p>Iceberg and Trino write locations on disk with one slash or three; here all have three.
 *
 * @param uri of the folder
 */
record Warehouse(String uri) {

  private static final String DISK = "file:";

  Warehouse {
    uri = plain(uri);
  }

  /** Whether a location is in the folder. */
  boolean holds(String location) {
    return plain(location).startsWith(uri + "/");
  }

  /**
   * The path of a location within the folder.
   *
   * @throws IllegalArgumentException if it is not in it
   */
  String pathOf(String location) {
    if (!holds(location)) {
      throw new IllegalArgumentException(
          "Invalid location, it is not in the warehouse %s: %s".formatted(uri, location));
    }
    return plain(location).substring(uri.length() + 1);
  }

  /** The location of a path within the folder. */
  String locationOf(String path) {
    return uri + "/" + path;
  }

  /**
   * Writes a file of the folder and gives the SHA-256 of its bytes.
   *
   * @param path within the folder
   * @param io for a folder that is not on a disk
   */
  String write(InputStream bytes, String path, FileIO io) throws IOException {
    return uri.startsWith(DISK)
        ? WholeFile.write(bytes, Path.of(uri.substring(DISK.length() + 2), path))
        : WholeFile.write(bytes, io.newOutputFile(locationOf(path)));
  }

  private static String plain(String location) {
    return location.startsWith(DISK)
        ? DISK + "///" + location.substring(DISK.length()).replaceFirst("^/+", "")
        : location;
  }
}
