package io.credlake.trino;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/**
 * The secrets of a lake's server, made at its first start and readable by their owner alone.
 *
 * @param token by which the owner of the lake is known: who can read it can read the lake
 * @param internal secret that the nodes of the server share
 */
public record LakeSecrets(String token, String internal) {

  private static final int BYTES = 32;

  /** The secrets in a server's folder; whoever comes first makes them. */
  static LakeSecrets in(Path folder) throws IOException {
    Path token = folder.resolve("token");
    Path internal = folder.resolve("internal-secret");
    if (!Files.exists(token) || !Files.exists(internal)) {
      try (StartLock lock = StartLock.acquire(folder)) {
        make(token);
        make(internal);
      }
    }
    return new LakeSecrets(read(token), read(internal));
  }

  /** Writes a new secret into a file that only its owner can read, unless it is there. */
  public static void make(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      writePrivate(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.US_ASCII).strip();
  }

  /** Writes a file that only its owner can read, whole or not at all. */
  static void writePrivate(Path file, String text) throws IOException {
    Path unfinished = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(unfinished);
    }
    Files.writeString(unfinished, text, StandardCharsets.UTF_8);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
