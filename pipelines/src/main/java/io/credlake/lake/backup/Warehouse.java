package io.credlake.lake.backup;

import java.nio.file.Path;

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
   * The folder on this machine.
   *
   * @throws IllegalArgumentException if it is not on a disk
   */
  Path folder() {
    if (!uri.startsWith(DISK)) {
      throw new IllegalArgumentException("Invalid warehouse, it is not on a disk: " + uri);
    }
    return Path.of(uri.substring(DISK.length() + 2));
  }

  private static String plain(String location) {
    return location.startsWith(DISK)
        ? DISK + "///" + location.substring(DISK.length()).replaceFirst("^/+", "")
        : location;
  }
}
