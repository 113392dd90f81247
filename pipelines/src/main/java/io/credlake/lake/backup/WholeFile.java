package io.credlake.lake.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.iceberg.io.OutputFile;

/** Files that appear whole or not at all, and are on disk then. */
final class WholeFile {

  private static final String UNFINISHED = ".part";

  private WholeFile() {}

  /** Writes a file and gives the SHA-256 of its bytes. */
  static String write(InputStream bytes, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Path unfinished = file.resolveSibling("." + file.getFileName() + UNFINISHED);
    DigestInputStream in = new DigestInputStream(bytes, DigestUtils.getSha256Digest());
    try {
      try (FileChannel channel =
          FileChannel.open(
              unfinished,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        in.transferTo(Channels.newOutputStream(channel));
        channel.force(true);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    return HexFormat.of().formatHex(in.getMessageDigest().digest());
  }

  /**
   * Writes a file that is not on a disk and gives the SHA-256 of its bytes; what broke off there is
   * written over by whoever writes it again.
   */
  static String write(InputStream bytes, OutputFile file) throws IOException {
    DigestInputStream in = new DigestInputStream(bytes, DigestUtils.getSha256Digest());
    try (OutputStream out = file.createOrOverwrite()) {
      in.transferTo(out);
    }
    return HexFormat.of().formatHex(in.getMessageDigest().digest());
  }

  /** The SHA-256 of a file's bytes. */
  static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return DigestUtils.sha256Hex(in);
    }
  }
}
