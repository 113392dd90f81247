package io.credlake.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes secrets that only their owner can read. */
final class Secrets {

  private static final int BYTES = 32;

  private Secrets() {}

  /** Writes a new secret into a file, unless it is there. */
  static void make(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        file,
        Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n",
        StandardCharsets.UTF_8);
  }
}
