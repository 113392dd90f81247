package io.credlake.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a command works that deletes in the end all it wrote: a folder of its own. */
final class WorkFolder {

  private static final String PREFIX = "credlake-bench";

  private WorkFolder() {}

  /** A new one, in a folder that is made if it is not there; null: in that for temporary files. */
  static Path in(Path folder) throws IOException {
    return folder == null
        ? Files.createTempDirectory(PREFIX)
        : Files.createTempDirectory(
            Files.createDirectories(folder).toAbsolutePath().normalize(), PREFIX);
  }
}
