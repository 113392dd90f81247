package io.credlake.trino.server;

import io.credlake.access.Passwords;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.BasicPrincipal;
import io.trino.spi.security.PasswordAuthenticator;
import io.trino.spi.security.PasswordAuthenticatorFactory;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import java.util.Map;

/** Users log in by their passwords, see {@link Passwords}; owners of the lake by its token. */
final class PasswordFile implements PasswordAuthenticator {

  /** Name in {@code password-authenticator.name}. */
  static final String NAME = "credlake";

  private final Passwords passwords;
  private final Token token;
  private final List<String> owners;

  PasswordFile(Passwords passwords, Token token, List<String> owners) {
    this.passwords = passwords;
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
          new Passwords(Path.of(config.get("credlake.password-file"))),
          Token.read(config.get("credlake.token-file")),
          List.of(config.get("credlake.owners").split(",", -1)));
    }
  }

  @Override
  public Principal createAuthenticatedPrincipal(String user, String password) {
    boolean right = owners.contains(user) ? token.is(password) : passwords.isRight(user, password);
    if (!right) {
      throw new AccessDeniedException("Invalid user or password: " + user);
    }
    return new BasicPrincipal(user);
  }
}
