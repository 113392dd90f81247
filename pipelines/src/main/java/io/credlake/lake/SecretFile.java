package io.credlake.lake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * A file with a secret, which stands on each machine that runs jobs, so that it travels with none.
 *
 * @param what the secret is, for messages
 * @param file absolute path
 */
record SecretFile(String what, String file) {

  private static final Set<PosixFilePermission> OF_THE_OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  /**
   * The secret, which only the owner of the file may read.
   *
   * @throws IllegalStateException if it cannot be read, or others may read it, too
   */
  String read() {
    PosixFileAttributeView view =
        Files.getFileAttributeView(Path.of(file), PosixFileAttributeView.class);
    try {
      if (view != null && !OF_THE_OWNER.containsAll(view.readAttributes().permissions())) {
        throw new IllegalStateException(
            "Cannot use %s, others may read it (chmod 600): %s".formatted(what, file));
      }
      return Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private IllegalStateException unreadable(IOException e) {
    return new IllegalStateException(
        "Cannot read %s, %s: %s".formatted(what, e.getClass().getSimpleName(), file), e);
  }
}
