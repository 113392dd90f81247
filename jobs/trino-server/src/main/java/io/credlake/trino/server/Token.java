package io.credlake.trino.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** The secret of a lake, which only those know who may read its files. */
final class Token {

  private final byte[] secret;

  private Token(byte[] secret) {
    this.secret = secret;
  }

  static Token read(String file) {
    try {
      return new Token(
          Files.readString(Path.of(file), StandardCharsets.US_ASCII)
              .strip()
              .getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read token: " + file, e);
    }
  }

  /** Whether a text is the secret; how long that takes tells nothing. */
  boolean is(String text) {
    return text != null && MessageDigest.isEqual(secret, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The secret itself, for the server's own connections. */
  String text() {
    return new String(secret, StandardCharsets.UTF_8);
  }
}
