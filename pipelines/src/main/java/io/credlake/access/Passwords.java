package io.credlake.access;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Passwords of users, in the file that {@code htpasswd -B} writes: a line {@code user:hash} each,
 * bcrypt. It is read at every login, so that a changed password holds at once.
 *
 * @param file that holds them
 */
public record Passwords(Path file) {

  /** Bytes that bcrypt takes. */
  private static final int LONGEST = 72;

  /** Checked where there is no such user, so that the time tells nobody who there is. */
  private static final String NOBODY = BCrypt.withDefaults().hashToString(10, new char[] {'-'});

  /**
   * Whether a password is that of a user.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public boolean isRight(String user, String password) {
    if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      return false;
    }
    String hash = NOBODY;
    for (String line : lines()) {
      if (line.startsWith(user + ":")) {
        hash = line.substring(user.length() + 1).strip();
      }
    }
    return BCrypt.verifyer().verify(password.toCharArray(), hash).verified && !hash.equals(NOBODY);
  }

  private Iterable<String> lines() {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read passwords: " + file, e);
    }
  }
}
