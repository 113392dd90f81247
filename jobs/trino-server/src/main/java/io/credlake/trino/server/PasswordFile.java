package io.credlake.trino.server;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.BasicPrincipal;
import io.trino.spi.security.PasswordAuthenticator;
import io.trino.spi.security.PasswordAuthenticatorFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import java.util.Map;

/**
 * Passwords of users, in the file that {@code htpasswd -B} writes: a line {@code user:hash} each,
 * bcrypt. It is read at every login, so that a changed password holds at once. Owners of the lake
 * log in by its token.
 */
final class PasswordFile implements PasswordAuthenticator {

  /** Name in {@code password-authenticator.name}. */
  static final String NAME = "credlake";

  /** Checked where there is no such user, so that the time tells nobody who there is. */
  private static final String NOBODY = BCrypt.withDefaults().hashToString(10, new char[] {'-'});

  private final Path file;
  private final Token token;
  private final List<String> owners;

  PasswordFile(Path file, Token token, List<String> owners) {
    this.file = file;
    this.token = token;
    this.owners = owners;
  }

  /** Makes it from the places of passwords and token and the names of the owners. */
  static final class Factory implements PasswordAuthenticatorFactory {

    @Override
    public String getName() {
      return NAME;
    }

    @Override
    public PasswordAuthenticator create(Map<String, String> config) {
      return new PasswordFile(
          Path.of(config.get("credlake.password-file")),
          Token.read(config.get("credlake.token-file")),
          List.of(config.get("credlake.owners").split(",", -1)));
    }
  }

  @Override
  public Principal createAuthenticatedPrincipal(String user, String password) {
    boolean right = owners.contains(user) ? token.is(password) : isRight(user, password);
    if (!right) {
      throw new AccessDeniedException("Invalid user or password: " + user);
    }
    return new BasicPrincipal(user);
  }

  private boolean isRight(String user, String password) {
    String hash = NOBODY;
    for (String line : lines()) {
      if (line.startsWith(user + ":")) {
        hash = line.substring(user.length() + 1).strip();
      }
    }
    return BCrypt.verifyer().verify(password.toCharArray(), hash).verified && !hash.equals(NOBODY);
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read passwords: " + file, e);
    }
  }
}
