package io.credlake.flow;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What tells whether a file has changed.
 *
 * @param size in bytes
 * @param modified when it was written last, in milliseconds since 1970-01-01 UTC
 */
record FileStamp(long size, long modified) implements Serializable {

  static FileStamp of(BasicFileAttributes attributes) {
    return new FileStamp(attributes.size(), attributes.lastModifiedTime().toMillis());
  }

  /**
   * The stamp of a file as it is now.
   *
   * @throws IOException if it is gone, or cannot be looked at
   */
  static FileStamp of(Path file) throws IOException {
    return of(Files.readAttributes(file, BasicFileAttributes.class));
  }
}
